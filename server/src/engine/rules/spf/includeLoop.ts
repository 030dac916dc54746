import type { SpfBranch } from '../../mail/spf/tree/spfTree.ts';
import { pathText } from '../../mail/spf/tree/walkTree.ts';
import type { LookupRule } from '../rule.ts';
import { quoted, termsIn } from '../support/spfTrees.ts';

export const includeLoop: LookupRule<'spf'> = {
  id: 'spf/include-loop',
  scope: 'lookup',
  kind: 'spf',
  severity: 'error',
  summary: 'Includes or redirects that lead in a circle',
  why: 'Records that include each other are evaluated until the limit of ten lookups is met, and then the result is a permanent error: no mail that comes to the circle passes.',
  references: ['RFC 7208 §4.6.4'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:_spf.example.net -all"
;             ^^^^^^^^^^^^^^^^^^^^^^^^ error: spf/include-loop
`,
      dns: `$TTL 1h
_spf.example.net. TXT "v=spf1 include:example.com -all"
`,
    },
    {
      title: 'elsewhere',
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 redirect=a.example.net"
;             ^^^^^^^^^^^^^^^^^^^^^^ error: spf/include-loop
`,
      dns: `$TTL 1h
a.example.net. TXT "v=spf1 include:b.example.net -all"
b.example.net. TXT "v=spf1 redirect=a.example.net"
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:a.example.net include:b.example.net -all"
`,
      dns: `$TTL 1h
a.example.net. TXT "v=spf1 ip4:192.0.2.1 -all"
b.example.net. TXT "v=spf1 ip4:192.0.2.2 -all"
`,
    },
  ],
  async check(record, dns, report) {
    const seen = new Set<SpfBranch>();
    for (const { branch, path } of await termsIn(record, dns)) {
      const [own] = path;
      // A record that names its own domain is told without asking.
      if (branch.node?.state.status !== 'loop' || path.length < 2 || seen.has(own)) continue;
      seen.add(own);
      report({
        ...own.term,
        message: `This leads in a circle: ${pathText(path)}, and ${quoted(branch.target ?? '')} is being evaluated already. Receivers go round until the limit of ten lookups, and answer with a permanent error. Take the include out that closes the circle.`,
      });
    }
  },
};
