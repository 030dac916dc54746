import type { ReaderRule } from '../rule.ts';

export const includeOutsideWorkspace: ReaderRule = {
  id: 'zone/include-outside-workspace',
  scope: 'reader',
  severity: 'warning',
  summary: '$INCLUDE of a file outside the folders that are open',
  why: 'Hostmaster reads no files outside the folders that you opened: a zone file from elsewhere could name any file on your machine. The records of that file are missing from what is checked, so other findings may be wrong. Open the folder that holds both.',
  references: ['RFC 1035 §5.1'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
$INCLUDE ../shared/mail.zone
;        ^^^^^^^^^^^^^^^^^^^ warning: outside the folders that are open
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
$INCLUDE shared/mail.zone
`,
      files: {
        'shared/mail.zone': `mail A 192.0.2.1
`,
      },
    },
  ],
};
