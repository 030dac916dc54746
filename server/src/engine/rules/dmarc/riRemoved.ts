import { removeTag } from '../../mail/tags/tagEdits.ts';
import { tagOf } from '../../mail/tags/tagList.ts';
import type { MailRule } from '../rule.ts';

export const riRemoved: MailRule<'dmarc'> = {
  id: 'dmarc/ri-removed',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'info',
  summary: 'The seconds between reports, which RFC 9989 dropped',
  why: '`ri` asked for a time between reports; receivers send them daily whatever it says. RFC 9989 dropped the tag, and receivers ignore it.',
  references: ['RFC 9989 appendix C.5.2', 'RFC 7489 §6.3'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; ri=86400; rua=mailto:dmarc@example.com"
;                               ^^^^^^^^ info: dmarc/ri-removed
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
    const tag = record.role === 'policy' && record.isDmarc ? tagOf(record, 'ri') : undefined;
    if (tag === undefined) return;
    report({
      start: tag.start,
      end: tag.end,
      message: 'RFC 9989 dropped "ri", the seconds between reports, and receivers ignore it. Remove it.',
      fixes: [{ title: 'Remove ri', edits: [removeTag(record, tag)] }],
    });
  },
};
