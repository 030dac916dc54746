import type { FileRange, Published, PublishedFinding, PublishOptions } from '../../publish.ts';
import { ruleById } from '../../rules/rules.ts';
import { lineStarts, positionIn } from '../../text/lines.ts';
import type { Span } from '../mailRecord.ts';
import type { DocumentFinding } from './mailDocument.ts';

/**
 * Findings in a document as file positions, without those that are switched off.
 *
 * @param uri of the document
 */
export function publishDocument(
  uri: string,
  source: string,
  findings: readonly DocumentFinding[],
  { limit = Number.POSITIVE_INFINITY, severityOf = () => undefined, isIgnored }: PublishOptions = {},
): Published {
  const starts = lineStarts(source);
  const rangeOf = ({ start, end }: Span): FileRange => ({
    uri,
    start: positionIn(starts, start),
    end: positionIn(starts, end),
  });
  const shown: PublishedFinding[] = [];
  let more = 0;
  for (const finding of findings) {
    const { rule, message, owner, related = [], fixes = [] } = finding;
    const level = severityOf(rule, uri);
    if (level === 'off' || (owner !== undefined && isIgnored?.(`${owner}.`))) continue;
    if (shown.length >= limit) {
      more++;
      continue;
    }
    shown.push({
      ...rangeOf(finding),
      rule,
      severity: level ?? finding.severity ?? ruleById(rule)?.severity ?? 'error',
      message,
      related: related.map((other) => ({ ...rangeOf(other), message: other.message })),
      fixes: fixes.map(({ title, edits }) => ({
        title,
        edits: edits.map((edit) => ({ ...rangeOf(edit), text: edit.text })),
      })),
      unnecessary: false,
    });
  }
  return { findings: shown, more };
}
