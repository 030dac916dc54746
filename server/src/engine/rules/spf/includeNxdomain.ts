import type { LookupRule } from '../rule.ts';
import { removalOf } from '../support/spfTerms.ts';
import { ownTerms, quoted } from '../support/spfTrees.ts';

export const includeNxdomain: LookupRule<'spf'> = {
  id: 'spf/include-nxdomain',
  scope: 'lookup',
  kind: 'spf',
  severity: 'error',
  summary: 'An include of a name that does not exist',
  why: 'An `include` of a name that does not exist is a permanent error: receivers that come to it give the whole record up. It is a danger as well: where the domain is no longer registered, whoever registers it may send mail in your name, since your record lets them say who does.',
  references: ['RFC 7208 §5.2', 'RFC 7208 §4.6.4'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:_spf.gone.example mx -all"
;             ^^^^^^^^^^^^^^^^^^^^^^^^^ error: spf/include-nxdomain
@ MX 10 mail
mail A 192.0.2.1
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:_spf.example.net -all"
`,
      dns: `$TTL 1h
_spf.example.net. TXT "v=spf1 ip4:192.0.2.0/24 -all"
`,
    },
  ],
  async check(record, dns, report) {
    for (const { term, target = '', node } of await ownTerms(record, dns)) {
      if (term.type !== 'mechanism' || node?.state.status !== 'none') continue;
      if (node.state.because !== 'noName') continue;
      report({
        ...term,
        message: `${quoted(target)} does not exist, so this include is a permanent error and receivers give the whole record up. If its domain is free, whoever registers it may send in the name of this one. Take the term out, or correct the name.`,
        fixes: [{ title: 'Take the include out', edits: [removalOf(record, term)] }],
      });
    }
  },
};
