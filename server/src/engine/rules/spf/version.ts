import { mailFix } from '../../mail/mailRecord.ts';
import { ODD } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { partOf } from '../support/spfTerms.ts';

export const version: MailRule<'spf'> = {
  id: 'spf/version',
  scope: 'mail',
  kind: 'spf',
  needs: ODD,
  severity: 'error',
  summary: 'SPF record that does not begin with "v=spf1"',
  why: 'Receivers take a TXT record for an SPF record only when it begins with exactly `v=spf1` and a blank, or is nothing else. With another character before or behind it, the domain has no SPF: anybody may send in its name, and receivers that want SPF refuse its mail.',
  references: ['RFC 7208 §4.5', 'RFC 7208 §12'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1; mx -all"
;      ^^^^^^^ error: spf/version
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www TXT "v=spf2 -all"
;        ^^^^^^ error: spf/version
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
joined TXT "v=spf1,mx,-all"
;           ^^^^^^^^^^^^^^ error: spf/version
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx -all"
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 -all"
`,
    },
  ],
  check(record, report) {
    const { isSpf, version } = record;
    if (isSpf || version.start === version.end) return;
    const written = partOf(record, version);
    const right = corrected(written);
    report({
      ...version,
      message: `"${written}" does not make this an SPF record: receivers look for "v=spf1" and a blank at its very beginning, and find none here. Write "${right}".`,
      fixes: [mailFix(`Write ${right}`, version, right)],
    });
  },
};

/** The version, and behind it what was joined with it. */
function corrected(written: string): string {
  const rest = /^[\s"'“”]*v\s*=\s*spf\s?[\d.]*(.*)$/is.exec(written)?.[1] ?? '';
  const terms = rest.split(/[\s,;|"'“”]+/).filter((term) => term !== '');
  return ['v=spf1', ...terms].join(' ');
}
