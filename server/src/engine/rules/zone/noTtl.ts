import type { ReaderRule } from '../rule.ts';

export const noTtl: ReaderRule = {
  id: 'zone/no-ttl',
  scope: 'reader',
  severity: 'warning',
  summary: 'Neither $TTL nor the record gives a TTL',
  why: 'Where there is no `$TTL`, BIND takes the SOA\'s last field, which is meant for how long "no such name" is remembered and is often short. Other servers take another value. Without an SOA before it, BIND refuses the record (an error).',
  references: ['RFC 2308 §4', 'RFC 1035 §5.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
@   IN SOA ns1.example.net. hostmaster.example.net. 1 4h 1h 2w 300
;      ^^^ warning: the SOA's minimum, serve as the default
@   IN NS  ns1.example.net.
    IN NS  ns2.example.net.
www IN A   192.0.2.1
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@   IN SOA ns1.example.net. hostmaster.example.net. 1 4h 1h 2w 300
@   IN NS  ns1.example.net.
    IN NS  ns2.example.net.
www IN A   192.0.2.1
`,
    },
  ],
};
