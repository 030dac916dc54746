import type { NameRule } from '../rule.ts';
import { LEADS_ON } from '../signs.ts';
import { checkRedirectedTargets } from '../support/redirectedTarget.ts';

const SRV = 33;

export const srvBelowDname: NameRule = {
  id: 'zone/srv-below-dname',
  scope: 'name',
  severity: 'warning',
  summary: 'SRV target whose name is below a DNAME',
  why: 'A DNAME makes every name below it an alias, and an SRV record must not name a host by an alias: some clients do not follow it.',
  references: ['RFC 2782', 'RFC 6672 §3.1'],
  fixable: false,
  types: [SRV],
  needs: LEADS_ON,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_sip._tcp SRV   10 5 5060 sip.old
;                         ^^^^^^^ warning: zone/srv-below-dname
old       DNAME example.org.
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_sip._tcp SRV   10 5 5060 sip.example.org.
old       DNAME example.org.
`,
    },
  ],
  check(name, zone, report) {
    checkRedirectedTargets(
      name,
      SRV,
      zone,
      report,
      'the target of an SRV record must not be one, and some clients fail.',
    );
  },
};
