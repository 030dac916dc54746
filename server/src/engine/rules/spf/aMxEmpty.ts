import type { SpfBranch } from '../../mail/spf/tree/spfTree.ts';
import type { LookupRule } from '../rule.ts';
import { removalOf } from '../support/spfTerms.ts';
import { ownTerms, quoted } from '../support/spfTrees.ts';

export const aMxEmpty: LookupRule<'spf'> = {
  id: 'spf/a-mx-empty',
  scope: 'lookup',
  kind: 'spf',
  severity: 'warning',
  summary: 'An a or mx term that has no address',
  why: 'An `a` or `mx` term of a name without addresses matches no one: either a server is missing that ought to send, or the term is left over. A name that is not there is a void lookup too, of which receivers allow two before they answer with a permanent error.',
  references: ['RFC 7208 §5.3', 'RFC 7208 §5.4', 'RFC 7208 §4.6.4'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 a:old.example.net mx mx:example.net -all"
;             ^^^^^^^^^^^^^^^^^ warning: spf/a-mx-empty
;                               ^^ warning: spf/a-mx-empty
;                                  ^^^^^^^^^^^^^^ warning: spf/a-mx-empty
`,
      dns: `$TTL 1h
example.net. MX 10 mail.example.net.
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@    TXT "v=spf1 a mx -all"
@    AAAA 2001:db8::1
@    MX   10 mail
mail A    192.0.2.1
`,
    },
  ],
  async check(record, dns, report) {
    for (const branch of await ownTerms(record, dns)) {
      const { term } = branch;
      if (term.type !== 'mechanism' || (term.name !== 'a' && term.name !== 'mx')) continue;
      const reason = emptyBecause(branch);
      if (reason === undefined) continue;
      report({
        ...term,
        message: `${reason}, so that this term matches no one. Correct the name, or take the term out.`,
        fixes: [{ title: `Take "${branch.text}" out`, edits: [removalOf(record, term)] }],
      });
    }
  },
};

function emptyBecause({ term, found, target = '' }: SpfBranch): string | undefined {
  const isMx = term.type === 'mechanism' && term.name === 'mx';
  switch (found?.status) {
    case 'noName':
      return `${quoted(target)} does not exist`;
    case 'noData':
      return `${quoted(target)} has no ${isMx ? 'MX record' : 'address'}`;
    case 'found': {
      if (!isMx) return undefined;
      if (found.servers === 0) return `${quoted(target)} has no mail server`;
      const isEmpty = found.hosts.every(
        ({ ipv4, ipv6, failed }) => ipv4.length + ipv6.length === 0 && failed === undefined,
      );
      return isEmpty ? `The mail servers of ${quoted(target)} have no address` : undefined;
    }
    default:
      return undefined;
  }
}
