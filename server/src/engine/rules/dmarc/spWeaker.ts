import { effectivePolicy } from '../../mail/dmarc/effectivePolicy.ts';
import { isWeaker } from '../../mail/dmarc/policy.ts';
import { mailFix } from '../../mail/mailRecord.ts';
import { removeTag } from '../../mail/tags/tagEdits.ts';
import { tagOf } from '../../mail/tags/tagList.ts';
import type { MailRule } from '../rule.ts';

export const spWeaker: MailRule<'dmarc'> = {
  id: 'dmarc/sp-weaker',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'warning',
  summary: 'A policy for subdomains that is weaker than that for the domain',
  why: '`sp` is for mail from all names below the domain. Where it is weaker than `p`, whoever forges mail writes from a subdomain, such as `billing.example.com`, which recipients hold for the domain’s own.',
  references: ['RFC 9989 §4.7'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; sp=none; np=reject; rua=mailto:dmarc@example.com"
;                               ^^^^^^^ warning: dmarc/sp-weaker
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=quarantine; sp=reject; rua=mailto:dmarc@example.com"
`,
    },
  ],
  check(record, report) {
    const effective = record.role === 'policy' ? effectivePolicy(record) : undefined;
    const sp = tagOf(record, 'sp');
    if (sp === undefined || effective === undefined || effective.isAssumed) return;
    const { domain, subdomains } = effective;
    if (!isWeaker(subdomains, domain)) return;
    report({
      start: sp.start,
      end: sp.end,
      message: `Mail from names below the domain gets "${subdomains}", less than the "${domain}" of the domain itself, so forged mail only needs a subdomain as its sender. Remove "sp", or make it as strong as "p".`,
      fixes: [
        mailFix(`Write sp=${domain}`, sp.valueSpan, domain),
        { title: 'Remove sp', edits: [removeTag(record, sp)] },
      ],
    });
  },
};
