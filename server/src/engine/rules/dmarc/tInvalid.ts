import { mailFix } from '../../mail/mailRecord.ts';
import type { MailRule } from '../rule.ts';
import { invalidFlag } from '../support/flagValue.ts';

export const tInvalid: MailRule<'dmarc'> = {
  id: 'dmarc/t-invalid',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'error',
  summary: 'A test mode that is neither y nor n',
  why: '`t` says whether the policy is being tested: `y` or `n`. Receivers ignore other values and apply the policy in full.',
  references: ['RFC 9989 §4.7'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; t=no; rua=mailto:dmarc@example.com"
;                               ^^^^ error: dmarc/t-invalid
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; t=n; rua=mailto:dmarc@example.com"
`,
    },
  ],
  check(record, report) {
    const tag = invalidFlag(record, 't', 'yn');
    if (tag === undefined) return;
    const isNo = /^(?:no|off|false|0)$/i.test(tag.value);
    report({
      start: tag.start,
      end: tag.end,
      message: `"${tag.value}" says neither "y" nor "n", so receivers take the policy for one that is not being tested. Write "t=y", or leave "t" out.`,
      fixes: isNo ? [mailFix('Write t=n', tag.valueSpan, 'n')] : [],
    });
  },
};
