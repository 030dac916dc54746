import type { ExplainedHeader } from '../messageReport.ts';
import type { ComparedField } from './comparison.ts';
import { longestCommon } from './longestCommon.ts';

/** Fields that differ between any two messages, or any two deliveries of one. */
const USUAL: ReadonlySet<string> = new Set([
  'arc-authentication-results',
  'arc-message-signature',
  'arc-seal',
  'date',
  'delivered-to',
  'dkim-signature',
  'message-id',
  'received',
  'x-google-dkim-signature',
  'x-google-smtp-source',
  'x-gm-message-state',
  'x-microsoft-antispam-message-info',
  'x-ms-exchange-organization-network-message-id',
  'x-ms-office365-filtering-correlation-id',
  'x-original-to',
  'x-received',
]);

type Fields = readonly Pick<ExplainedHeader, 'name' | 'value' | 'start' | 'end'>[];

/**
 * The header fields of two messages side by side: fields of one name belong together by their values, else by their order. Takes
 * time linear in the fields but for a logarithm.
 */
export function alignFields(left: Fields, right: Fields): ComparedField[] {
  const byName = [groups(left), groups(right)] as const;
  const partner = new Map<number, number>();
  for (const [key, mine] of byName[0]) {
    const theirs = byName[1].get(key) ?? [];
    for (const [i, j] of pairs(mine.map(textOf(left)), theirs.map(textOf(right))))
      partner.set(mine[i] as number, theirs[j] as number);
  }
  const paired = new Set(partner.values());
  const rows: ComparedField[] = [];
  /** Fields that only the right message has, from a place of it on. */
  const addRight = (from: number) => {
    for (let j = from; j < right.length && !paired.has(j); j++) rows.push(rowOf(null, j, left, right));
  };
  addRight(0);
  for (const i of left.keys()) {
    const j = partner.get(i);
    rows.push(rowOf(i, j ?? null, left, right));
    if (j !== undefined) addRight(j + 1);
  }
  return rows;
}

/** Places of the fields of each name. */
function groups(fields: Fields): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [i, { name }] of fields.entries()) {
    const same = found.get(name.toLowerCase());
    if (same === undefined) found.set(name.toLowerCase(), [i]);
    else same.push(i);
  }
  return found;
}

/** What is the same is a pair; between such pairs, what is left is paired in order. */
function pairs(left: readonly string[], right: readonly string[]): [number, number][] {
  const found: [number, number][] = [];
  let [i, j] = [0, 0];
  for (const [a, b] of [...longestCommon(left, right), [left.length, right.length] as const]) {
    for (; i < a && j < b; i++, j++) found.push([i, j]);
    if (a < left.length) found.push([a, b]);
    [i, j] = [a + 1, b + 1];
  }
  return found;
}

/** The value, and its length: a long one is cut in the report. */
function textOf(fields: Fields): (place: number) => string {
  return (place) => {
    const { value = '', start = 0, end = 0 } = fields[place] ?? {};
    return value.endsWith('…') ? `${value} ${end - start}` : value;
  };
}

function rowOf(i: number | null, j: number | null, left: Fields, right: Fields): ComparedField {
  const name = (i === null ? right[j ?? 0] : left[i])?.name ?? '';
  const isUsual = USUAL.has(name.toLowerCase());
  if (i === null) return { name, left: null, right: j, difference: 'right', isUsual };
  if (j === null) return { name, left: i, right: null, difference: 'left', isUsual };
  const isEqual = textOf(left)(i) === textOf(right)(j);
  return { name, left: i, right: j, difference: isEqual ? 'equal' : 'changed', isUsual };
}
