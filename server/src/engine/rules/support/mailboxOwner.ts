import type { NameId } from '../../zone/names.ts';
import type { Report } from '../rule.ts';
import type { ZoneView } from '../zoneView.ts';
import { firstLabels } from './ownerLabels.ts';

/** SHA-256 cut to 28 octets, in hexadecimal. */
const DIGITS = 56;

/**
 * Reports records for mail users that do not stand at the digest of a user's name below a label of their own
 * (RFC 7929 §3, RFC 8162 §3).
 *
 * @param label with its underscore, such as `_smimecert`
 */
export function checkMailboxOwner(
  name: NameId,
  zone: ZoneView,
  report: Report,
  { type, mnemonic, label }: { readonly type: number; readonly mnemonic: string; readonly label: string },
): void {
  const [first = '', second = ''] = firstLabels(zone, name, 2);
  if (first === '*') return;
  const isDigest = /^[0-9a-f]+$/.test(first) && first.length === DIGITS;
  if ((second === label && isDigest) || zone.isAliasTarget(name)) return;
  const record = zone.recordsAt(name, type)[0];
  if (record === undefined) return;
  report({
    message: `${zone.text(name)} has an ${mnemonic} record, but is not of the form digest.${label}: mail programs do not find it there. Name the record after the SHA-256 digest of the part before "@": its first ${DIGITS} hexadecimal digits, then ${label}.`,
    place: record.ownerPlace,
  });
}
