import { alignmentOf } from '../../mail/dmarc/alignment.ts';
import { alignmentWords } from '../../mail/dmarc/alignmentWords.ts';
import { hoverRecord } from '../../mail/hoverRecord.ts';
import { type MailRecordInZone, mailRecordIn } from '../../mail/inZone/mailRecordIn.ts';
import { parseRecord } from '../../mail/parseRecord.ts';
import { markdownAt } from '../../mail/spf/tree/treeText.ts';
import { dmarcDomain } from '../../rules/support/dmarcZone.ts';
import { NO_NAME } from '../../zone/names.ts';
import type { HoverContext } from './hoverContext.ts';

/** What is said of a place in a mail record, and the bytes of the block that it is about. */
export interface MailHoverInZone {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The term or tag of a mail record at a byte of the entry's block, explained; `undefined` at all other places. */
export function mailHoverAt(context: HoverContext, offset: number): MailHoverInZone | undefined {
  const found = mailRecordOf(context);
  const unit = found?.text.unitAt(offset);
  if (found === undefined || unit === undefined) return undefined;
  const hover = hoverRecord(parseRecord(found.record), unit);
  if (hover === undefined) return undefined;
  const { start, end } = found.text.placeOf(hover);
  // Behind a string's end, the unit is the next one's first.
  if (offset < start || offset > end) return undefined;
  const more = treeAt(context, found, unit) ?? alignmentAt(context, found, hover.start);
  return { text: more === undefined ? hover.markdown : `${hover.markdown}\n\n${more}`, start, end };
}

/** What an SPF record leads to, or the term of it at a unit of its text, where that was looked up. */
function treeAt({ sources }: HoverContext, { text }: MailRecordInZone, unit: number): string | undefined {
  const { block, start } = text.placeOf(BEGINNING);
  const grown = sources.spf?.find((each) => {
    const place = each.text.placeOf(BEGINNING);
    return place.block === block && place.start === start;
  });
  return grown && markdownAt(grown.tree, unit);
}

/** Who can align, with those tags of a DMARC record that this is a matter of: as the zone tells. */
function alignmentAt(
  { entry, known }: HoverContext,
  found: MailRecordInZone,
  unit: number,
): string | undefined {
  const { record } = found;
  const [own] = known;
  const [first] = entry.records;
  if (record.kind !== 'dmarc' || own === undefined || first === undefined) return undefined;
  if (!/^(?:v|adkim|aspf)\s*=/i.test(record.text.slice(unit))) return undefined;
  const domain = dmarcDomain(own.view, own.view.names.fold(first.owner));
  return domain === NO_NAME ? undefined : alignmentWords(alignmentOf(own.view, domain));
}

const BEGINNING = { start: 0, end: 0 };

/** So many terms or tags are told of a record as a whole. */
const MOST = 12;

/** The entry's mail record as a whole, explained: in the words for that, else term by term, each in a line. */
export function mailRecordText(context: HoverContext): string | undefined {
  const found = mailRecordOf(context);
  if (found === undefined) return undefined;
  const record = parseRecord(found.record);
  const lines: string[] = [];
  for (let unit = 0; unit < record.text.length && lines.length < MOST; ) {
    const hover = hoverRecord(record, unit);
    if (hover?.start === 0 && hover.end === record.text.length) return hover.markdown;
    const [line = ''] = hover?.markdown.split('\n', 1) ?? [];
    if (line !== '') lines.push(`- ${line}`);
    unit = Math.max(hover?.end ?? 0, unit) + 1;
  }
  return lines.length === 0 ? undefined : lines.join('\n');
}

function mailRecordOf({ entry, known }: HoverContext) {
  const [record] = entry.records;
  const [own] = known;
  return record === undefined || own === undefined ? undefined : mailRecordIn(own.view, record);
}
