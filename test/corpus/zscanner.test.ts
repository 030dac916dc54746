import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { bindReads, needsBind } from '../support/bind.ts';
import { CORPORA, corpusText, expectations, needsCorpora } from '../support/corpora.ts';
import { DIFFERENT_LINES, OWN_LINES } from './exceptions.ts';
import { type JudgedEntry, judgeEntries } from './judgeEntries.ts';

/** What Knot's zone scanner says of a line. */
interface ScannerLine {
  readonly line: number;
  readonly verdict: 'ok' | 'error';
  readonly message?: string;
}

/** A line that is judged differently here. */
interface Miss {
  readonly file: string;
  readonly line: number;
  readonly ours: 'ok' | 'error';
  readonly text: string;
  /** The entry, behind the directives that it depends on. */
  readonly entry: string;
}

test("the lines of Knot's test suite are judged as Knot does, or as BIND where the two differ", (t) => {
  if (!needsCorpora(t)) return;
  needsBind();
  const verdicts: Record<string, ScannerLine[]> = JSON.parse(corpusText('zscanner_lines.json'));
  const misses: Miss[] = [];
  let lines = 0;
  for (const { file, origin, level } of expectations()) {
    if (level !== 'perline') continue;
    const name = file.replace(/.*\/|\.in$/g, '');
    const entries = judgeEntries(join(CORPORA, file), origin);
    for (const expected of verdicts[name] ?? []) {
      lines++;
      const miss = judge(name, expected, entries);
      if (miss) misses.push(miss);
    }
  }
  const different = placesOf(DIFFERENT_LINES);
  const own = placesOf(OWN_LINES);
  const unexplained = misses.filter(
    ({ file, line }) => !different.has(`${file}:${line}`) && !own.has(`${file}:${line}`),
  );
  t.diagnostic(
    `${lines} lines: ${lines - misses.length} as Knot, ${misses.length - own.size - unexplained.length} as BIND, ${own.size} of our own, ${unexplained.length} unexplained`,
  );
  assert.deepEqual(
    unexplained.map(({ file, line, text }) => `${file}:${line} ${text}`),
    [],
  );
  const stale = [...different, ...own].filter(
    (place) => !misses.some(({ file, line }) => `${file}:${line}` === place),
  );
  assert.deepEqual(stale, [], 'listed as different, but judged alike');
  for (const { file, line, ours, entry } of misses) {
    // An included file's place is the corpus's.
    if (own.has(`${file}:${line}`) || /^\$include/im.test(entry)) continue;
    const { loaded } = bindReads(entry, '.');
    assert.equal(loaded ? 'ok' : 'error', ours, `${file}:${line}: BIND does not agree with us`);
  }
});

function judge(file: string, expected: ScannerLine, entries: readonly JudgedEntry[]): Miss | undefined {
  const at = entries.findIndex(({ first, last }) => first <= expected.line && expected.line <= last);
  const entry = entries[at];
  const ours = entry !== undefined && entry.errors.length > 0 ? 'error' : 'ok';
  if (ours === expected.verdict) return undefined;
  const context = entries
    .slice(0, at)
    .filter(({ text, errors }) => /^\$(origin|ttl)/i.test(text) && errors.length === 0)
    .map(({ text }) => text);
  return {
    file,
    line: expected.line,
    ours,
    text: `expected ${expected.verdict} (${expected.message ?? ''}), found ${entry?.errors[0] ?? 'nothing'}`,
    entry: `${context.join('')}${entry?.text ?? ''}`,
  };
}

function placesOf(list: typeof DIFFERENT_LINES): Set<string> {
  return new Set(list.flatMap(([file, lines]) => lines.map((line) => `${file}:${line}`)));
}
