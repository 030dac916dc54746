import type { MailCompletion } from '../../mail/assist.ts';
import { completeRecord } from '../../mail/completeRecord.ts';
import { type ZoneText, zoneTextOf } from '../../mail/inZone/zoneText.ts';
import { mailKind } from '../../mail/mailKind.ts';
import { parseRecord } from '../../mail/parseRecord.ts';
import { writeSnippet } from '../../mail/snippetText.ts';
import type { TokenView } from '../../rules/recordView.ts';
import { NO_NAME } from '../../zone/names.ts';
import { nameText } from '../../zone/nameText.ts';
import type { Entry } from '../entryAt.ts';
import {
  all,
  type Completion,
  type CompletionSource,
  type Completions,
  joined,
  NOTHING,
} from './completion.ts';
import { textSnippets } from './recordSnippets.ts';
import type { Slot } from './slotAt.ts';
import { plainText } from './snippet.ts';

/** What a text may hold at the cursor: whole records that belong to the owner, or what goes on with one that is there. */
export function textCompletions(source: CompletionSource): Completions {
  const { slot } = source;
  if (slot.role.kind !== 'field') return NOTHING;
  const isFirst = slot.role.before.every(({ text }) => text === '');
  return joined(
    slot.quoted ? all(recordCompletions(source)) : NOTHING,
    isFirst ? wholeTexts(source) : NOTHING,
  );
}

/** Records that begin as the text does. */
function wholeTexts(source: CompletionSource): Completions {
  const { slot } = source;
  const typed = slot.typed.toLowerCase();
  const items = textSnippets(source).map(({ title, data, detail }): Completion => {
    const content = slot.quoted ? data.slice(1, -1) : data;
    const plain = plainText(content);
    return {
      label: plainText(data).slice(1, -1),
      kind: 'text',
      text: plain,
      snippet: content,
      aside: title,
      detail,
    };
  });
  return all(items.filter(({ label }) => label.toLowerCase().startsWith(typed)));
}

/** What goes on with a mail record, or begins one that the owner is for; in quotes, where all of it can be written. */
function recordCompletions({ zone, slot, owner }: CompletionSource): Completion[] {
  const tokens = dataTokens(slot.entry);
  const text = zoneTextOf(tokens, { block: slot.entry.block, start: slot.offset, end: slot.offset });
  const name = owner === NO_NAME ? undefined : nameText(zone.names, owner).replace(/\.$/, '');
  const kind = mailKind(text.text, name);
  if (kind === undefined) return [];
  const unit = text.unitAt(slot.offset) ?? unitsBefore(tokens, slot);
  if (isWithinEscape(text, unit, slot)) return [];
  const record = parseRecord({ kind, text: text.text, owner: name });
  return [...completeRecord(record, unit)]
    .sort(byOrder)
    .flatMap((each) => toCompletion(each, text, unit, slot));
}

function dataTokens({ parts, dataFrom, block }: Entry): TokenView[] {
  return parts
    .slice(dataFrom)
    .map(({ text, quoted, start, end }) => ({ text, quoted, place: { block, start, end } }));
}

function isWithinEscape(text: ZoneText, unit: number, { offset }: Slot): boolean {
  const { start, end } = text.placeOf({ start: unit, end: unit + 1 });
  return start < offset && offset < end;
}

/** How long the text is before a string that is empty yet. */
function unitsBefore(tokens: readonly TokenView[], { offset, entry: { block } }: Slot): number {
  const before = tokens.filter(({ place }) => place.end <= offset);
  return zoneTextOf(before, { block, start: offset, end: offset }).text.length;
}

function byOrder(a: MailCompletion, b: MailCompletion): number {
  return (a.order ?? 0) - (b.order ?? 0) || (a.label < b.label ? -1 : 1);
}

/** A completion within its string: it ends at the cursor where it does in the record. */
function toCompletion(
  { label, insert, replaces, detail, documentation }: MailCompletion,
  text: ZoneText,
  unit: number,
  slot: Slot,
): Completion[] {
  const snippet = writeSnippet(insert, (part) => text.write(part, replaces.start));
  const place = text.placeOf(replaces);
  const start = replaces.start === unit ? slot.offset : place.start;
  const end = replaces.end === unit ? slot.offset : place.end;
  // An editor completes within a word: not over the quotes between two strings.
  if (snippet === undefined || start < slot.start || end > slot.end) return [];
  return [
    {
      label,
      kind: 'value',
      snippet,
      detail,
      ...(documentation === undefined ? {} : { documentation }),
      replaces: { start, end },
    },
  ];
}
