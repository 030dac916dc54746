import { calendarSeconds } from '../records/fields/time.ts';
import { describeNameFault, shown } from '../records/rdataInput.ts';
import { isOneSlip } from '../text/oneSlip.ts';
import { decodeUtf8 } from '../text/utf8.ts';
import { boundTtl } from './boundTtl.ts';
import { foreignCommentAt } from './foreignComment.ts';
import { generateRecords } from './generate.ts';
import { type NameId, NO_NAME } from './names.ts';
import { nameFault } from './nameText.ts';
import { type Reader, replaceFix, report } from './reader.ts';
import type { Damage, Outcome } from './readRecord.ts';
import { reportRepeatedOrigin } from './repeatedOrigin.ts';
import { NO_TTL } from './state.ts';
import { tokenName } from './tokenName.ts';
import { QUOTED } from './tokens.ts';
import { parseTtl } from './ttl.ts';

/** What an $INCLUDE asks for: the path as written, its place, and the origin to read the file with. */
export interface IncludeRequest {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly origin: NameId;
}

const VENDOR_DIRECTIVES: Readonly<Record<string, string>> = {
  $SERVER: 'it belongs to another server software',
  $BIND: 'it belongs to another server software',
};

/**
 * Reads the entry in `reader.tokens` as a directive: $ORIGIN and $INCLUDE (RFC 1035 §5.1), $TTL (RFC 2308 §4),
 * BIND's $GENERATE and $DATE.
 *
 * @param from where the entry starts in the block's text
 * @param damage whether the entry has its finding already
 */
export function readDirective(reader: Reader, from: number, damage: Damage): Outcome {
  const { tokens } = reader;
  const before = reader.findings.length;
  const word = decodeUtf8(reader.bytes, tokens.start[0], tokens.end[0]);
  switch (word.toUpperCase()) {
    case '$ORIGIN':
      readOrigin(reader);
      break;
    case '$TTL':
      readTtl(reader);
      break;
    case '$INCLUDE':
      readInclude(reader);
      break;
    case '$GENERATE':
      generateRecords(reader, from);
      break;
    case '$DATE':
      readDate(reader);
      break;
    default:
      refuseDirective(reader, word);
  }
  const refused = reader.findings.slice(before).some(({ severity = 'error' }) => severity === 'error');
  if (damage !== 'none') {
    reader.findings.length = before;
    reader.include = undefined;
  }
  return refused ? 'broken' : 'read';
}

function readOrigin(reader: Reader): void {
  const at = argument(reader, 1, '$ORIGIN', 'a domain name');
  if (at < 0) return;
  const origin = directiveName(reader, at, '$ORIGIN');
  if (origin === NO_NAME) return;
  if (origin !== reader.state.origin) reader.state.originChanged = true;
  reader.state.origin = origin;
  refuseExtra(reader, 2, '$ORIGIN takes one domain name');
}

function readTtl(reader: Reader): void {
  const at = argument(reader, 1, '$TTL', 'a TTL in seconds, or with units such as 1h30m');
  if (at < 0) return;
  const start = reader.tokens.start[at] as number;
  const end = reader.tokens.end[at] as number;
  const seconds = parseTtl(reader.bytes, start, end);
  if (seconds < 0) {
    report(
      reader,
      'zone/ttl-invalid',
      `${shown(reader.input.text(at))} is no TTL: write seconds, or numbers that each have a unit w, d, h, m or s, such as 1h30m (RFC 2308 §4).`,
      start,
      end,
    );
    return;
  }
  const ttl = boundTtl(reader, start, end, seconds);
  if (ttl !== NO_TTL) reader.state.defaultTtl = ttl;
  refuseExtra(reader, 2, '$TTL takes one TTL');
}

function readInclude(reader: Reader): void {
  const { tokens } = reader;
  const at = argument(reader, 1, '$INCLUDE', 'a file name', true);
  if (at < 0) return;
  if (reader.state.dated) {
    report(
      reader,
      'zone/syntax',
      'A file with $DATE cannot include others: BIND refuses it here. Remove the $DATE, which servers need no more.',
      tokens.outerStart(0),
      tokens.outerEnd(0),
    );
    return;
  }
  const path = reader.input.text(at);
  let origin = reader.state.origin;
  if (tokens.count > 2) {
    if (argument(reader, 2, '$INCLUDE', 'its origin') < 0) return;
    origin = directiveName(reader, 2, '$INCLUDE');
    if (origin === NO_NAME) return;
  }
  reader.state.included++;
  reader.include = { path, start: tokens.outerStart(at), end: tokens.outerEnd(at), origin };
  refuseExtra(reader, 3, '$INCLUDE takes a file name and an origin');
}

/** $DATE, the moment at which BIND wrote a file: its loader checks the form and has no further use for it. */
function readDate(reader: Reader): void {
  const { tokens } = reader;
  const at = argument(reader, 1, '$DATE', 'a time as YYYYMMDDHHmmSS');
  if (at < 0) return;
  const start = tokens.start[at] as number;
  const end = tokens.end[at] as number;
  if (Number.isNaN(calendarSeconds(reader.bytes, start, end))) {
    report(
      reader,
      'zone/syntax',
      `${shown(reader.input.text(at))} is no time: write year, month, day, hour, minute and second as YYYYMMDDHHmmSS.`,
      start,
      end,
    );
    return;
  }
  reader.state.dated = true;
  refuseExtra(reader, 2, '$DATE takes one time');
}

function refuseDirective(reader: Reader, word: string): void {
  const { tokens } = reader;
  const vendor = VENDOR_DIRECTIVES[word.toUpperCase()];
  const near = nearDirective(word);
  const hint = vendor ? `${vendor}, so remove the line` : near ? `did you mean ${near}?` : 'remove the line';
  report(
    reader,
    'zone/unknown-directive',
    `Unknown directive ${shown(word)}: a zone file has $ORIGIN, $TTL, $INCLUDE and $GENERATE; ${hint}${near ? '' : '.'}`,
    tokens.outerStart(0),
    tokens.outerEnd(0),
    near ? [replaceFix(`Replace by ${near}`, tokens.outerStart(0), tokens.outerEnd(0), near)] : [],
  );
  // What is below is meant for the directive: its lack would be found again and again.
  const before = reader.findings.length;
  if (near === '$ORIGIN') readOrigin(reader);
  else if (near === '$TTL') readTtl(reader);
  reader.findings.length = before;
}

/** The directive that the word abbreviates or is a slip away from. */
function nearDirective(word: string): string | undefined {
  const upper = word.toUpperCase();
  return ['$ORIGIN', '$TTL', '$INCLUDE', '$GENERATE'].find(
    (name) => (upper.length > 3 && name.startsWith(upper)) || isOneSlip(upper, name),
  );
}

/** The index of a directive's argument, -1 with a finding when it is missing or in quotes where none may be. */
function argument(reader: Reader, i: number, directive: string, what: string, quotable = false): number {
  const { tokens } = reader;
  if (i >= tokens.count) {
    report(
      reader,
      'zone/syntax',
      `${directive} needs ${what} behind it, so a server refuses the file here.`,
      tokens.outerStart(0),
      tokens.outerEnd(0),
    );
    return -1;
  }
  if (!quotable && (tokens.flags[i] as number) & QUOTED) {
    const text = reader.input.text(i);
    report(
      reader,
      'zone/syntax',
      `${directive} takes ${what} without quotes.`,
      tokens.outerStart(i),
      tokens.outerEnd(i),
      [replaceFix('Remove the quotes', tokens.outerStart(i), tokens.outerEnd(i), text)],
    );
    return -1;
  }
  return i;
}

function directiveName(reader: Reader, i: number, directive: string): NameId {
  const { tokens } = reader;
  const name = tokenName(reader.names, reader.bytes, tokens, i, reader.state.origin);
  if (name === NO_NAME) {
    const fault = describeNameFault(nameFault(), directive);
    report(reader, fault.rule, fault.message, fault.start, fault.end);
  } else {
    reportRepeatedOrigin(reader, i, name);
  }
  return name;
}

function refuseExtra(reader: Reader, from: number, shape: string): void {
  const { tokens } = reader;
  if (tokens.count <= from) return;
  const comment = foreignCommentAt(reader, from);
  if (comment !== undefined) {
    report(reader, 'zone/foreign-comment', comment.message, comment.start, comment.end, [comment.fix]);
    return;
  }
  const start = tokens.outerStart(from);
  const text = reader.input.text(from);
  const end = tokens.outerEnd(tokens.count - 1);
  report(
    reader,
    'zone/syntax',
    `${shape}: ${shown(text)} does not belong here, and a server refuses the file. Is a ";" or a line break missing?`,
    start,
    end,
    [replaceFix('Make it a comment', start, start, '; ')],
  );
}
