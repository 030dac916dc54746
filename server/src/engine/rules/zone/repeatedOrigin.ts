import { type NameId, NO_NAME } from '../../zone/names.ts';
import type { RecordView, TokenView } from '../recordView.ts';
import type { RecordRule } from '../rule.ts';
import { fixAt } from '../rule.ts';
import { REPEATS_APEX } from '../signs.ts';
import { ownerToken, writesOwner } from '../support/firstOfEntry.ts';
import { isAbsolute, targetToken } from '../support/targetToken.ts';
import type { ZoneView } from '../zoneView.ts';

export const repeatedOrigin: RecordRule = {
  id: 'zone/repeated-origin',
  scope: 'record',
  types: 'all',
  needs: REPEATS_APEX,
  severity: 'warning',
  summary: 'A name that has the zone’s name twice',
  why: 'Names such as `www.example.com.example.com.` come from a final dot that was missing in a file from which this one was made: the zone’s name was appended to a name that had it. Nobody asks for them. (Where the dot is missing in this file itself, `zone/missing-trailing-dot` says so.)',
  references: ['RFC 1035 §5.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www.example.com.example.com. A     192.0.2.1
; @1-28 warning: twice
ftp                          CNAME www.example.com.example.com.
;                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: twice
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www                                A   192.0.2.1
example.net._report._dmarc         TXT "v=DMARC1"
www.example.com.rpz.example.com.   TXT "not side by side"
`,
    },
  ],
  check(record, zone, report) {
    const owner = zone.names.fold(record.owner);
    if (zone.repeatsApex(owner) && writesOwner(record) && isOwnFault(record, zone, ownerToken(record))) {
      report({ message: message(zone, record.owner), place: record.ownerPlace });
    }
    if (record.target === NO_NAME || !zone.repeatsApex(zone.names.fold(record.target))) return;
    const token = targetToken(record);
    if (token === undefined || !isOwnFault(record, zone, token)) return;
    const meant = zone.text(record.target).slice(0, -zone.text(zone.apex).length);
    const fixes = isAbsolute(token.text) ? [fixAt(`Replace by ${meant}`, token.place, meant)] : [];
    report({ message: message(zone, record.target), place: token.place, fixes });
  },
};

/**
 * Whether the name as written is at fault: not the $ORIGIN above it, which has its finding, nor a dot that is missing
 * at its end, which `zone/missing-trailing-dot` reports.
 */
function isOwnFault(record: RecordView, zone: ZoneView, token: TokenView | undefined): boolean {
  if (token === undefined || zone.repeatsApex(zone.names.fold(record.origin))) return false;
  if (isAbsolute(token.text)) return true;
  return !`.${token.text.toLowerCase()}.`.endsWith(`.${zone.text(zone.apex)}`);
}

function message(zone: ZoneView, name: NameId): string {
  const apex = zone.text(zone.apex);
  return `${zone.text(name)} has the zone's name ${apex} twice: it looks as if a final dot had been missing where the name comes from. Remove one of the two, and the record if it is there under the right name already.`;
}
