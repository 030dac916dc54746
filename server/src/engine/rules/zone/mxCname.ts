import type { NameRule } from '../rule.ts';
import { LEADS_ON } from '../signs.ts';
import { checkAliasTargets } from '../support/aliasTarget.ts';

const MX = 15;

export const mxCname: NameRule = {
  id: 'zone/mx-cname',
  scope: 'name',
  severity: 'warning',
  summary: 'Mail exchanger that is named by an alias',
  why: 'MX records must name a host by the name that has its addresses. Most senders follow the alias, some do not and return the mail; a mail server that does not find its own name among the MX records may send mail to itself in circles.',
  references: ['RFC 2181 §10.3', 'RFC 5321 §5.1', 'RFC 1912 §2.4'],
  fixable: true,
  types: [MX],
  needs: LEADS_ON,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@    MX    10 mail
;             ^^^^ warning: zone/mx-cname
mail CNAME host
host A     192.0.2.25
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@    MX    10 host
mail CNAME host
host A     192.0.2.25
`,
    },
  ],
  check(name, zone, report) {
    checkAliasTargets(name, MX, zone, report, 'some senders do not follow it and return the mail.');
  },
};
