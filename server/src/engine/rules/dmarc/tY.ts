import { applied, effectivePolicy } from '../../mail/dmarc/effectivePolicy.ts';
import { tagOf } from '../../mail/tags/tagList.ts';
import type { MailRule } from '../rule.ts';

export const tY: MailRule<'dmarc'> = {
  id: 'dmarc/t-y',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'warning',
  summary: 'A policy in test mode',
  why: 'With `t=y` receivers apply each policy one level lower: `reject` as `quarantine`, `quarantine` as `none`. That is for some weeks of a roll-out; left there, it protects the domain less than its policy says. Receivers by RFC 7489 do not know `t`, and apply the policy as it is.',
  references: ['RFC 9989 §4.7', 'RFC 9989 appendix A.6'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc     TXT "v=DMARC1; p=reject; t=y; rua=mailto:dmarc@example.com"
;                                   ^^^ warning: dmarc/t-y
_dmarc.lab TXT "v=DMARC1; p=none; t=y; rua=mailto:dmarc@example.com"
;                         ^^^^^^ info: dmarc/p-none
;                                 ^^^ hint: dmarc/t-y
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; t=n; rua=mailto:dmarc@example.com"
`,
    },
  ],
  check(record, report) {
    const effective = record.role === 'policy' ? effectivePolicy(record) : undefined;
    const t = tagOf(record, 't');
    if (t === undefined || effective?.isTest !== true) return;
    const policy = [effective.domain, effective.subdomains, effective.nonExistent].find(
      (each) => each !== 'none',
    );
    const place = { start: t.start, end: t.end };
    if (policy === undefined) {
      report({
        ...place,
        severity: 'hint',
        message: '"t=y" has no effect here: there is no policy below "none". Remove it.',
      });
      return;
    }
    report({
      ...place,
      message: `"t=y" is for testing: receivers apply "${applied(policy, effective)}" where the record says "${policy}", while those that know RFC 7489 alone apply "${policy}". Remove it when the reports show that all senders pass.`,
    });
  },
};
