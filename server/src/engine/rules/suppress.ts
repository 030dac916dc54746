import type { Finding, Place } from '../finding.ts';
import type { Block, Directive } from '../zone/block.ts';
import { scanEntry } from '../zone/scanEntry.ts';
import { Tokens } from '../zone/tokens.ts';
import { type Reading, readingsOf, type Zone } from '../zone/zone.ts';
import { commentEnd, parseDirectiveComment } from './directiveComment.ts';
import type { RuleId } from './ruleIds.ts';

/** A stretch of one file in which findings are not shown. */
interface Suppression {
  readonly uri: string;
  /** One rule, or all. */
  readonly rule: RuleId | 'all';
  readonly from: Point;
  to: Point;
  /** The id in the comment, or the whole comment. */
  readonly place: Place;
  readonly comment: Place;
  used: boolean;
}

/** A byte of the zone's text in reading order. */
interface Point {
  readonly order: number;
  readonly offset: number;
}

const END: Point = { order: Number.POSITIVE_INFINITY, offset: 0 };

/**
 * Leaves out the findings that comments in the zone's files suppress, and adds findings about the comments themselves:
 * malformed, with ids that are no rule's, or without effect.
 *
 * @param isRule whether a text is a rule's id
 * @param isAlwaysRun whether a rule speaks whenever the zone is read: of others, nobody knows whether a comment is needed
 */
export function suppress(
  zone: Zone,
  findings: readonly Finding[],
  isRule: (id: string) => boolean,
  isAlwaysRun: (rule: RuleId) => boolean = () => true,
): Finding[] {
  const own: Finding[] = [];
  const suppressions: Suppression[] = [];
  for (const reading of readingsOf(zone.root)) collect(reading, suppressions, own, isRule);
  if (suppressions.length === 0) return own.length === 0 ? [...findings] : [...findings, ...own];
  const shown = findings.filter((finding) => {
    const hit = suppressions.filter((suppression) => covers(suppression, finding));
    for (const suppression of hit) suppression.used = true;
    return hit.length === 0;
  });
  const unused = suppressions.filter(({ used, rule }) => !used && (rule === 'all' || isAlwaysRun(rule)));
  return [...shown, ...own, ...unused.map(unusedFinding)];
}

function covers({ uri, rule, from, to }: Suppression, { place, rule: found }: Finding): boolean {
  if (place.block.uri !== uri || (rule !== 'all' && rule !== found)) return false;
  const point = { order: place.block.order, offset: place.start };
  return !isBefore(point, from) && isBefore(point, to);
}

function isBefore(a: Point, b: Point): boolean {
  return a.order < b.order || (a.order === b.order && a.offset < b.offset);
}

function collect(
  reading: Reading,
  suppressions: Suppression[],
  findings: Finding[],
  isRule: (id: string) => boolean,
): void {
  const open = new Set<Suppression>();
  for (const [index, block] of reading.blocks.entries()) {
    for (const directive of block.directives) {
      const comment = { block, start: directive.start, end: commentEnd(block, directive.start) };
      const parsed = parseDirectiveComment(block, directive.start);
      if (parsed === undefined) {
        findings.push({
          rule: 'zone/suppression-malformed',
          message:
            'Hostmaster does not understand this comment, so it suppresses nothing. Write "; hostmaster-disable-next-line id", "hostmaster-disable-line", "hostmaster-disable" or "hostmaster-enable", and "-- reason" behind the ids.',
          place: comment,
        });
        continue;
      }
      const targets: { rule: RuleId | 'all'; place: Place }[] = [];
      if (parsed.ids.length === 0) targets.push({ rule: 'all', place: comment });
      for (const { text, start, end } of parsed.ids) {
        const place = { block, start, end };
        if (isRule(text)) targets.push({ rule: text as RuleId, place });
        else {
          findings.push({
            rule: 'zone/suppression-unknown-rule',
            message: `There is no rule "${text}": this suppresses nothing. Rules are named as in findings, such as zone/duplicate-record.`,
            place,
          });
        }
      }
      if (parsed.verb === 'enable') {
        for (const suppression of open) {
          if (!targets.some(({ rule }) => rule === 'all' || rule === suppression.rule)) continue;
          suppression.to = { order: block.order, offset: directive.start };
          open.delete(suppression);
        }
        continue;
      }
      const range = rangeOf(parsed.verb, reading, index, directive);
      for (const { rule, place } of targets) {
        const suppression = { uri: reading.uri, rule, ...range, place, comment, used: false };
        suppressions.push(suppression);
        if (parsed.verb === 'disable') open.add(suppression);
      }
    }
  }
}

function rangeOf(
  verb: 'disable-next-line' | 'disable-line' | 'disable',
  reading: Reading,
  index: number,
  { start, entryStart, entryEnd }: Directive,
): { from: Point; to: Point } {
  const block = reading.blocks[index] as Block;
  const { order } = block;
  switch (verb) {
    case 'disable':
      return { from: { order, offset: start }, to: END };
    case 'disable-line':
      return { from: { order, offset: entryStart }, to: { order, offset: entryEnd } };
    case 'disable-next-line':
      return nextEntry(reading, index, entryEnd);
  }
}

const tokens = new Tokens();

/** The next entry that is more than a comment: a record in parentheses is one "line". */
function nextEntry(reading: Reading, index: number, from: number): { from: Point; to: Point } {
  let at = from;
  for (let i = index; i < reading.blocks.length; i++, at = 0) {
    const { bytes, order } = reading.blocks[i] as Block;
    while (at < bytes.length) {
      scanEntry(bytes, at, bytes.length, tokens);
      if (tokens.count > 0)
        return {
          from: { order, offset: at },
          to: { order, offset: tokens.closed ? tokens.next : tokens.next + 1 },
        };
      at = tokens.next;
    }
  }
  return { from: END, to: END };
}

function unusedFinding({ rule, place, comment }: Suppression): Finding {
  const whole = rule === 'all';
  const isOnly = whole || (parseDirectiveComment(comment.block, comment.start)?.ids.length ?? 0) < 2;
  return {
    rule: 'zone/suppression-unused',
    message: `Nothing is suppressed here: ${whole ? 'there is no finding' : `"${rule}" finds nothing`} in its range. Remove it, or it may hide a mistake later.`,
    place,
    // A comment whose last id is taken out would speak of all rules.
    fixes: [
      isOnly
        ? { title: 'Remove the comment', edits: [{ place: withBlanks(comment), text: '' }] }
        : { title: `Remove "${rule}"`, edits: [{ place: withSeparator(place), text: '' }] },
    ],
    unnecessary: true,
  };
}

/** A comment with the blanks before it; with its line where there is nothing else on that. */
function withBlanks({ block, start, end }: Place): Place {
  const { bytes } = block;
  let from = start;
  while (isBlank(bytes[from - 1])) from--;
  const isAlone = from === 0 || isLineEnd(bytes[from - 1]);
  if (!isAlone) return { block, start: from, end };
  let to = end;
  if (bytes[to] === CR) to++;
  if (bytes[to] === LF) to++;
  return { block, start: from, end: to };
}

/** An id with what parts it from the id before it, which is the verb's blank at the first. */
function withSeparator({ block, start, end }: Place): Place {
  let to = end;
  while (isBlank(block.bytes[to]) || block.bytes[to] === COMMA) to++;
  const isLast = to >= block.bytes.length || isLineEnd(block.bytes[to]) || block.bytes[to] === HYPHEN;
  if (!isLast) return { block, start, end: to };
  let from = start;
  while (isBlank(block.bytes[from - 1]) || block.bytes[from - 1] === COMMA) from--;
  return { block, start: from, end };
}

const LF = 0x0a;
const CR = 0x0d;
const COMMA = 0x2c;
const HYPHEN = 0x2d;

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09;
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === LF || byte === CR;
}
