import { describeNameFault } from '../../records/rdataInput.ts';
import { aLabel } from '../../text/idna.ts';
import { encodeUtf8 } from '../../text/utf8.ts';
import { ASTERISK, OTHER, RAW } from '../../zone/labelTraits.ts';
import { type NameId, type NameTable, NO_NAME, ROOT } from '../../zone/names.ts';
import { nameFault, nameText, readName } from '../../zone/nameText.ts';

/** Where a new name is written, and what is renamed. */
export interface NewNamePlace {
  /** What a name is relative to there; the root where names are always absolute. */
  readonly origin: NameId;
  /** The zone that the old name is in, folded; {@link NO_NAME} where it is in none that is known. */
  readonly apex: NameId;
  /** The old name, folded. */
  readonly from: NameId;
}

/**
 * Reads a new name as it would be read in its place; one without the final dot that ends in the zone's name is absolute
 * all the same, since nobody means the zone's name twice.
 *
 * @returns the name as spelled, or why it cannot be one
 */
export function readNewName(
  names: NameTable,
  text: string,
  { origin, apex, from }: NewNamePlace,
): NameId | string {
  const written = text.trim();
  if (written === '') return 'Write the new name: it is empty.';
  const outside = /^(?:[^\\]|\\.)*?([\s"();]|\\$)/s.exec(written)?.[1];
  if (outside !== undefined) return `A name has no ${/\s/.test(outside) ? 'blanks' : `"${outside}"`}.`;
  if (/[^ -~]/.test(written)) return refuseUnicode(written);
  const bytes = encodeUtf8(written);
  const isDotted = /(?:^|[^\\])(?:\\\\)*\.$/.test(written);
  const name = readName(names, bytes, 0, bytes.length, origin);
  const absolute = isDotted || written === '@' ? NO_NAME : readName(names, bytes, 0, bytes.length, ROOT);
  const isInZone = absolute !== NO_NAME && apex !== NO_NAME && names.isWithin(names.fold(absolute), apex);
  if (isInZone && names.labelCount(apex) > 0) return checked(names, absolute, from);
  if (name === NO_NAME) {
    readName(names, bytes, 0, bytes.length, origin);
    return describeNameFault(nameFault(), 'The new name').message;
  }
  return checked(names, name, from);
}

function refuseUnicode(written: string): string {
  const labels = written.split('.').map((label) => (/[^ -~]/.test(label) ? aLabel(label) : label));
  const encoded = labels.includes(undefined) ? '' : ` Write ${labels.join('.')}, which stands for it.`;
  return `A zone file has international names in their ASCII form (RFC 5890 §2.3.2.1).${encoded}`;
}

/** The name unless it is of another kind than the old one: a server would serve it, but nobody could use it as such. */
function checked(names: NameTable, name: NameId, from: NameId): NameId | string {
  if (name === ROOT) return 'The root is no name for a host.';
  const fresh = names.traits(name) & ~names.traits(from);
  if (fresh & ASTERISK) return `${nameText(names, name)} is a wildcard, which no host can be called.`;
  if (fresh & (OTHER | RAW)) {
    return `${nameText(names, name)} is no host name: its labels have letters, digits and hyphens, no hyphen first or last (RFC 1123 §2.1).`;
  }
  return name;
}
