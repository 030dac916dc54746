import type { ReaderRule } from '../rule.ts';

export const includeLoop: ReaderRule = {
  id: 'zone/include-loop',
  scope: 'reader',
  severity: 'error',
  summary: '$INCLUDE that leads back to its own file, or too deep',
  why: 'A server would never finish reading, and gives up with an error.',
  references: ['RFC 1035 §5.1'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
$INCLUDE mail.zone
`,
      files: {
        'mail.zone': `mail A 192.0.2.1
$INCLUDE mail.zone
;        ^^^^^^^^^ error: includes itself
`,
      },
    },
  ],
  good: [
    {
      title: 'The same file twice, for two origins',
      zone: `$ORIGIN example.com.
$TTL 1h
$INCLUDE mail.zone
$INCLUDE mail.zone lab.example.com.
`,
      files: {
        'mail.zone': `mail A 192.0.2.1
`,
      },
    },
  ],
};
