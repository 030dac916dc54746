import type { MailReport } from '../../mail/mailRecord.ts';
import type { SpfRecord } from '../../mail/spf/spfRecord.ts';
import { modifiersOf, partOf, removalOf } from './spfTerms.ts';

/** Reports each `exp` or `redirect` behind the first one: they "MUST NOT appear in a record more than once each" (RFC 7208 §6). */
export function reportRepeated(record: SpfRecord, name: 'exp' | 'redirect', report: MailReport): void {
  const [first, ...others] = modifiersOf(record, name);
  if (first === undefined) return;
  for (const other of others) {
    report({
      start: other.start,
      end: other.end,
      message: `A second "${name}" makes the whole record invalid. Keep the one that is meant.`,
      related: [{ start: first.start, end: first.end, message: 'The first one' }],
      fixes: [other, first].map((each) => ({
        title: `Remove ${partOf(record, each)}`,
        edits: [removalOf(record, each)],
      })),
    });
  }
}
