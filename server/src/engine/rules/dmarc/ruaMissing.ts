import { effectivePolicy } from '../../mail/dmarc/effectivePolicy.ts';
import { mentionsTag } from '../../mail/dmarc/strayTags.ts';
import { setTag } from '../../mail/tags/tagEdits.ts';
import { tagOf } from '../../mail/tags/tagList.ts';
import type { MailRule } from '../rule.ts';

export const ruaMissing: MailRule<'dmarc'> = {
  id: 'dmarc/rua-missing',
  scope: 'mail',
  kind: 'dmarc',
  usesOwner: true,
  severity: 'info',
  summary: 'A DMARC policy in force without an address for reports',
  why: 'Without `rua` nobody learns which mail fails: mail of the domain’s own senders that is refused or put into junk folders, and mail that is forged. The policy is in force all the same.',
  references: ['RFC 9989 §4.7', 'RFC 9990 §3'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc     TXT "v=DMARC1; p=reject"
;                         ^^^^^^^^ hint: dmarc/rua-missing
_dmarc.lab TXT "v=DMARC1; p=quarantine; t=y"
;                         ^^^^^^^^^^^^ warning: dmarc/rua-missing
;                                       ^^^ warning: dmarc/t-y
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
    {
      title: 'A domain that sends no mail has nothing to learn',
      zone: `$ORIGIN example.com.
$TTL 1h
@      MX  0 .
@      TXT "v=spf1 -all"
_dmarc TXT "v=DMARC1; p=reject; sp=reject; np=reject"
`,
    },
  ],
  check(record, report) {
    const effective = record.role === 'policy' ? effectivePolicy(record) : undefined;
    const p = tagOf(record, 'p');
    if (p === undefined || effective === undefined || mentionsTag(record, 'rua')) return;
    const { domain, subdomains, nonExistent, isTest } = effective;
    const policies = [domain, subdomains, nonExistent];
    if (policies.every((policy) => policy === 'none')) return;
    // All mail is refused, and said to be so for all names: so it is written for domains without mail.
    const isParked = policies.every((policy) => policy === 'reject') && tagOf(record, 'sp') !== undefined;
    if (isParked && !isTest) return;
    const domainName = record.owner?.replace(/^_dmarc\./, '');
    const address = `mailto:dmarc-reports@${domainName ?? 'example.com'}`;
    report({
      start: p.start,
      end: p.end,
      severity: isTest ? 'warning' : domain === 'reject' ? 'hint' : 'info',
      message: isTest
        ? 'The policy is being tested ("t=y"), but without "rua" no reports come that tell what it would do. Add "rua=mailto:…".'
        : 'No reports are asked for, so nobody learns when mail of the domain’s own senders fails. Add "rua=mailto:…".',
      fixes:
        domainName === undefined
          ? []
          : [{ title: `Add rua=${address}`, edits: [setTag(record, 'rua', address)] }],
    });
  },
};
