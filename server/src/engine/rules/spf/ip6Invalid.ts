import { mailFix } from '../../mail/mailRecord.ts';
import { ODD } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { partOf, readsAsTerms, unreadableFor } from '../support/spfTerms.ts';

export const ip6Invalid: MailRule<'spf'> = {
  id: 'spf/ip6-invalid',
  scope: 'mail',
  kind: 'spf',
  needs: ODD,
  severity: 'error',
  summary: 'Value of ip6 that is no IPv6 address',
  why: '`ip6` takes an IPv6 address. Anything else, brackets and IPv4 addresses among them, makes the whole record a permanent error: receivers then treat the domain as one without SPF, or refuse its mail.',
  references: ['RFC 7208 §5.6', 'RFC 4291 §2.2'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 ip6:192.0.2.1 -all"
;                 ^^^^^^^^^ error: spf/ip6-invalid
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 ip6:2001:db8:1 -all"
;                 ^^^^^^^^^^ error: spf/ip6-invalid
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 ip6:2001:db8::1 ip6:2001:db8:1::/48 -all"
`,
    },
  ],
  check(record, report) {
    for (const term of unreadableFor(record, 'ip6Invalid')) {
      const text = partOf(record, term);
      const value = text.replace(/^[^:]*:?/, '');
      const [qualifier = ''] = /^[+\-~?]?/.exec(text) ?? [];
      const candidates = [
        `ip4:${value}`,
        `ip6:${value.replace(/[[\]]/g, '')}`,
        `ip6:${value.replace(/^:(?!:)/, '')}`,
      ];
      const right = value === '' || value.length > 99 ? undefined : candidates.find(readsAsTerms);
      report({
        ...term.at,
        message: `"${value}" is no IPv6 address, which makes the whole record invalid. ${reason(value)}`,
        ...(right !== undefined && {
          fixes: [mailFix(`Write ${qualifier}${right}`, term, `${qualifier}${right}`)],
        }),
      });
    }
  },
};

function reason(value: string): string {
  if (value === '') return 'An address or a network belongs behind "ip6:".';
  if (/^[\d.]+(?:\/\d+)?$/.test(value)) return 'An IPv4 address belongs in "ip4:".';
  if (value.includes('[')) return 'It has no brackets here.';
  return 'It has eight groups of hexadecimal digits, or "::" in place of groups of zeros.';
}
