import type { MailFix } from '../../mail/mailRecord.ts';
import { removeTag } from '../../mail/tags/tagEdits.ts';
import { tagOf } from '../../mail/tags/tagList.ts';
import type { MailRule } from '../rule.ts';

export const pctRemoved: MailRule<'dmarc'> = {
  id: 'dmarc/pct-removed',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'warning',
  summary: 'A share of mail that the policy is for, which RFC 9989 dropped',
  why: '`pct` was the share of failing mail that the policy is for. RFC 9989 dropped it, since only 0 and 100 were applied alike everywhere: receivers by it ignore the tag and apply the policy to all mail; those by RFC 7489 go by it still. In place of `pct=0`, `t=y` says that the policy is being tested.',
  references: ['RFC 9989 appendix A.6', 'RFC 9989 appendix C.5.2', 'RFC 7489 §6.3'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc     TXT "v=DMARC1; p=quarantine; np=reject; pct=25; rua=mailto:dmarc@example.com"
;                                                  ^^^^^^ warning: dmarc/pct-removed
_dmarc.dev TXT "v=DMARC1; p=reject; pct=100; rua=mailto:dmarc@example.com"
;                                   ^^^^^^^ hint: dmarc/pct-removed
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
    const tag = record.role === 'policy' && record.isDmarc ? tagOf(record, 'pct') : undefined;
    if (tag === undefined) return;
    const share = /^\d{1,3}$/.test(tag.value) ? Number(tag.value) : undefined;
    const place = { start: tag.start, end: tag.end };
    const fix: MailFix = { title: 'Remove pct', edits: [removeTag(record, tag)] };
    if (share === 100) {
      const message = '"pct=100" says what is so without it, and RFC 9989 dropped the tag. Remove it.';
      report({ ...place, severity: 'hint', message, fixes: [fix] });
      return;
    }
    if (share === undefined || share > 100) {
      const message = `"${tag.value}" is no share from 0 to 100, and RFC 9989 dropped the tag. Remove it.`;
      report({ ...place, message, fixes: [fix] });
      return;
    }
    const hasTest = tagOf(record, 't') !== undefined;
    const test: MailFix = { title: 'Test the policy with t=y instead', edits: [{ ...place, text: 't=y' }] };
    report({
      ...place,
      message: `RFC 9989 dropped "pct": receivers by it apply the policy to all mail, those by RFC 7489 to ${share} % of it. ${hasTest ? 'Remove it.' : 'Write "t=y" to test the policy, which is then applied one level lower, or remove "pct" to have it applied.'}`,
      fixes: share === 0 && !hasTest ? [test] : [fix],
    });
  },
};
