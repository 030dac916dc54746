import type { RecordRule } from '../rule.ts';

const A = 1;
const MX = 15;
const TXT = 16;
const AAAA = 28;

const DAY = 86_400;

/** How TXT records of mail authentication begin. */
const MAIL_TEXT = /^v=(?:spf1|DKIM1|DMARC1|STSv1|TLSRPTv1|BIMI1)\b/i;

export const ttlLong: RecordRule = {
  id: 'zone/ttl-long',
  scope: 'record',
  severity: 'hint',
  set: 'strict',
  summary: 'TTL over a day on a record that may have to change',
  why: 'Resolvers keep the record for its TTL: after a move to another address or mail server, users reach the old one for as long. Addresses, MX and the TXT records of mail authentication rarely need more than a day; before a planned change, 300 seconds are usual. Hosts that never move are right to have more, so the rule is only in the strict set.',
  references: ['RFC 1912 §2.2'],
  fixable: false,
  types: [A, AAAA, MX, TXT],
  bad: [
    {
      zone: `$ORIGIN example.com.
www 604800 A   192.0.2.1
;          ^^^^^^^^^^^^^ hint: zone/ttl-long
@   2d     TXT "v=spf1 -all"
;          ^^^^^^^^^^^^^^^^^ hint: zone/ttl-long
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
www  1d A   192.0.2.1
note 1w TXT "never changes"
`,
    },
  ],
  check(record, _zone, report) {
    if (record.ttl <= DAY) return;
    if (record.type === TXT && !MAIL_TEXT.test(record.dataTokens()[0]?.text ?? '')) return;
    report({
      message: `Resolvers keep this record for ${record.ttl} seconds (${Math.round(record.ttl / DAY)} days): a change takes so long to reach everybody. A TTL of at most a day (86400) suits records that may change.`,
      place: record.typePlace,
    });
  },
};
