import { readFileSync } from 'node:fs';
import {
  type CheckedZone,
  changeText,
  checkZoneNow,
  createCheckedZone,
  settle,
} from '../../server/src/engine/checkedZone.ts';
import { DEFAULT_CONFIG } from '../../server/src/engine/config/config.ts';
import { activeRules } from '../../server/src/engine/config/levels.ts';
import { publish } from '../../server/src/engine/publish.ts';
import { encodeUtf8 } from '../../server/src/engine/text/utf8.ts';
import type { TextChange } from '../../server/src/engine/zone/editZone.ts';
import { NO_FILES, type ZoneFiles } from '../../server/src/engine/zone/includes.ts';
import { SLICE_MS } from '../../server/src/lsp/slices.ts';
import { ORIGIN } from './generateZone.ts';

/** Milliseconds that each edit took, from the change to the new findings. */
export interface EditLatency {
  readonly cold: number;
  readonly edits: readonly number[];
}

/** Findings that an editor shows at most. */
const LIMIT = 1000;

/**
 * Opens a zone and edits records in its middle as a typist does: breaks one and heals it, adds a record and takes it
 * out, letter by letter.
 */
export function measureEdits(path: string, rounds: number): EditLatency {
  const bytes = readFileSync(path);
  const started = performance.now();
  const checked = open(bytes);
  publish(checked, { limit: LIMIT });
  const cold = performance.now() - started;
  const middle = Math.floor(countLines(bytes) / 2);
  const edits: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const change of typing(middle + round * 7)) edits.push(measureChange(checked, ZONE, change).totalMs);
  }
  return { cold, edits };
}

/** What an edit of a kind takes, in milliseconds. */
export interface ConsequenceRow {
  readonly edit: string;
  readonly records: number;
  /** From the change to the new findings. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly slowestMs: number;
  /** How long another request had to wait at most. */
  readonly longestSliceMs: number;
}

/**
 * Edits whose consequences reach further than the record: in an included file, of a name that very many records point
 * at, of what all that follows depends on.
 *
 * @param records how many the zone at `path` has
 */
export function measureConsequences(path: string, records: number, rounds: number): ConsequenceRow[] {
  const bytes = readFileSync(path);
  const lines = countLines(bytes);
  const middle = Math.floor(lines / 2);
  const row = (edit: string, times: readonly ChangeTimes[]): ConsequenceRow => {
    const totals = times.map(({ totalMs }) => totalMs).sort((a, b) => a - b);
    const at = (share: number) =>
      totals[Math.min(totals.length - 1, Math.floor(totals.length * share))] ?? Number.NaN;
    const longest = Math.max(...times.map(({ longestSliceMs }) => longestSliceMs));
    return {
      edit,
      records,
      p50Ms: at(0.5),
      p95Ms: at(0.95),
      slowestMs: at(1),
      longestSliceMs: longest,
    };
  };
  const repeat = (checked: CheckedZone, uri: string, changesOf: (round: number) => Iterable<TextChange>) => {
    const times: ChangeTimes[] = [];
    for (let round = 0; round < rounds; round++) {
      for (const change of changesOf(round)) times.push(measureChange(checked, uri, change));
    }
    return times;
  };

  const zone = open(bytes);
  const including = open(encodeUtf8(`$INCLUDE ${INCLUDED}\n@ TXT "behind"\n`), {
    include: () => ({ status: 'found', uri: INCLUDED, bytes }),
  });
  const popular = open(encodeUtf8(popularZone(records)));
  return [
    row(
      'a record in an included file',
      repeat(including, INCLUDED, (round) => typing(middle + round * 7)),
    ),
    row(
      'an opening parenthesis',
      repeat(zone, ZONE, (round) => [
        insert(middle + round * 7, lineLength(bytes, middle + round * 7), ' ('),
        remove(middle + round * 7, lineLength(bytes, middle + round * 7), 2),
      ]),
    ),
    row(
      'the address of a host that every second record points at',
      repeat(popular, ZONE, () => [insert(POPULAR_LINE, 14, '1'), remove(POPULAR_LINE, 14, 1)]),
    ),
    row(
      'the $TTL at the top',
      repeat(zone, ZONE, () => [insert(1, 5, '1'), remove(1, 5, 1)]),
    ),
    row(
      'the $ORIGIN at the top',
      repeat(zone, ZONE, () => [insert(0, 8, 'a'), remove(0, 8, 1)]),
    ),
  ];
}

const ZONE = 'zone';
const INCLUDED = 'included';

function open(bytes: Uint8Array, files: ZoneFiles = NO_FILES): CheckedZone {
  const rules = activeRules(DEFAULT_CONFIG);
  const checked = createCheckedZone({ uri: ZONE, origin: ORIGIN, isNamed: true, files, rules });
  checkZoneNow(checked, bytes);
  return checked;
}

/** The line of {@link popularZone} that has the address of the popular host, from 0. */
const POPULAR_LINE = 5;

/** A zone in which every second record points at one host. */
function popularZone(records: number): string {
  const head = [
    `$ORIGIN ${ORIGIN}.`,
    '$TTL 1h',
    '@ SOA ns1 hostmaster 1 4h 1h 2w 1h',
    '@ NS ns1',
    '@ NS ns2.example.net.',
    'ns1 A 192.0.2.1',
  ];
  const hosts = Array.from(
    { length: Math.ceil(records / 2) },
    (_, n) => `h${n} MX 10 ns1\nh${n} A 192.0.2.7`,
  );
  return `${[...head, ...hosts].join('\n')}\n`;
}

function* typing(line: number): Generator<TextChange> {
  const added = 'new CNAME mail\n';
  for (const [i, letter] of [...added].entries()) yield insert(line, i, letter);
  yield replace(line, 0, added.length - 1, 'old');
  yield replace(line, 0, 3, added.trimEnd());
  yield replace(line, 4, 9, 'CNAM');
  yield replace(line, 4, 8, 'CNAME');
}

function replace(line: number, from: number, to: number, text: string): TextChange {
  return { start: { line, character: from }, end: { line, character: to }, text };
}

function insert(line: number, at: number, text: string): TextChange {
  return replace(line, at, at, text);
}

function remove(line: number, from: number, count: number): TextChange {
  return replace(line, from, from + count, '');
}

interface ChangeTimes {
  readonly totalMs: number;
  readonly longestSliceMs: number;
}

/** Does what the server does at a change, in slices as long as the server's but without other work in between. */
function measureChange(checked: CheckedZone, uri: string, change: TextChange): ChangeTimes {
  const started = performance.now();
  changeText(checked, uri, change);
  const steps = settle(checked);
  let sliceStart = started;
  let longest = 0;
  while (!steps.next().done) {
    const now = performance.now();
    if (now - sliceStart < SLICE_MS) continue;
    longest = Math.max(longest, now - sliceStart);
    sliceStart = now;
  }
  publish(checked, { limit: LIMIT });
  const end = performance.now();
  return { totalMs: end - started, longestSliceMs: Math.max(longest, end - sliceStart) };
}

function countLines(bytes: Uint8Array): number {
  return bytes.reduce((count, byte) => count + (byte === 0x0a ? 1 : 0), 0);
}

function lineLength(bytes: Uint8Array, line: number): number {
  let start = 0;
  for (let n = 0; n < line; n++) start = bytes.indexOf(0x0a, start) + 1;
  return bytes.indexOf(0x0a, start) - start;
}
