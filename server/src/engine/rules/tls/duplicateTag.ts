import { mailFix } from '../../mail/mailRecord.ts';
import type { MailRule } from '../rule.ts';
import { reportDuplicates } from '../support/transportTags.ts';

export const duplicateTag: MailRule<'tls'> = {
  id: 'tls/duplicate-tag',
  scope: 'mail',
  kind: 'tls',
  severity: 'warning',
  summary: 'Tag that a TLS-RPT record has twice',
  why: 'One `rua` names all addresses, divided by commas. Of two, most senders take one and ignore the other: not all who wait for reports get them.',
  references: ['RFC 8460 §3'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_smtp._tls TXT "v=TLSRPTv1; rua=mailto:a@example.com; rua=mailto:b@example.com"
;                                                     ^^^^^^^^^^^^^^^^^^^^^^^^ warning: tls/duplicate-tag
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_smtp._tls TXT "v=TLSRPTv1; rua=mailto:a@example.com,mailto:b@example.com"
`,
    },
  ],
  check(record, report) {
    reportDuplicates(record, report, (tag, first) => {
      if (tag.name !== 'rua' || first.value === '' || tag.value === '') return undefined;
      const between = record.text.slice(first.end, record.text.lastIndexOf(';', tag.start));
      const place = { start: first.end, end: tag.end };
      return mailFix('Put all addresses into one "rua"', place, `,${tag.value}${between}`);
    });
  },
};
