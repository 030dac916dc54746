import { fileRange } from '../editing/fileRange.ts';
import type { RecordView } from '../rules/recordView.ts';
import type { ZoneView } from '../rules/zoneView.ts';
import { decodeUtf8 } from '../text/utf8.ts';
import type { NameId } from '../zone/names.ts';
import type { OtherEdit } from './neighbours.ts';

/** A record that a zone is to have. */
export interface WantedRecord {
  /** Absolute, in lower case. */
  readonly name: string;
  /** The nearest name above it that the zone knows. */
  readonly parent: NameId;
  readonly type: number;
  /** As it is to be written, absolute. */
  readonly data: string;
}

/** So many names beside the wanted one are looked at. */
const MOST_NEIGHBOURS = 512;
/** So many records may follow that take their owner from the one before. */
const LONGEST_SET = 64;

const LF = 0x0a;
const CR = 0x0d;

/**
 * Where and how a zone's file would have a record: behind the one that it belongs behind by its name, laid out as that
 * one is. `undefined` where there is no record of its type beside it to go by.
 */
export function recordLike(view: ZoneView, wanted: WantedRecord): OtherEdit | undefined {
  const model = modelFor(view, wanted);
  const last = model && lastOfOwner(model);
  if (model === undefined || last === undefined) return undefined;
  const { block, end } = last.entryPlace;
  const eol = block.bytes.includes(CR) ? '\r\n' : '\n';
  const line = lineLike(view, model, last, wanted);
  const text = block.bytes[end - 1] === LF ? `${line}${eol}` : `${eol}${line}`;
  return { ...fileRange({ block, start: end, end }), text };
}

/** The record of the same type whose owner stands before the wanted one in the order of names; else any beside it. */
function modelFor(view: ZoneView, { name, parent, type }: WantedRecord): RecordView | undefined {
  const label = name.slice(0, name.indexOf('.'));
  let before: { readonly label: string; readonly record: RecordView } | undefined;
  let other: RecordView | undefined;
  for (const sibling of view.namesBelow(parent, MOST_NEIGHBOURS)) {
    if (view.names.isWildcard(sibling)) continue;
    const record = view.recordsAt(sibling, type).find(({ generated }) => !generated);
    if (record === undefined) continue;
    const own = view.text(sibling);
    const first = own.slice(0, own.indexOf('.'));
    if (compareLabels(first, label) > 0) other ??= record;
    else if (before === undefined || compareLabels(first, before.label) > 0)
      before = { label: first, record };
  }
  return before?.record ?? other;
}

/** The last of the records that follow each other with the owner of the first; none where there are too many. */
function lastOfOwner(record: RecordView): RecordView | undefined {
  let last = record;
  for (let i = 0; i < LONGEST_SET; i++) {
    if (last.isIncludeBehind()) return undefined;
    const next = last.next();
    if (next === undefined || next.block.uri !== last.block.uri || !next.inheritsOwner) return last;
    last = next;
  }
  return undefined;
}

function lineLike(view: ZoneView, model: RecordView, last: RecordView, wanted: WantedRecord): string {
  const tokens = model.tokens();
  const [first] = tokens;
  const [data] = model.dataTokens();
  const owner = ownerLike(view, model, last, wanted.name);
  if (first === undefined || data === undefined) return `${owner} ${wanted.data}`;
  const from = model.inheritsOwner ? model.entryPlace.start : first.place.end;
  const between = decodeUtf8(model.block.bytes, from, data.place.start);
  const middle = /[\r\n(;]/.test(between) ? ` ${between.replace(/;.*|[(\r\n]/g, ' ').trim()} ` : between;
  const shift = model.inheritsOwner ? owner.length : owner.length - (first.place.end - first.place.start);
  return owner + keepColumn(middle, shift) + wanted.data;
}

/** Blanks in front of a text, more or fewer so that the text stays in its column; tabs do that by themselves. */
function keepColumn(text: string, shift: number): string {
  const blanks = /^ +/.exec(text)?.[0].length ?? 0;
  if (blanks < 2) return text;
  return ' '.repeat(Math.max(1, blanks - shift)) + text.slice(blanks);
}

/** Relative where the record that it goes by is written so and the origin there is above the name. */
function ownerLike(view: ZoneView, model: RecordView, last: RecordView, name: string): string {
  const written = model.inheritsOwner ? '' : (model.tokens()[0]?.text ?? '');
  const origin = view.text(view.names.fold(last.origin));
  const isRelative = !written.endsWith('.') && origin !== '.' && name.endsWith(`.${origin}`);
  return isRelative ? name.slice(0, -origin.length - 1) : name;
}

/** Numbers by their value, so that 9 stands before 10. */
function compareLabels(a: string, b: string): number {
  const isNumber = /^\d+$/;
  if (isNumber.test(a) && isNumber.test(b)) return Number(a) - Number(b);
  return a < b ? -1 : a > b ? 1 : 0;
}
