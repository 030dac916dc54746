import type { Fix } from '../../finding.ts';
import { isOneSlip } from '../../text/oneSlip.ts';
import type { RecordView } from '../recordView.ts';
import { fixAt, type RecordRule } from '../rule.ts';
import { dataStart } from '../support/dataShape.ts';
import { hasDmarcOwner } from '../support/dmarcZone.ts';
import { ownerToken } from '../support/firstOfEntry.ts';
import { firstLabels } from '../support/ownerLabels.ts';
import { TXT, textStrings } from '../support/textStrings.ts';
import type { ZoneView } from '../zoneView.ts';

const OWNER = '_dmarc';

const BLANK = 0x20;
const QUOTE = 0x22;
const EQUALS = 0x3d;
const LETTER_D = 0x64;
const LETTER_V = 0x76;

export const wrongOwner: RecordRule = {
  id: 'dmarc/wrong-owner',
  scope: 'record',
  types: [TXT],
  severity: 'error',
  summary: 'A DMARC record where nobody looks for one',
  why: 'The DMARC record of a domain is at `_dmarc` below it: that of example.com at `_dmarc.example.com`. At the domain itself, or below a label that is spelled otherwise, no receiver finds it.',
  references: ['RFC 9989 §4.7', 'RFC 7489 §6.1'],
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
`,
    },
  ],
  check(record, zone, report) {
    if (!beginsLikeDmarc(record)) return;
    const owner = zone.names.fold(record.owner);
    const labels = firstLabels(zone, owner, zone.names.labelCount(owner));
    if (labels.includes(OWNER)) return;
    const [first = ''] = labels;
    const isApex = owner === zone.apex && (zone.hasSoa || owner === zone.origin);
    if (!isApex && !isOneSlip(first, OWNER)) return;
    if (!/^\s*v\s*=\s*dmarc1\s*(?:;|$)/i.test(textStrings(record).join(''))) return;
    const right = isApex ? `${OWNER}.${zone.text(owner)}` : `${OWNER}.${zone.text(zone.names.parent(owner))}`;
    report({
      message: `Receivers look for this DMARC record at "${right}", not at "${zone.text(owner)}", so it has no effect. Move it there.`,
      place: record.ownerPlace,
      fixes: () => renameFixes(record, zone, isApex, right),
    });
  },
};

/** By its first octets, `v=d` in either case: most TXT records are something else, and are told so without being read. */
function beginsLikeDmarc(record: RecordView): boolean {
  const { bytes } = record.block;
  let at = dataStart(record);
  for (const expected of [LETTER_V, EQUALS, LETTER_D]) {
    while (bytes[at] === BLANK || bytes[at] === QUOTE) at++;
    if (((bytes[at++] as number) | (expected === EQUALS ? 0 : 0x20)) !== expected) return false;
  }
  return true;
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
