import { removeTag } from '../../mail/tags/tagEdits.ts';
import { tagOf } from '../../mail/tags/tagList.ts';
import type { MailRule } from '../rule.ts';

export const pNotSecond: MailRule<'dmarc'> = {
  id: 'dmarc/p-not-second',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'info',
  summary: 'A policy that does not stand directly behind the version',
  why: 'RFC 9989 leaves the order of tags free, but for the version. RFC 7489 wanted the policy next, and receivers that were written by it may ignore a record with another order.',
  references: ['RFC 7489 §6.3', 'RFC 9989 §4.7'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; rua=mailto:dmarc@example.com; p=reject"
;                                                   ^^^^^^^^ info: dmarc/p-not-second
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
`,
    },
  ],
  check(record, report) {
    const { role, isDmarc, tags, duplicates } = record;
    const [version, second] = tags;
    const p = tagOf(record, 'p');
    if (role !== 'policy' || !isDmarc || version === undefined || p === undefined || p === second) return;
    if (duplicates.length > 0) return;
    const put = { start: version.end, end: version.end, text: `; p=${p.value}` };
    report({
      start: p.start,
      end: p.end,
      message:
        'Receivers that were written by RFC 7489 want the policy directly behind "v=DMARC1", and may ignore the record as it is. Put "p" second.',
      fixes: [{ title: 'Put p second', edits: [put, removeTag(record, p)] }],
    });
  },
};
