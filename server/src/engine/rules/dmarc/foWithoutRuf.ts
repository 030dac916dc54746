import { mentionsTag } from '../../mail/dmarc/strayTags.ts';
import { removeTag } from '../../mail/tags/tagEdits.ts';
import { tagOf } from '../../mail/tags/tagList.ts';
import type { MailRule } from '../rule.ts';

export const foWithoutRuf: MailRule<'dmarc'> = {
  id: 'dmarc/fo-without-ruf',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'info',
  summary: 'Options for failure reports that nobody is to send',
  why: '`fo` says for which mail failure reports are sent to the addresses in `ruf`. Without `ruf` it is ignored; it has nothing to do with the aggregate reports of `rua`.',
  references: ['RFC 9989 §4.7'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com; fo=1"
;                                                             ^^^^ info: dmarc/fo-without-ruf
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com; ruf=mailto:dmarc@example.com; fo=1"
`,
    },
  ],
  check(record, report) {
    const tag = record.role === 'policy' && record.isDmarc ? tagOf(record, 'fo') : undefined;
    if (tag === undefined || mentionsTag(record, 'ruf')) return;
    report({
      start: tag.start,
      end: tag.end,
      message: '"fo" is ignored, since no "ruf" says where failure reports go. Remove it, or add "ruf".',
      fixes: [{ title: 'Remove fo', edits: [removeTag(record, tag)] }],
    });
  },
};
