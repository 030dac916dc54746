import type { NameRule } from '../rule.ts';
import { LONG_TEXT } from '../signs.ts';
import { spfRecordsAt } from '../support/spfRecordsAt.ts';
import { TXT } from '../support/textStrings.ts';

export const recordSize: NameRule = {
  id: 'spf/record-size',
  scope: 'name',
  severity: 'info',
  summary: 'Answer that is longer than every resolver takes',
  why: 'Receivers get all TXT records of the name in one answer. Above 512 octets old software has to ask again over TCP, above 1,232 nearly all has: where a firewall forbids that, the lookup fails, and mail is put off or refused.',
  references: ['RFC 7208 §3.4', 'RFC 1035 §4.2.1'],
  fixable: false,
  types: [TXT],
  needs: LONG_TEXT,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT ( "v=spf1 ip4:198.51.100.10 ip4:198.51.100.11 ip4:198.51.100.12 ip4:198.51.100.13 ip4:198.51.100.14 ip4:198.51.100.15 ip4:198.51.100.16 ip4:198.51.100.17 ip4:198.51.100.18 ip4:198.51.100.19 ip4:198.51.100.20 ip4:198.51.100.21 "
; @3-+2:74 info: spf/record-size
        "ip4:203.0.113.10 ip4:203.0.113.11 ip4:203.0.113.12 ip4:203.0.113.13 ip4:203.0.113.14 ip4:203.0.113.15 ip4:203.0.113.16 ip4:203.0.113.17 ip4:203.0.113.18 ip4:203.0.113.19 ip4:203.0.113.20 ip4:203.0.113.21 ip4:203.0.113.22 "
        "ip4:192.0.2.10 ip4:192.0.2.11 ip4:192.0.2.12 ip4:192.0.2.13 -all" )
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx include:_spf.example.net -all"
`,
    },
  ],
  check(name, zone, report) {
    const records = zone.recordsAt(name, TXT);
    // As written, a record is at least as long as on the wire, but for a few octets.
    const written = records.reduce((sum, { typePlace: { start, end } }) => sum + end - start, 0);
    if (written + records.length * FIXED < UDP / 2) return;
    const [spf] = spfRecordsAt(zone, name);
    if (spf === undefined) return;
    const data = records.reduce((sum, record) => sum + (record.wire()?.length ?? 0) + FIXED, 0);
    const size = HEADER + zone.text(name).length + 1 + data;
    if (size <= UDP) return;
    const others =
      records.length > 1 ? ` The ${records.length} TXT records of the name come in one answer.` : '';
    report({
      ...(size > EDNS && { severity: 'warning' }),
      message: `The answer with this SPF record has ${size.toLocaleString('en')} octets, more than ${size > EDNS ? 'the 1,232 that resolvers take over UDP' : 'the 512 that all software takes over UDP'}: where TCP is blocked, the lookup fails.${others} Shorten the record, or remove records that are no longer needed.`,
      place: spf.record.typePlace,
    });
  },
};

/** Header and question type and class, and for each record all but its data, with its name compressed (RFC 1035 §4.1). */
const HEADER = 16;
const FIXED = 12;
const UDP = 512;
/** What resolvers offer to take with EDNS, since larger datagrams are fragmented. */
const EDNS = 1232;
