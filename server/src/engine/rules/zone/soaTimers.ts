import type { ZoneRule } from '../rule.ts';
import { fixAt } from '../rule.ts';
import { isDirectoryZone, isServedLocally } from '../support/localZone.ts';
import { fieldToken } from '../support/rdataField.ts';
import { apexSoa, SOA_FIELD } from '../support/soaFields.ts';
import { doubtfulTimers } from '../support/soaTimerValues.ts';

export const soaTimers: ZoneRule = {
  id: 'zone/soa-timers',
  scope: 'zone',
  severity: 'warning',
  summary: 'Timers of the SOA record that do not work together',
  why: 'Secondaries ask for changes every *refresh* seconds; when that fails they ask again every *retry* seconds, and after *expire* seconds without an answer they stop answering for the zone. So retry is a part of refresh, and expire is far longer than both: two to four weeks outlast holidays. *Minimum* is how long resolvers remember that a name does not exist: over a day, a new name stays unreachable for those who asked too early. Zones of Active Directory (with `_msdcs`) may expire after a day, as Windows has it, since their servers copy them through the directory.',
  references: ['RFC 1912 §2.2', 'RFC 2308 §5', 'RFC 1035 §3.3.13'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1w
@ SOA ns1.example.net. hostmaster.example.com. ( 1
      4h     ; refresh
      4h     ; retry
;     ^^ warning: shorter than refresh
      1d     ; expire
;     ^^ warning: expire
      604800 ; minimum
;     ^^^^^^ warning: do not exist
      )
  NS  ns1.example.net.
  NS  ns2.example.net.
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ SOA ns1.example.net. hostmaster.example.com. ( 1
      4h     ; refresh
      1h     ; retry
      2w     ; expire
      1h     ; minimum
      )
  NS  ns1.example.net.
  NS  ns2.example.net.
`,
    },
  ],
  check(zone, report) {
    const soa = apexSoa(zone);
    if (soa === undefined || isServedLocally(zone)) return;
    // Directory servers expire nothing: each has the zone by itself, and Windows writes one day.
    const neverExpires = soa.expire > soa.refresh && isDirectoryZone(zone);
    for (const { field, problem, value } of doubtfulTimers(soa, soa.record.ttl)) {
      if (field === 'expire' && neverExpires) continue;
      const token = fieldToken(soa.record, SOA_FIELD[field]);
      const text = token && /[a-z]/i.test(token.text) ? withUnits(value) : String(value);
      report({
        message: problem,
        place: token?.place ?? soa.record.typePlace,
        ...(token ? { fixes: [fixAt(`Set ${field} to ${text}`, token.place, text)] } : {}),
      });
    }
  },
};

const UNITS = [
  ['w', 604_800],
  ['d', 86_400],
  ['h', 3600],
  ['m', 60],
  ['s', 1],
] as const;

/** Seconds as 1w2d3h4m5s, parts that are 0 left out. */
function withUnits(seconds: number): string {
  let rest = seconds;
  let text = '';
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * size;
  }
  return text;
}
