import type { NameRule } from '../rule.ts';
import { LEADS_ON } from '../signs.ts';
import { checkAliasTargets } from '../support/aliasTarget.ts';

const SRV = 33;

export const srvCname: NameRule = {
  id: 'zone/srv-cname',
  scope: 'name',
  severity: 'warning',
  summary: 'SRV target that is named by an alias',
  why: 'An SRV record must name a host by the name that has its addresses. Clients that rely on the addresses which servers send along fail, and so do those that compare the name with a certificate or ticket.',
  references: ['RFC 2782', 'RFC 2181 §10.3'],
  fixable: true,
  types: [SRV],
  needs: LEADS_ON,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_sip._tcp SRV   10 5 5060 sip
;                         ^^^ warning: zone/srv-cname
sip       CNAME host
host      A     192.0.2.1
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_sip._tcp SRV   10 5 5060 host
sip       CNAME host
host      A     192.0.2.1
`,
    },
  ],
  check(name, zone, report) {
    checkAliasTargets(
      name,
      SRV,
      zone,
      report,
      'the target of an SRV record must not be one, and some clients fail.',
    );
  },
};
