import type { ReaderRule } from '../rule.ts';
import { keyZone, RSA_2048 } from '../support/keyExample.ts';

export const stringTooLong: ReaderRule = {
  id: 'zone/string-too-long',
  scope: 'reader',
  severity: 'error',
  summary: 'A string of more than 255 octets',
  why: 'A character string has its length in one octet, so it holds 255 at most. DKIM keys and long SPF records need more: they are written as several strings in one record, which programs that read them join without a blank.',
  references: ['RFC 1035 §3.3', 'RFC 1035 §3.3.14', 'RFC 7208 §3.3'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
s1._domainkey TXT "v=DKIM1; p=${RSA_2048}"
; @19-423 error: one string holds at most 255
`,
    },
  ],
  good: [{ zone: keyZone(`v=DKIM1; p=${RSA_2048}`) }],
};
