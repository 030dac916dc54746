import type { Fix } from '../../finding.ts';
import type { RecordView } from '../recordView.ts';
import type { ZoneRule } from '../rule.ts';
import { serialOfDay } from '../support/dateSerial.ts';
import type { ZoneView } from '../zoneView.ts';

const NS = 2;
const SOA = 6;

export const soaMissing: ZoneRule = {
  id: 'zone/soa-missing',
  scope: 'zone',
  severity: 'error',
  summary: 'A zone without its SOA record',
  why: 'The SOA record makes a zone: its serial and timers tell secondaries when to fetch it, its last field how long others remember that a name does not exist. No server loads a zone without one. A file that is only a part of a zone, for others to include, needs none: this is reported where the file has the zone’s name servers and a default TTL, or is known by the zone’s name.',
  references: ['RFC 1035 §5.2', 'RFC 1034 §4.3.4'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ NS ns1.example.net.
; @1-21 error: no SOA record
  NS ns2.example.net.
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
  NS  ns1.example.net.
  NS  ns2.example.net.
`,
    },
    {
      title: 'A fragment for other files to include',
      zone: '@ 1h NS ns1.example.net.\n@ 1h NS ns2.example.net.\n',
    },
  ],
  check(zone, report) {
    const { origin } = zone;
    if (zone.hasSoa || !zone.isWhole || zone.hasType(origin, SOA)) return;
    const [first] = zone.recordsAt(origin, NS);
    if (first === undefined) return;
    if (!zone.isNamed && (!zone.hasDefaultTtl || zone.names.labelCount(origin) < 2)) return;
    const fix = fixFor(zone, first);
    report({
      message: `${zone.text(origin)} has name servers but no SOA record, so no server loads the zone (RFC 1035 §5.2). Put one at its top, or, if this file is a part of a zone, include it there.`,
      place: first.place,
      ...(fix ? { fixes: [fix] } : {}),
    });
  },
};

/** A SOA in front of the NS record, with its TTL, so that no record gets another TTL or owner than it had. */
function fixFor(zone: ZoneView, first: RecordView): Fix | undefined {
  if (first.generated) return undefined;
  const { block, start } = first.entryPlace;
  const origin = zone.text(zone.origin);
  const serial = zone.now === undefined ? 1 : serialOfDay(zone.now);
  const data = `${zone.text(first.target)} hostmaster.${origin === '.' ? '' : origin} ${serial} 14400 3600 1209600 3600`;
  return {
    title: 'Insert a SOA record',
    edits: [{ place: { block, start, end: start }, text: `${origin} ${first.ttl} IN SOA ${data}\n` }],
  };
}
