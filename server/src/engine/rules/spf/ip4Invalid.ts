import { mailFix } from '../../mail/mailRecord.ts';
import { ODD } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { partOf, readsAsTerms, unreadableFor } from '../support/spfTerms.ts';

export const ip4Invalid: MailRule<'spf'> = {
  id: 'spf/ip4-invalid',
  scope: 'mail',
  kind: 'spf',
  needs: ODD,
  severity: 'error',
  summary: 'Value of ip4 that is no IPv4 address',
  why: '`ip4` takes an IPv4 address of four numbers, without leading zeros, names, ports or wildcards. Anything else makes the whole record a permanent error: receivers then treat the domain as one without SPF, or refuse its mail.',
  references: ['RFC 7208 §5.6'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 ip4:192.0.2 -all"
;                 ^^^^^^^ error: spf/ip4-invalid
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 ip4:2001:db8::1 -all"
;                 ^^^^^^^^^^^ error: spf/ip4-invalid
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 ip4:192.0.2.001 -all"
;                 ^^^^^^^^^^^ error: spf/ip4-invalid
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 ip4:mail.example.com -all"
;                 ^^^^^^^^^^^^^^^^ error: spf/ip4-invalid
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 ip4:192.0.2.1 ip4:198.51.100.0/24 -all"
`,
    },
  ],
  check(record, report) {
    for (const term of unreadableFor(record, 'ip4Invalid')) {
      const value = partOf(record, term).replace(/^[^:]*:?/, '');
      const right = meantAddress(partOf(record, term), value);
      report({
        ...term.at,
        message: `"${value}" is no IPv4 address, which makes the whole record invalid. ${reason(value)}`,
        ...(right !== undefined && { fixes: [mailFix(`Write ${right}`, term, right)] }),
      });
    }
  },
};

function reason(value: string): string {
  if (value === '') return 'An address or a network belongs behind "ip4:".';
  if (value.includes('%')) return 'Macros cannot stand there: the address is compared as it is written.';
  if (/^[\d.]+-[\d.]+$/.test(value)) return 'A range is written as networks, such as "ip4:192.0.2.0/28".';
  if (value.includes('*')) return 'A network is written with a prefix length, such as "192.0.2.0/24".';
  if (/^[\d.]+:\d+$/.test(value)) return 'A port is no part of it. Remove the port.';
  if (value.includes(':')) return 'An IPv6 address belongs in "ip6:".';
  if (/[a-z]/i.test(value)) return 'The addresses of a host are named by "a:".';
  return 'It has four numbers from 0 to 255, without leading zeros.';
}

/** The term as it was most likely meant, if that can be read. */
function meantAddress(text: string, value: string): string | undefined {
  const [, qualifier = ''] = /^([+\-~?]?)/.exec(text) ?? [];
  const candidates = [
    `ip6:${value}`,
    `ip4:${value.replace(/:\d{1,5}$/, '')}`,
    `ip4:${value.replace(/(?<![\d/])0{1,2}(?=\d)/g, '')}`,
    ...(/[a-z]/i.test(value) ? [`a:${value}`] : []),
  ];
  const right = value === '' || value.length > 99 ? undefined : candidates.find(readsAsTerms);
  return right === undefined ? undefined : `${qualifier}${right}`;
}
