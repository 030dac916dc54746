import { mailFix } from '../../mail/mailRecord.ts';
import type { MailRule } from '../rule.ts';
import { invalidFlag } from '../support/flagValue.ts';

export const adkimAspfInvalid: MailRule<'dmarc'> = {
  id: 'dmarc/adkim-aspf-invalid',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'error',
  summary: 'An alignment that is neither r nor s',
  why: '`adkim` and `aspf` say whether the domain of a signature or of the envelope must be just that of the sender (`s`, strict) or may be another of the same organization (`r`, relaxed). Receivers ignore other values and take `r`; some ignore the record.',
  references: ['RFC 9989 §4.7'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; adkim=relaxed; aspf=x; rua=mailto:dmarc@example.com"
;                               ^^^^^^^^^^^^^ error: dmarc/adkim-aspf-invalid
;                                              ^^^^^^ error: dmarc/adkim-aspf-invalid
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; adkim=r; aspf=R; rua=mailto:dmarc@example.com"
`,
    },
  ],
  check(record, report) {
    for (const name of ['adkim', 'aspf']) {
      const tag = invalidFlag(record, name, 'rs');
      if (tag === undefined) continue;
      const [meant = ''] = /^(?:r(?=el)|s(?=tr))/i.exec(tag.value) ?? [];
      const letter = meant.toLowerCase();
      report({
        start: tag.start,
        end: tag.end,
        message: `"${tag.value}" is neither "r" (relaxed) nor "s" (strict), so receivers take "r", or ignore the record. Write one of the two letters.`,
        fixes: letter === '' ? [] : [mailFix(`Write ${name}=${letter}`, tag.valueSpan, letter)],
      });
    }
  },
};
