import type { NameRule } from '../rule.ts';
import { LEADS_ON } from '../signs.ts';
import { checkRedirectedTargets } from '../support/redirectedTarget.ts';

const MX = 15;

export const mxBelowDname: NameRule = {
  id: 'zone/mx-below-dname',
  scope: 'name',
  severity: 'warning',
  summary: 'Mail exchanger whose name is below a DNAME',
  why: 'A DNAME makes every name below it an alias, and MX records must not name a host by an alias: some senders do not follow it and return the mail.',
  references: ['RFC 2181 §10.3', 'RFC 6672 §3.1'],
  fixable: false,
  types: [MX],
  needs: LEADS_ON,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@   MX    10 mail.old
;            ^^^^^^^^ warning: zone/mx-below-dname
old DNAME example.org.
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@   MX    10 mail.example.org.
old DNAME example.org.
`,
    },
  ],
  check(name, zone, report) {
    checkRedirectedTargets(
      name,
      MX,
      zone,
      report,
      'some senders do not follow an alias and return the mail.',
    );
  },
};
