import { messageFindingById } from '../findings/messageFindings.ts';
import type { MessageReport } from '../messageReport.ts';
import type { PlacedField, PlacedReport, TextPlace } from '../placedReport.ts';
import { type Item, item, quoted, said } from '../render/blocks.ts';
import { dkimItem, dmarcItem, instanceItem, spfItem } from '../render/checksSection.ts';
import { claimItem } from '../render/claimsSections.ts';
import { hopItem } from '../render/hopsSection.ts';
import { fieldAt, offsetInField, placeInField, valueStart } from './fieldAt.ts';
import { resultWordAt } from './resultWords.ts';
import { type ExplainedWord, signatureTagAt } from './signatureTags.ts';

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
  const found = offset === undefined ? undefined : wordAt(name.toLowerCase(), field, offset);
  const items = found?.items ?? fieldItems(report, index, field.raw);
  const inName = offset !== undefined && offset <= name.length;
  return {
    items: [...items, ...findingItems(placed, place)],
    range: found
      ? { start: placeInField(field, found.start), end: placeInField(field, found.end) }
      : inName
        ? { start: field.start, end: placeInField(field, name.length) }
        : undefined,
  };
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
    ...vendors.flatMap(({ facts }) =>
      facts.map((fact) => item([quoted(`${fact.name}=${fact.value}`), said(`: ${fact.meaning}`)])),
    ),
    ...(ENCODED.test(raw) ? [item([said('It reads: '), quoted(value)])] : []),
  ];
}

/** What came of the check that a field is part of. */
function checkItems(report: MessageReport, index: number): Item[] {
  const { hops, dkim, arc, authenticationResults, headers, spf, dmarc } = report;
  const key = headers[index]?.name.toLowerCase();
  const isFirst = headers.findIndex((header) => header.name.toLowerCase() === key) === index;
  return [
    ...hops.filter(({ field }) => field === index).map(hopItem),
    ...dkim.filter(({ field }) => field === index).map(dkimItem),
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
