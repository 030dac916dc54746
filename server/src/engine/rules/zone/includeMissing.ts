import type { ReaderRule } from '../rule.ts';

export const includeMissing: ReaderRule = {
  id: 'zone/include-missing',
  scope: 'reader',
  severity: 'error',
  summary: '$INCLUDE of a file that is not there',
  why: 'A server refuses the whole zone. Relative paths start from the including file here, then from the folder that is open; BIND starts from its `directory`, see the setting `includeBase`.',
  references: ['RFC 1035 §5.1'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
$INCLUDE mial.zone
;        ^^^^^^^^^ error: cannot be found
`,
      files: {
        'mail.zone': `mail A 192.0.2.1
`,
      },
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
$INCLUDE mail.zone
`,
      files: {
        'mail.zone': `mail A 192.0.2.1
`,
      },
    },
  ],
};
