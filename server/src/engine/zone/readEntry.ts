import { reportDialect } from './dialect.ts';
import { oddCharacter } from './oddCharacters.ts';
import { readDirective } from './readDirective.ts';
import { type Reader, replaceFix, report } from './reader.ts';
import { type Damage, readRecord } from './readRecord.ts';
import { NO_TTL } from './state.ts';
import { QUOTED, UNTERMINATED } from './tokens.ts';

const DOLLAR = 0x24;

/**
 * Reads the entry that `reader.tokens` holds: nothing, a directive or a record. An entry gets one finding at most
 * about what is wrong with it; a damaged one is still read for its owner.
 *
 * @param from where the entry starts in the text
 * @returns whether there was more than blanks and comments
 */
export function readEntry(reader: Reader, from: number): boolean {
  const { tokens, state } = reader;
  const before = reader.findings.length;
  const damage = findDamage(reader, from);
  if (tokens.count === 0) {
    if (damage === 'none') return false;
    settleBroken(reader, before, true);
    return true;
  }
  if (reader.targets.length > 0 && damage === 'none') reportDialect(reader, from);
  // In quotes too, as BIND reads it.
  const isDirective = !tokens.leadingBlank && reader.bytes[tokens.start[0] as number] === DOLLAR;
  const outcome = isDirective ? readDirective(reader, from, damage) : readRecord(reader, from, damage, -1);
  if (outcome === 'read' && damage !== 'broken') state.afterBroken = false;
  else settleBroken(reader, before, outcome === 'fragment' && !startsRecord(reader));
  return true;
}

/** Reports what is wrong with the entry's characters, whatever they mean. */
function findDamage(reader: Reader, from: number): Damage {
  const { tokens } = reader;
  // A typographic quote that opens a string makes the plain one that closes it look unclosed.
  if (tokens.odd && tokens.unclosedQuote >= 0) {
    const damage = oddCharacter(reader);
    if (damage !== 'none') return damage;
  }
  if (reportStructure(reader, from)) return 'broken';
  return tokens.odd ? oddCharacter(reader) : 'none';
}

/**
 * Settles what follows from a broken entry. Where a parenthesis or quote in front of it is missing, the lines behind
 * are its rest: they cannot stand alone, or they have the parenthesis that closes it. One finding, at the first, says it.
 *
 * @param before how many findings there were before the entry
 * @param isFragment whether the entry has no type and does not look like one of its own
 */
function settleBroken(reader: Reader, before: number, isFragment: boolean): void {
  const { state, tokens } = reader;
  const closes = tokens.strayParen >= 0;
  const isRest = state.afterBroken && (isFragment || closes);
  if (isRest) reader.findings.length = before;
  state.afterBroken = !(isRest && closes);
  // The TTL that is missing may stand in what could not be read.
  if (state.defaultTtl === NO_TTL && state.lastTtl === NO_TTL) state.ttlReported = true;
}

/** Whether an entry without a type looks like the start of a record, rather than the rest of the one before. */
function startsRecord({ tokens, bytes }: Reader): boolean {
  if (tokens.leadingBlank) return false;
  const last = tokens.count - 1;
  // The quote that a string of the line before lacks leaves a string of nothing open.
  const text =
    (tokens.flags[last] as number) & UNTERMINATED
      ? [...bytes.subarray(tokens.start[last], tokens.end[last])]
      : [];
  if (last > 0 && tokens.unclosedQuote >= 0 && text.every((byte) => byte <= 0x20 || byte === 0x29))
    return false;
  return last > 0 || ((tokens.flags[0] as number) & QUOTED) !== 0;
}

/** Reports parentheses and quotes that do not pair, and entries past all bounds; the first of them. */
function reportStructure(reader: Reader, from: number): boolean {
  const { tokens } = reader;
  const last = tokens.count - 1;
  const textEnd = last < 0 ? from : tokens.outerEnd(last);
  if (tokens.tooLong) {
    report(
      reader,
      'zone/syntax',
      'This entry is over 1 MiB long, more than any record can be. It is not read; the file is, from the next line on.',
      last < 0 ? from : tokens.outerStart(0),
      last < 0 ? from + 1 : tokens.outerEnd(0),
    );
    return true;
  }
  if (tokens.unclosedQuote >= 0) {
    const quote = tokens.unclosedQuote;
    const end = lineEnd(reader.bytes, quote);
    report(
      reader,
      'zone/unclosed-quote',
      'This quote is never closed: a string in quotes ends on the line that it starts on (RFC 1035 §5.1), and a server refuses the file here. Write the closing quote.',
      quote,
      quote + 1,
      [replaceFix('Close the quote at the end of the line', end, end, '"')],
    );
    return true;
  }
  if (tokens.strayParen >= 0) {
    const at = tokens.strayParen;
    report(
      reader,
      'zone/syntax',
      'This ")" closes nothing: no "(" is open before it, and a server refuses the file here. Remove it, or write the "(".',
      at,
      at + 1,
      [replaceFix('Remove ")"', at, at + 1, '')],
    );
    return true;
  }
  if (tokens.unclosedParen >= 0) {
    const at = tokens.unclosedParen;
    const close = Math.max(textEnd, at + 1);
    report(
      reader,
      'zone/unclosed-paren',
      'This "(" is never closed: to a server, all lines behind it belong to this record until a ")" comes (RFC 1035 §5.1). Write ")" at the record\'s end.',
      at,
      at + 1,
      [replaceFix('Close the parenthesis', close, close, ' )')],
    );
    return true;
  }
  return false;
}

function lineEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at++;
  return at;
}
