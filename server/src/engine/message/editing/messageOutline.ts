import { plain } from '../../text/plain.ts';
import type { MessageReport } from '../messageReport.ts';
import type { PlacedField, PlacedPart, PlacedReport, TextPlace } from '../placedReport.ts';
import { delayText } from '../render/delay.ts';

/** What stands in a message, for its outline. */
export interface MessageNode {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'header' | 'hop' | 'signature' | 'results' | 'field' | 'body' | 'part';
  readonly start: TextPlace;
  readonly end: TextPlace;
  readonly children: readonly MessageNode[];
}

/** An outline shows this much of a value. */
const SHORT = 60;

/**
 * The outline of a message: its header fields in the order of the text, called by what they are, and the parts of its body.
 */
export function messageOutline({ report, fields, parts }: PlacedReport): MessageNode[] {
  const named = namesOf(report);
  const nodes = fields.map((field, index): MessageNode => {
    const { name = '', value = '' } = report.headers[index] ?? {};
    const special = named.get(index);
    return {
      name: shown(special?.name ?? name),
      detail: shown(special?.detail ?? value),
      kind: special?.kind ?? 'field',
      ...rangeOf(field),
      children: [],
    };
  });
  return [...group('Header', 'header', nodes), ...bodyOf(parts)];
}

type Named = Pick<MessageNode, 'name' | 'detail' | 'kind'>;

/** What header fields are called that say something of the way or the origin, by their index. */
function namesOf({ hops, dkim, arc, authenticationResults, headers }: MessageReport): Map<number, Named> {
  const named = new Map<number, Named>();
  for (const { field, number, by, from, delaySeconds } of hops) {
    const delay = number === 1 || delaySeconds === null ? '' : `, ${delayText(delaySeconds)}`;
    const detail = `from ${from ?? 'an unnamed host'}${delay}`;
    named.set(field, { name: `Hop ${number}: ${by ?? 'an unnamed host'}`, detail, kind: 'hop' });
  }
  for (const { field, domain, result } of dkim) {
    const name = `DKIM-Signature: ${domain ?? 'no domain'}`;
    named.set(field, { name, detail: resultText(result), kind: 'signature' });
  }
  for (const { instance, sealer, seal, messageSignature, fields } of arc.chain) {
    for (const field of fields) {
      const key = headers[field]?.name.toLowerCase();
      if (key === 'arc-authentication-results') continue;
      const isSeal = key === 'arc-seal';
      const name = `${isSeal ? 'ARC-Seal' : 'ARC-Message-Signature'} ${instance}: ${sealer ?? 'no domain'}`;
      named.set(field, { name, detail: resultText(isSeal ? seal : messageSignature), kind: 'signature' });
    }
  }
  for (const { field, kind, authservId, results } of authenticationResults) {
    const detail = results.map(({ method, result }) => `${method}=${result}`).join(' ');
    named.set(field, { name: `${kind}: ${authservId ?? ''}`.replace(/: $/, ''), detail, kind: 'results' });
  }
  return named;
}

function bodyOf(parts: readonly PlacedPart[]): MessageNode[] {
  const nodes = parts.map(
    ({ type, encoding, fileName, octets, start, end }): MessageNode => ({
      name: shown(fileName ?? type),
      detail: [
        ...(fileName === null ? [] : [type]),
        ...(encoding === '' ? [] : [encoding]),
        sizeText(octets),
      ].join(', '),
      kind: 'part',
      start,
      end,
      children: [],
    }),
  );
  return nodes.length === 1
    ? nodes.map((node) => ({ ...node, kind: 'body' as const }))
    : group('Body', 'body', nodes);
}

function group(name: string, kind: 'header' | 'body', children: readonly MessageNode[]): MessageNode[] {
  const [first] = children;
  const last = children.at(-1);
  if (first === undefined || last === undefined) return [];
  return [{ name, detail: '', kind, start: first.start, end: last.end, children }];
}

function rangeOf({ start, end }: PlacedField): { readonly start: TextPlace; readonly end: TextPlace } {
  return { start, end };
}

/** A size in octets, by the largest unit that it has. */
function sizeText(octets: number): string {
  if (octets < 1024) return `${octets} ${octets === 1 ? 'octet' : 'octets'}`;
  const [size, unit] = octets < 1024 * 1024 ? [octets / 1024, 'KiB'] : [octets / 1024 / 1024, 'MiB'];
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} ${unit}`;
}

function resultText(result: string): string {
  return result === 'unknown' ? 'not checked' : result;
}

/** A name must not be empty, and steers nothing. */
function shown(text: string): string {
  const cut = plain(text.replaceAll(/\s+/g, ' ')).trim();
  return cut.length > SHORT ? `${cut.slice(0, SHORT)}…` : cut || '""';
}
