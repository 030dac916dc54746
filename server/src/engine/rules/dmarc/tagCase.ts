import { isKnownTag } from '../../mail/dmarc/tagNames.ts';
import { mailFix } from '../../mail/mailRecord.ts';
import type { MailRule } from '../rule.ts';

export const tagCase: MailRule<'dmarc'> = {
  id: 'dmarc/tag-case',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'warning',
  summary: 'A tag of a DMARC record in capitals',
  why: 'Names of tags are case-sensitive: `P` is not `p`. Receivers that keep to the rule take `P=reject` for an unknown tag and ignore it, so the record has no policy; others are lax.',
  references: ['RFC 9989 §4.7', 'RFC 6376 §3.2'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; P=reject; RUA=mailto:dmarc@example.com"
;                     ^ warning: dmarc/tag-case
;                               ^^^ warning: dmarc/tag-case
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=REJECT; rua=MAILTO:DMARC@example.com"
`,
    },
  ],
  check({ role, isDmarc, tags }, report) {
    if (role === 'unrelated' || !isDmarc) return;
    const names = new Set(tags.map(({ name }) => name));
    for (const { name, nameSpan } of tags) {
      const lower = name.toLowerCase();
      if (lower === name || !isKnownTag(lower)) continue;
      report({
        ...nameSpan,
        message: `Names of tags are written in small letters: receivers may take "${name}" for an unknown tag and ignore it. Write "${lower}".`,
        fixes: names.has(lower) ? [] : [mailFix(`Write ${lower}`, nameSpan, lower)],
      });
    }
  },
};
