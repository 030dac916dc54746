import { effectivePolicy } from '../../mail/dmarc/effectivePolicy.ts';
import { isWeaker } from '../../mail/dmarc/policy.ts';
import { mailFix } from '../../mail/mailRecord.ts';
import { tagOf } from '../../mail/tags/tagList.ts';
import type { MailRule } from '../rule.ts';

export const npWeaker: MailRule<'dmarc'> = {
  id: 'dmarc/np-weaker',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'warning',
  summary: 'A policy for names that do not exist that is weaker than that for subdomains',
  why: '`np` is for mail from names below the domain that do not exist. Nobody sends such mail but who forges it, so it can be refused before all other: a weaker policy than that for subdomains protects them least where there is nothing to lose.',
  references: ['RFC 9989 §4.7'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; np=none; rua=mailto:dmarc@example.com"
;                               ^^^^^^^ warning: dmarc/np-weaker
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=quarantine; np=reject; rua=mailto:dmarc@example.com"
`,
    },
  ],
  check(record, report) {
    const effective = record.role === 'policy' ? effectivePolicy(record) : undefined;
    const np = tagOf(record, 'np');
    if (np === undefined || effective === undefined || effective.isAssumed) return;
    const { subdomains, nonExistent } = effective;
    if (!isWeaker(nonExistent, subdomains)) return;
    report({
      start: np.start,
      end: np.end,
      message: `Mail from names that do not exist gets "${nonExistent}", less than the "${subdomains}" of names that do, though all of it is forged. Write "np=reject".`,
      fixes: [mailFix('Write np=reject', np.valueSpan, 'reject')],
    });
  },
};
