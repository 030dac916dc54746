import type { RecordRule } from '../rule.ts';

const A = 1;
const MX = 15;
const TXT = 16;
const AAAA = 28;

const SHORTEST = 60;

export const ttlShort: RecordRule = {
  id: 'zone/ttl-short',
  scope: 'record',
  severity: 'hint',
  set: 'strict',
  summary: 'TTL under a minute',
  why: 'Every resolver asks again after the TTL. Under a minute, answers come slower, the name servers have more to do, and a short outage of them is felt at once. Some resolvers keep records longer anyway. Balancing load by DNS needs it, so the rule is only in the strict set.',
  references: ['RFC 1912 §2.2', 'RFC 1035 §3.2.1'],
  fixable: false,
  types: [A, AAAA, MX, TXT],
  bad: [
    {
      zone: `$ORIGIN example.com.
www 5 A 192.0.2.1
;     ^^^^^^^^^^^ hint: zone/ttl-short
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
www 60 A 192.0.2.1
`,
    },
  ],
  check(record, _zone, report) {
    if (record.ttl >= SHORTEST) return;
    report({
      message: `Resolvers keep this record for ${record.ttl} ${record.ttl === 1 ? 'second' : 'seconds'} only: they ask again all the time. A TTL of 300 is short enough to stage a change.`,
      place: record.typePlace,
    });
  },
};
