import { NO_NAME, ROOT } from '../../zone/names.ts';
import { addTextBehind } from '../support/addTextBehind.ts';
import { spfRecordsAt } from '../support/spfRecordsAt.ts';

const A = 1;
const MX = 15;
const AAAA = 28;

import type { NameRule } from '../rule.ts';

export const heloRecord: NameRule = {
  id: 'spf/helo-record',
  scope: 'name',
  severity: 'info',
  set: 'strict',
  summary: 'Mail server whose name has no SPF record',
  why: 'Receivers look up SPF for the name that a server gives in HELO too, and for bounces, which have no sender, for that name alone. Without a record there, anybody can send bounces in the name of the server.',
  references: ['RFC 7208 §2.3', 'RFC 7208 §2.4'],
  fixable: true,
  types: [MX],
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@    MX  10 mail
;    ^^^^^^^^^^^ info: spf/helo-record
@    TXT "v=spf1 mx -all"
mail A   192.0.2.25
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@    MX  10 mail
@    TXT "v=spf1 mx -all"
mail A   192.0.2.25
mail TXT "v=spf1 a -all"
`,
    },
  ],
  check(name, zone, report) {
    if (spfRecordsAt(zone, name).length === 0) return;
    for (const mx of zone.recordsAt(name, MX)) {
      if (mx.target === NO_NAME || mx.target === ROOT) continue;
      const host = zone.look(zone.names.fold(mx.target));
      if (!zone.inZone(host) || host === name || !(zone.count(host, A) > 0 || zone.count(host, AAAA) > 0))
        continue;
      if (spfRecordsAt(zone, host).length > 0 || zone.isDamaged(host)) continue;
      const [address] = zone.recordsAt(host).filter(({ type }) => type === A || type === AAAA);
      report({
        message: `${zone.text(host)} has no SPF record. If the server sends too, its bounces can be forged: add a TXT record for it with "v=spf1 a -all".`,
        place: mx.typePlace,
        ...(address && { fixes: addTextBehind(zone, address, 'v=spf1 a -all', 'Add v=spf1 a -all') }),
      });
    }
  },
};
