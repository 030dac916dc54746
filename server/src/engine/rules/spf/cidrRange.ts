import { mailFix } from '../../mail/mailRecord.ts';
import type { SpfUnreadable } from '../../mail/spf/spfRecord.ts';
import { ODD } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { partOf, readsAsTerms, unreadableFor } from '../support/spfTerms.ts';

export const cidrRange: MailRule<'spf'> = {
  id: 'spf/cidr-range',
  scope: 'mail',
  kind: 'spf',
  needs: ODD,
  severity: 'error',
  summary: 'Prefix length that is none',
  why: 'A prefix length is a number from 0 to 32 for IPv4 and from 0 to 128 for IPv6, without leading zeros. `a` and `mx` take one for each, as in `a/24//64`; `include`, `exists` and `ptr` take none. Anything else makes the whole record a permanent error.',
  references: ['RFC 7208 §5.6', 'RFC 7208 §5.3', 'RFC 7208 §12'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 ip4:192.0.2.0/33 -all"
;                          ^^^ error: spf/cidr-range
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 a/024 -all"
;              ^^^^ error: spf/cidr-range
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:_spf.example.net/24 -all"
;                                     ^^^ error: spf/cidr-range
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 ip4:192.0.2.0/24 a/24//64 ip6:2001:db8::/32 -all"
`,
    },
  ],
  check(record, report) {
    for (const term of unreadableFor(record, 'cidrRange')) {
      const length = partOf(record, term.at);
      const right = meantLength(length, term.name);
      report({
        ...term.at,
        message: `"${length}" is no prefix length that can stand behind "${term.name}", which makes the whole record invalid. ${reason(term.name)}`,
        ...(right !== undefined &&
          readsAsTerms(`${partOf(record, { start: term.start, end: term.at.start })}${right}`) && {
            fixes: [mailFix(right === '' ? `Remove ${length}` : `Write ${right}`, term.at, right)],
          }),
      });
    }
  },
};

function reason(name: SpfUnreadable['name']): string {
  if (name === 'ip4') return 'Write a number from 0 to 32 without leading zeros.';
  if (name === 'ip6') return 'Write a number from 0 to 128 without leading zeros.';
  if (name === 'a' || name === 'mx')
    return 'Write "/" with 0 to 32 for IPv4, "//" with 0 to 128 for IPv6, without leading zeros.';
  return 'Remove it: the domain stands alone there.';
}

/** Without leading zeros; nothing at all where none can stand. */
function meantLength(length: string, name: SpfUnreadable['name']): string | undefined {
  if (name !== 'a' && name !== 'mx' && name !== 'ip4' && name !== 'ip6') return '';
  const plain = length.replace(/\/0{1,9}(?=\d)/g, '/');
  if (plain !== length) return plain;
  if (/^\/+$/.test(length)) return '';
  return name.startsWith('ip') && /^\/\/\d+$/.test(length) ? length.slice(1) : undefined;
}
