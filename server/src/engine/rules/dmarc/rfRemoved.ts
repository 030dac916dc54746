import { removeTag } from '../../mail/tags/tagEdits.ts';
import { tagOf } from '../../mail/tags/tagList.ts';
import type { MailRule } from '../rule.ts';

export const rfRemoved: MailRule<'dmarc'> = {
  id: 'dmarc/rf-removed',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'info',
  summary: 'The format of failure reports, which RFC 9989 dropped',
  why: '`rf` chose the format of failure reports, of which there was only one, `afrf`. RFC 9989 dropped the tag, and receivers ignore it.',
  references: ['RFC 9989 appendix C.5.2', 'RFC 7489 §6.3'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; rf=afrf; rua=mailto:dmarc@example.com"
;                               ^^^^^^^ info: dmarc/rf-removed
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
    const tag = record.role === 'policy' && record.isDmarc ? tagOf(record, 'rf') : undefined;
    if (tag === undefined) return;
    report({
      start: tag.start,
      end: tag.end,
      message: 'RFC 9989 dropped "rf", the format of failure reports, and receivers ignore it. Remove it.',
      fixes: [{ title: 'Remove rf', edits: [removeTag(record, tag)] }],
    });
  },
};
