import { readMacros } from '../../mail/spf/readMacros.ts';
import type { TermAnswer } from '../../mail/spf/tree/spfTree.ts';
import type { LookupRule } from '../rule.ts';
import { quoted, treeOf } from '../support/spfTrees.ts';

export const expTarget: LookupRule<'spf'> = {
  id: 'spf/exp-target',
  scope: 'lookup',
  kind: 'spf',
  severity: 'warning',
  summary: 'An explanation that receivers cannot use',
  why: '`exp` names a TXT record with a text that receivers may show to those whose mail fails. It has to be one record, in ASCII, with macros that can be read: otherwise there is no explanation.',
  references: ['RFC 7208 §6.2'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@   TXT "v=spf1 mx -all exp=why.example.com"
;                       ^^^^^^^^^^^^^^^^^^^ warning: spf/exp-target
a   TXT "v=spf1 mx -all exp=two.example.com"
;                       ^^^^^^^^^^^^^^^^^^^ warning: spf/exp-target
b   TXT "v=spf1 mx -all exp=odd.example.com"
;                       ^^^^^^^^^^^^^^^^^^^ warning: spf/exp-target
two TXT "No."
two TXT "Not from there."
odd TXT "100% of our mail is from elsewhere."
@   MX  10 mail
a   MX  10 mail
b   MX  10 mail
mail A  192.0.2.1
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@   TXT "v=spf1 mx -all exp=why.example.com"
why TXT "%{i} is none of %{d}'s servers (%{t})."
@   MX  10 mail
mail A  192.0.2.1
`,
    },
  ],
  async check(record, dns, report) {
    const tree = await treeOf(record, dns);
    for (const { term, target = '', found } of tree?.root.branches ?? []) {
      if (term.type !== 'modifier' || term.name !== 'exp' || found === undefined) continue;
      const problem = problemOf(found);
      if (problem === undefined) continue;
      report({
        ...term,
        message: `${quoted(target)} ${problem}, so that receivers have no explanation to show. Publish one TXT record there, or take the term out.`,
      });
    }
  },
};

function problemOf(found: TermAnswer): string | undefined {
  if (found.status === 'noName') return 'does not exist';
  if (found.status === 'noData') return 'has no TXT record';
  if (found.status !== 'found') return undefined;
  const [text = '', ...others] = found.texts ?? [];
  if (others.length > 0) return `has ${others.length + 1} TXT records`;
  if (!/^[\x20-\x7e]*$/.test(text)) return 'has a text with characters other than printable ASCII';
  if ('problem' in readMacros(text, { start: 0, end: text.length }, true)) {
    return 'has a text with "%" that is no macro (write "%%" for a percent sign)';
  }
  return undefined;
}
