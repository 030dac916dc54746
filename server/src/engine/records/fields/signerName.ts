import type { FieldKind } from '../field.ts';
import { name } from './name.ts';

/** Where RRSIG has its number of labels (RFC 4034 §3.1). */
const LABELS = 3;

/**
 * The zone that signed (RFC 4034 §3.1.7). It holds the owner, so it has no more labels than the owner, which the
 * signature counts; BIND refuses the record otherwise.
 */
export const signerName: FieldKind = {
  ...name,
  read(input, out) {
    const i = input.at;
    const labels = out.bytes[LABELS] as number;
    const before = out.length;
    if (!name.read(input, out)) return false;
    const count = labelsAt(out.bytes, before);
    if (count <= labels) return true;
    return input.refuse(
      i,
      `${input.subject()} has ${count} labels, more than the ${labels} that the signature says its owner has: the signing zone is the owner or above it (RFC 4034 §3.1.7).`,
    );
  },
  print(reader, words) {
    const before = reader.at;
    name.print(reader, words);
    if (!reader.short && labelsAt(reader.bytes, before) > (reader.bytes[LABELS] as number))
      reader.short = true;
  },
};

/** Labels of the name on the wire at `start`. */
function labelsAt(bytes: Uint8Array, start: number): number {
  let count = 0;
  for (let at = start; bytes[at] !== 0; at += (bytes[at] as number) + 1) count++;
  return count;
}
