import { mailFix } from '../../mail/mailRecord.ts';
import type { MailRule } from '../rule.ts';
import { trailingText } from '../support/invalidPolicy.ts';

/** Tags whose value is one word. */
const WORDS: ReadonlySet<string> = new Set(['p', 'sp', 'np', 'adkim', 'aspf', 't', 'psd']);

export const valueTrailing: MailRule<'dmarc'> = {
  id: 'dmarc/value-trailing',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'error',
  summary: 'Words behind the value of a tag',
  why: 'All up to the next semicolon is the value of a tag: `p=quarantine for now` is the policy `quarantine for now`, which no receiver knows. DMARC records have no comments.',
  references: ['RFC 9989 §4.7', 'RFC 9989 §4.8'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=quarantine for now; rua=mailto:dmarc@example.com; np=reject"
;                                  ^^^^^^^ error: dmarc/value-trailing
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p = reject ; rua=mailto:dmarc@example.com"
`,
    },
  ],
  check(record, report) {
    if (record.role !== 'policy' || !record.isDmarc) return;
    const stray = record.strayTags;
    for (const tag of record.tags) {
      if (!WORDS.has(tag.name) || stray.some(({ within }) => within === tag)) continue;
      const end = trailingText(tag.value) ?? /^[yrsun](?=\s)/i.exec(tag.value)?.[0].length;
      if (end === undefined) continue;
      const place = { start: tag.valueSpan.start + end, end: tag.valueSpan.end };
      const value = tag.value.slice(0, end);
      report({
        start: place.end - tag.value.slice(end).trimStart().length,
        end: place.end,
        message: `All up to the next ";" is the value of "${tag.name}", so these words make it invalid. Write "${tag.name}=${value}" alone; a comment has its place outside of the record.`,
        fixes: [mailFix(`Write ${tag.name}=${value}`, place, '')],
      });
    }
  },
};
