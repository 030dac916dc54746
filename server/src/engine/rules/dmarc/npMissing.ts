import { effectivePolicy } from '../../mail/dmarc/effectivePolicy.ts';
import { mentionsTag } from '../../mail/dmarc/strayTags.ts';
import { setTag } from '../../mail/tags/tagEdits.ts';
import { tagOf } from '../../mail/tags/tagList.ts';
import type { MailRule } from '../rule.ts';

export const npMissing: MailRule<'dmarc'> = {
  id: 'dmarc/np-missing',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'hint',
  set: 'strict',
  summary: 'Mail from names that do not exist is not refused',
  why: 'Mail from names below the domain that do not exist is forged, all of it: `np=reject` can be there from the first day, whatever the policy for other names is, and costs no mail. It counts in the record of the organizational domain.',
  references: ['RFC 9989 §4.7'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=quarantine; rua=mailto:dmarc@example.com"
;                     ^^^^^^^^^^^^ hint: dmarc/np-missing
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=quarantine; np=reject; rua=mailto:dmarc@example.com"
`,
    },
  ],
  check(record, report) {
    const effective = record.role === 'policy' ? effectivePolicy(record) : undefined;
    const p = tagOf(record, 'p');
    if (p === undefined || effective === undefined || effective.isAssumed || mentionsTag(record, 'np'))
      return;
    if (effective.nonExistent === 'reject') return;
    const after = tagOf(record, 'sp') === undefined ? 'p' : 'sp';
    report({
      start: p.start,
      end: p.end,
      message: `Mail from names below the domain that do not exist gets "${effective.nonExistent}", though all of it is forged. Add "np=reject".`,
      fixes: [{ title: 'Add np=reject', edits: [setTag(record, 'np', 'reject', after)] }],
    });
  },
};
