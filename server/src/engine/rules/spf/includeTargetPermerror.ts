import type { SpfBranch } from '../../mail/spf/tree/spfTree.ts';
import { MAX_HOSTS } from '../../mail/spf/tree/spfTree.ts';
import { pathText, type Visited } from '../../mail/spf/tree/walkTree.ts';
import { stateText } from '../../mail/spf/tree/wording.ts';
import type { LookupRule } from '../rule.ts';
import { quoted, termsIn } from '../support/spfTrees.ts';

export const includeTargetPermerror: LookupRule<'spf'> = {
  id: 'spf/include-target-permerror',
  scope: 'lookup',
  kind: 'spf',
  severity: 'error',
  summary: 'An error in a record that an include or redirect leads to',
  why: 'An error in an included record is an error of the whole: receivers that come to it answer with a permanent error, whatever your own record says. A term that cannot be read is enough, even in a record that is included by one that you include.',
  references: ['RFC 7208 §4.6', 'RFC 7208 §5.2', 'RFC 7208 §6.1'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:_spf.example.net -all"
;             ^^^^^^^^^^^^^^^^^^^^^^^^ error: spf/include-target-permerror
`,
      dns: `$TTL 1h
_spf.example.net. TXT "v=spf1 ip4:192.0.2.0/33 -all"
`,
    },
    {
      title: 'further down',
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:_spf.example.net -all"
;             ^^^^^^^^^^^^^^^^^^^^^^^^ error: spf/include-target-permerror
`,
      dns: `$TTL 1h
_spf.example.net.  TXT "v=spf1 include:_spf2.example.net -all"
_spf2.example.net. TXT "v=spf1 include:gone.example.net -all"
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
_spf.example.net.  TXT "v=spf1 include:_spf2.example.net -all"
_spf2.example.net. TXT "v=spf1 ip4:192.0.2.0/24 future=1 -all"
`,
    },
  ],
  async check(record, dns, report) {
    const seen = new Set<SpfBranch>();
    for (const visited of await termsIn(record, dns)) {
      const [own] = visited.path;
      const problem = problemOf(visited);
      // What is wrong further down is said once for each of the record's own terms.
      if (problem === undefined || seen.has(own)) continue;
      seen.add(own);
      report({
        ...own.term,
        message: `${problem}, which is a permanent error: receivers that come to it give the whole record up${visited.path.length > 1 ? ` (${pathText(visited.path)})` : ''}. Tell who runs ${quoted(own.target ?? own.text)}, and take the term out until it is repaired.`,
      });
    }
  },
};

/** What is wrong that no rule for the record's own terms reports. */
function problemOf({ branch, path }: Visited): string | undefined {
  const { node, target = '', found } = branch;
  const isNested = path.length > 1;
  if (node?.state.status === 'record') {
    const problem = stateText(node.state);
    return problem && `In the SPF record of ${quoted(target)}, ${problem}`;
  }
  if (node?.state.status === 'none' || node?.state.status === 'multiple') {
    return isNested ? `${quoted(target)} ${stateText(node.state)}` : undefined;
  }
  if (!isNested || found?.status !== 'found' || (found.servers ?? 0) <= MAX_HOSTS) return undefined;
  return `${quoted(target)} has ${found.servers} mail servers, where ${MAX_HOSTS} are allowed`;
}
