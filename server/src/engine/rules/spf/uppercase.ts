import { mailFix } from '../../mail/mailRecord.ts';
import { ODD } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';

export const uppercase: MailRule<'spf'> = {
  id: 'spf/uppercase',
  scope: 'mail',
  kind: 'spf',
  needs: ODD,
  severity: 'hint',
  summary: 'Version in upper case',
  why: 'Receivers compare the version without regard to case, but not all software that looks through zones does.',
  references: ['RFC 7208 §4.5', 'RFC 5234 §2.3'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "V=SPF1 mx -all"
;      ^^^^^^ hint: spf/uppercase
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 MX -all"
`,
    },
  ],
  check({ isSpf, text, version }, report) {
    if (!isSpf || text.startsWith('v=spf1')) return;
    report({
      ...version,
      message: `"${text.slice(version.start, version.end)}" is valid, but some software looks for "v=spf1" in lower case. Write it so.`,
      fixes: [mailFix('Write v=spf1', version, 'v=spf1')],
    });
  },
};
