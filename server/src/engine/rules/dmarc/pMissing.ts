import { asksForReports } from '../../mail/dmarc/effectivePolicy.ts';
import { mentionsTag } from '../../mail/dmarc/strayTags.ts';
import type { MailRule } from '../rule.ts';

export const pMissing: MailRule<'dmarc'> = {
  id: 'dmarc/p-missing',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'error',
  summary: 'A DMARC record without a policy',
  why: 'Without `p` a record says nothing of what receivers are to do. Where reports are asked for (`rua`), receivers take `p=none`; otherwise they process no mail by the record. Receivers by RFC 7489, where `p` is required, may ignore the record in both cases.',
  references: ['RFC 9989 §4.10.1', 'RFC 7489 §6.3'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc     TXT "v=DMARC1; adkim=r"
;               ^^^^^^^^ error: dmarc/p-missing
_dmarc.lab TXT "v=DMARC1; rua=mailto:dmarc@example.com"
;               ^^^^^^^^ warning: dmarc/p-missing
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc                     TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
example.net._report._dmarc TXT "v=DMARC1"
`,
    },
  ],
  check(record, report) {
    if (record.role !== 'policy' || !record.isDmarc || mentionsTag(record, 'p')) return;
    const [version] = record.tags;
    if (version === undefined) return;
    const reports = asksForReports(record);
    const { end } = version;
    report({
      start: version.start,
      end,
      severity: reports ? 'warning' : 'error',
      message: reports
        ? 'The record has no policy: receivers take it as "p=none", and older ones ignore it. Write which policy is meant, "p=none", "p=quarantine" or "p=reject".'
        : 'The record has no policy and asks for no reports, so receivers ignore it. Write "p=none", "p=quarantine" or "p=reject".',
    });
  },
};
