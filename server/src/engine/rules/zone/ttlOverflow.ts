import type { ReaderRule } from '../rule.ts';

export const ttlOverflow: ReaderRule = {
  id: 'zone/ttl-overflow',
  scope: 'reader',
  severity: 'error',
  summary: 'A TTL over 2147483647 seconds',
  why: 'A TTL has 31 bits. Servers and resolvers take a larger one as zero, so the record is asked for again at every use (a warning); what does not even fit in 32 bits is refused (an error).',
  references: ['RFC 2181 §8'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www 2147483648 A 192.0.2.1
;   ^^^^^^^^^^ warning: never cached
ftp 5000000000 A 192.0.2.1
;   ^^^^^^^^^^ error: does not fit in 32 bits
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www 2147483647 A 192.0.2.1
`,
    },
  ],
};
