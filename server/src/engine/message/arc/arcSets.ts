import { readTagList, type TagRecord, tagOf } from '../../mail/tags/tagList.ts';
import { ARC } from '../findings/arc.ts';
import type { HeaderField, Message, MessageFinding } from '../message.ts';

/** The highest number of a set (RFC 8617 §4.2.1). */
const MOST_SETS = 50;

/** One ARC set (RFC 8617 §4.2): what one server that passed the message on added; parts may be missing. */
export interface ArcSet {
  readonly instance: number;
  readonly seal: HeaderField | undefined;
  readonly messageSignature: HeaderField | undefined;
  readonly results: HeaderField | undefined;
  /** The tags of the seal. */
  readonly sealTags: TagRecord | undefined;
  /** What the seal says of the chain before it (tag `cv`), in lower case. */
  readonly chainValidation: string | undefined;
}

/** The sets of a message, and what is wrong with the chain that they make by itself. */
export interface ArcSets {
  /** By their numbers. */
  readonly sets: readonly ArcSet[];
  readonly findings: readonly MessageFinding[];
}

const PARTS = {
  'arc-seal': 'seal',
  'arc-message-signature': 'messageSignature',
  'arc-authentication-results': 'results',
} as const;

type Part = (typeof PARTS)[keyof typeof PARTS];

/** Reads the ARC sets of a message, and checks their structure (RFC 8617 §5.2, steps 1 to 3). */
export function readArcSets({ fields }: Message): ArcSets {
  const findings: MessageFinding[] = [];
  const add = ({ id, severity }: (typeof ARC)[keyof typeof ARC], message: string, field?: HeaderField) => {
    if (findings.length >= MOST_SETS) return;
    const at = field && { field: field.index, at: { start: field.start, end: field.end } };
    findings.push({ rule: id, severity, message, ...at });
  };
  const found = new Map<number, Partial<Record<Part, HeaderField>>>();
  for (const field of fields) {
    const part = PARTS[field.key as keyof typeof PARTS];
    if (part === undefined) continue;
    const instance = instanceOf(field);
    if (instance === undefined) {
      add(
        ARC.instance,
        `The field ${field.name} has no number from 1 to ${MOST_SETS} in its tag "i": the chain fails.`,
        field,
      );
      continue;
    }
    const set = found.get(instance) ?? {};
    if (set[part] !== undefined)
      add(
        ARC.duplicate,
        `There is a second ${field.name} with the number ${instance}: the chain fails.`,
        field,
      );
    else set[part] = field;
    found.set(instance, set);
  }
  const sets = [...found].sort(([a], [b]) => a - b).map(([instance, set]) => arcSet(instance, set));
  for (const [i, set] of sets.entries()) {
    if (set.instance !== i + 1 && (i === 0 || (sets[i - 1] as ArcSet).instance === i))
      add(
        ARC.gap,
        `The set with the number ${i + 1} is missing: a server on the way took it out, or the headers are not copied whole.`,
        set.seal,
      );
    const missing = Object.entries(PARTS).filter(([, part]) => set[part] === undefined);
    if (missing.length > 0) {
      const names = missing.map(([name]) =>
        name.replaceAll(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase()),
      );
      add(
        ARC.gap,
        `The set with the number ${set.instance} lacks ${names.join(' and ').replaceAll('Arc', 'ARC')}: the chain fails.`,
        set.seal ?? set.messageSignature ?? set.results,
      );
    }
    const expected = set.instance === 1 ? 'none' : 'pass';
    if (set.seal !== undefined && set.chainValidation !== expected)
      add(ARC.chainValidation, chainText(set, expected), set.seal);
  }
  return { sets, findings };
}

function chainText({ instance, chainValidation }: ArcSet, expected: string): string {
  if (chainValidation === 'fail')
    return `The server that made the seal with the number ${instance} found the chain before it broken: it fails from there on.`;
  return `The seal with the number ${instance} says "cv=${chainValidation ?? ''}", where only "${expected}" can be: the chain fails.`;
}

function arcSet(
  instance: number,
  { seal, messageSignature, results }: Partial<Record<Part, HeaderField>>,
): ArcSet {
  const sealTags = seal && readTagList({ kind: 'dkim', text: seal.text, owner: undefined });
  const chainValidation = sealTags && tagOf(sealTags, 'cv')?.value.toLowerCase();
  return { instance, seal, messageSignature, results, sealTags, chainValidation };
}

/** The number of a field's set: its tag `i`, which is the first of the results (RFC 8617 §4.1.1). */
function instanceOf({ key, text }: HeaderField): number | undefined {
  const isResults = key === 'arc-authentication-results';
  const written = isResults
    ? /^\s{0,20}i\s{0,20}=\s{0,20}(\d{1,2})\s{0,20};/.exec(text)?.[1]
    : tagOf(readTagList({ kind: 'dkim', text, owner: undefined }), 'i')?.value;
  if (written === undefined || !/^\d{1,2}$/.test(written)) return undefined;
  const instance = Number(written);
  return instance >= 1 && instance <= MOST_SETS ? instance : undefined;
}
