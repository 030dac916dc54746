import { messageFindingById } from '../findings/messageFindings.ts';
import type { MessageReport, VendorHeader } from '../messageReport.ts';
import type { PlacedField, PlacedReport, TextPlace } from '../placedReport.ts';
import { type Item, item, quoted, said } from '../render/blocks.ts';
import { dkimItem, dmarcItem, instanceItem, spfItem } from '../render/checksSection.ts';
import { claimItem } from '../render/claimsSections.ts';
import { hopItem } from '../render/hopsSection.ts';
import { fieldAt, offsetInField, placeInField, valueStart } from './fieldAt.ts';
import { resultWordAt } from './resultWords.ts';
import { type ExplainedWord, signatureTagAt } from './signatureTags.ts';
import { signedNameAt } from './signedNames.ts';

/** What stands at a place of a message, explained. */
export interface MessageHover {
  readonly items: readonly Item[];
  /** What it is about, where that is less than the field. */
  readonly range: { readonly start: TextPlace; readonly end: TextPlace } | undefined;
}

/** So many findings are explained at one place. */
const MOST_FINDINGS = 3;

/** An encoded word begins so (RFC 2047 §2). */
const ENCODED = /=\?[^?\s]{1,60}\?[bq]\?/i;

/**
 * Explains what stands at a place: a tag of a signature, a word of Authentication-Results; else the header field, with what came
 * of the check that it is part of. `undefined` where there is nothing to say.
 */
export function hoverMessage(placed: PlacedReport, place: TextPlace): MessageHover | undefined {
  const { report, fields, isRepaired } = placed;
  const index = fieldAt(fields, place.line);
  const field = index === undefined ? undefined : fields[index];
  if (index === undefined || field === undefined) return undefined;
  // The columns of a text that was repaired are others.
  const offset = isRepaired ? undefined : offsetInField(field, place);
  const name = report.headers[index]?.name ?? '';
  const key = name.toLowerCase();
  const found =
    offset === undefined ? undefined : (signedAt(placed, key, index, offset) ?? wordAt(key, field, offset));
  const inName = offset !== undefined && offset <= name.length;
  return {
    items: found?.items ?? [...fieldItems(report, index, field.raw), ...findingItems(placed, place)],
    range: found
      ? { start: placeInField(field, found.start), end: placeInField(field, found.end) }
      : inName
        ? { start: field.start, end: placeInField(field, name.length) }
        : undefined,
  };
}

/** A name in `h=` of a signature, and what it signs. */
function signedAt(
  placed: PlacedReport,
  key: string,
  index: number,
  offset: number,
): ExplainedWord | undefined {
  if (key !== 'dkim-signature' && key !== 'arc-message-signature') return undefined;
  const found = signedNameAt(placed, index, offset);
  if (found === undefined) return undefined;
  const { name, signs, start, end } = found;
  const header = signs === undefined ? undefined : placed.report.headers[signs];
  const items =
    header === undefined
      ? [
          item([
            quoted(name),
            said(': it is not there so often. Who adds one breaks the signature (RFC 6376 §5.4.2).'),
          ]),
        ]
      : [item([quoted(name), said(' is signed, as it is here: '), quoted(header.value)])];
  return { items, start, end };
}

/** What stands at an offset of a field whose value has a grammar, explained; with offsets into the field. */
function wordAt(key: string, field: PlacedField, offset: number): ExplainedWord | undefined {
  const from = valueStart(field);
  if (offset < from) return undefined;
  const value = field.raw.slice(from);
  const found = /^(?:arc-)?authentication-results$/.test(key)
    ? resultWordAt(value, offset - from)
    : signatureTagAt(key, value, offset - from);
  return found && { ...found, start: found.start + from, end: found.end + from };
}

/** A header field: what it is for, what it says, and what came of the check that it is part of. */
function fieldItems(report: MessageReport, index: number, raw: string): Item[] {
  const header = report.headers[index];
  if (header === undefined) return [];
  const { name, value, explanation } = header;
  const meaning = explanation || 'A field that no standard knows, or of a program that is not known here.';
  const vendors = report.vendors.filter(({ field }) => field === index);
  return [
    item([said(name, 'strong'), said(`: ${meaning}`)]),
    ...checkItems(report, index),
    ...vendors.map(({ vendor, facts }) => item([said(`${vendor} says:`)], facts.map(factItem))),
    ...(ENCODED.test(raw) ? [item([said('It reads: '), quoted(value)])] : []),
  ];
}

function factItem({ name, value, meaning }: VendorHeader['facts'][number]): Item {
  return item([quoted(`${name}=${value}`), ...(meaning === '' ? [] : [said(`: ${meaning}`)])]);
}

/** What came of the check that a field is part of. */
function checkItems(report: MessageReport, index: number): Item[] {
  const { hops, dkim, arc, authenticationResults, headers, spf, dmarc } = report;
  const key = headers[index]?.name.toLowerCase();
  const isFirst = headers.findIndex((header) => header.name.toLowerCase() === key) === index;
  return [
    // What is wrong there is shown with them by the editor.
    ...hops.filter(({ field }) => field === index).map((hop) => hopItem({ ...hop, findings: [] })),
    ...dkim.filter(({ field }) => field === index).map((verdict) => dkimItem({ ...verdict, findings: [] })),
    ...arc.chain.filter(({ fields }) => fields.includes(index)).map(instanceItem),
    ...authenticationResults.filter(({ field }) => field === index).map(claimItem),
    ...(key === 'from' && isFirst ? [dmarcItem(dmarc)] : []),
    ...(key === 'return-path' && isFirst ? [spfItem(spf)] : []),
  ];
}

/** What the findings at a place are about, and why they matter. */
function findingItems({ findings }: PlacedReport, place: TextPlace): Item[] {
  const here = findings.filter(({ start, end }) => !isBefore(place, start) && isBefore(place, end));
  return [...new Set(here.map(({ rule }) => rule))].slice(0, MOST_FINDINGS).flatMap((id) => {
    const info = messageFindingById(id);
    return info === undefined ? [] : [item([said(id, 'strong'), said(`: ${info.summary} ${info.why}`)])];
  });
}

function isBefore(a: TextPlace, b: TextPlace): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
