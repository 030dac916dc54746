import { readTagList } from '../../mail/tags/tagList.ts';
import type { PlacedReport } from '../placedReport.ts';
import { valueStart } from './fieldAt.ts';

/** A name in `h=` of a signature (RFC 6376 §3.5). Offsets are into the field. */
export interface SignedName {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** The field that it signs, by its index; `undefined` where there is none, so that none may be added. */
  readonly signs: number | undefined;
}

/**
 * The name at an offset of a signature's `h=`, and what it signs: the first mention of a name the last field of that name, the
 * next one that above it (RFC 6376 §5.4.2).
 *
 * @param index of the signature among the header fields
 */
export function signedNameAt(
  { report, fields }: PlacedReport,
  index: number,
  offset: number,
): SignedName | undefined {
  const field = fields[index];
  if (field === undefined) return undefined;
  const from = valueStart(field);
  const { tags } = readTagList({ kind: 'dkim', text: field.raw.slice(from), owner: undefined });
  const list = tags.find(({ name }) => name === 'h');
  if (list === undefined) return undefined;
  const start = from + list.valueSpan.start;
  const names = [...list.value.matchAll(/[^\s:]+/g)].map(({ 0: name, index: at }) => ({
    name,
    start: start + at,
    end: start + at + name.length,
  }));
  const at = names.findIndex((name) => name.start <= offset && offset <= name.end);
  const found = names[at];
  if (found === undefined) return undefined;
  const key = found.name.toLowerCase();
  const before = names.slice(0, at).filter(({ name }) => name.toLowerCase() === key).length;
  const all = report.headers.filter(({ name }) => name.toLowerCase() === key);
  return { ...found, signs: all.at(-1 - before)?.field };
}
