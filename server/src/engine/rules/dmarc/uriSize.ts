import { mailFix } from '../../mail/mailRecord.ts';
import type { MailRule } from '../rule.ts';
import { reportUrisOf } from '../support/reportUris.ts';

export const uriSize: MailRule<'dmarc'> = {
  id: 'dmarc/uri-size',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'info',
  summary: 'A limit for the size of reports, which RFC 9989 dropped',
  why: 'By RFC 7489 an address could end in a limit such as `!10m`. RFC 9989 dropped it: receivers ignore the limit, and few ever kept to it.',
  references: ['RFC 9989 §4.8', 'RFC 7489 §6.2'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com!10m"
;                                                           ^^^^ info: dmarc/uri-size
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
`,
    },
  ],
  check(record, report) {
    for (const { size, problem } of reportUrisOf(record)) {
      if (size === undefined || problem !== undefined) continue;
      const limit = record.text.slice(size.start, size.end);
      report({
        ...size,
        message: `"${limit}" is a limit for the size of reports, which receivers ignore since RFC 9989. Remove it.`,
        fixes: [mailFix('Remove the limit', size, '')],
      });
    }
  },
};
