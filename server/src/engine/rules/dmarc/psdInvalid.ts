import { removeTag } from '../../mail/tags/tagEdits.ts';
import type { MailRule } from '../rule.ts';
import { invalidFlag } from '../support/flagValue.ts';

export const psdInvalid: MailRule<'dmarc'> = {
  id: 'dmarc/psd-invalid',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'error',
  summary: 'A psd tag that is none of y, n and u',
  why: '`psd` says whether the domain is a public suffix: `y`, `n` for an organizational domain, or `u` where receivers find out by themselves, as without the tag. Other values are ignored.',
  references: ['RFC 9989 §4.7', 'RFC 9989 §4.10.2'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; psd=false; rua=mailto:dmarc@example.com"
;                               ^^^^^^^^^ error: dmarc/psd-invalid
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; psd=u; rua=mailto:dmarc@example.com"
`,
    },
  ],
  check(record, report) {
    const tag = invalidFlag(record, 'psd', 'ynu');
    if (tag === undefined) return;
    report({
      start: tag.start,
      end: tag.end,
      message: `"${tag.value}" is none of "y", "n" and "u", so receivers ignore the tag. Nearly all domains have none: remove it.`,
      fixes: [{ title: 'Remove psd', edits: [removeTag(record, tag)] }],
    });
  },
};
