import type { Fix } from '../../finding.ts';
import { isOneSlip } from '../../text/oneSlip.ts';
import type { NameId } from '../../zone/names.ts';
import type { RecordView } from '../recordView.ts';
import { fixAt, type NameRule } from '../rule.ts';
import { STRAY_VERSION } from '../signs.ts';
import { hasDmarcOwner } from '../support/dmarcZone.ts';
import { ownerToken } from '../support/firstOfEntry.ts';
import { firstLabels } from '../support/ownerLabels.ts';
import { TXT, textStrings } from '../support/textStrings.ts';
import type { ZoneView } from '../zoneView.ts';

const OWNER = '_dmarc';

export const wrongOwner: NameRule = {
  id: 'dmarc/wrong-owner',
  scope: 'name',
  types: [TXT],
  needs: STRAY_VERSION,
  severity: 'error',
  summary: 'A DMARC record where nobody looks for one',
  why: 'The DMARC record of a domain is at `_dmarc` below it: that of example.com at `_dmarc.example.com`. At the domain itself, or below a label that is spelled otherwise, no receiver finds it.',
  references: ['RFC 9989 §4.5', 'RFC 7489 §6.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@         TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
; @1-1 error: dmarc/wrong-owner
dmarc.lab TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
; @1-9 error: dmarc/wrong-owner
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc     TXT   "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
_dmarc.lab CNAME dmarc-policy
dmarc-policy TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
_dmarc.dev CNAME dmarc
dmarc      TXT   "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
`,
    },
  ],
  check(name, zone, report) {
    const { names, apex } = zone;
    const isApex = name === apex && (zone.hasSoa || name === zone.origin);
    if (!isApex && !isLikeOwner(zone, name)) return;
    if (firstLabels(zone, name, names.labelCount(name)).includes(OWNER) || zone.isAliasTarget(name)) return;
    for (const record of zone.recordsAt(name, TXT)) {
      if (!/^\s*v\s*=\s*dmarc1\s*(?:;|$)/i.test(textStrings(record).join(''))) continue;
      const right = `${OWNER}.${zone.text(isApex ? name : names.parent(name))}`;
      report({
        message: `Receivers look for this DMARC record at "${right}", not at "${zone.text(name)}", so it has no effect. Move it there.`,
        place: record.ownerPlace,
        fixes: () => renameFixes(record, zone, isApex, right),
      });
    }
  },
};

/** Whether the first label is meant to be `_dmarc`. */
function isLikeOwner({ names }: ZoneView, name: NameId): boolean {
  if (Math.abs(names.labelLength(name) - OWNER.length) > 1) return false;
  return isOneSlip(names.labelText(name), OWNER);
}

/** Writes the right owner, where no other record takes its owner from here, and none is there yet. */
function renameFixes(record: RecordView, zone: ZoneView, isApex: boolean, right: string): readonly Fix[] {
  const { names } = zone;
  const domain = isApex ? zone.apex : names.parent(names.fold(record.owner));
  const next = record.next();
  if (record.generated || next?.inheritsOwner === true || record.isIncludeBehind()) return [];
  if (hasDmarcOwner(zone, domain)) return [];
  const title = `Write ${right}`;
  const token = ownerToken(record);
  if (token === undefined) {
    const { block, start } = record.entryPlace;
    const name = names.fold(record.origin) === domain ? OWNER : right;
    return [fixAt(title, { block, start, end: start }, name)];
  }
  if (isApex) return [fixAt(title, token.place, token.text === '@' ? OWNER : `${OWNER}.${token.text}`)];
  return [fixAt(title, token.place, token.text.replace(/^[^.]+/, OWNER))];
}
