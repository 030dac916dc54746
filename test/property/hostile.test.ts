// biome-ignore-all lint/suspicious/noTemplateCurlyInString: so $GENERATE writes numbers

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { checkZoneNow, createCheckedZone, editCheckedZone } from '../../server/src/engine/checkedZone.ts';
import { type PublishedFinding, publish } from '../../server/src/engine/publish.ts';
import { encodeUtf8 } from '../../server/src/engine/text/utf8.ts';
import { NO_FILES, type ZoneFiles } from '../../server/src/engine/zone/includes.ts';
import { loadedRecords } from '../../server/src/engine/zone/loadedRecords.ts';
import { CORPORA, corpusBytes, expectations, needsCorpora } from '../support/corpora.ts';
import { diskFiles } from '../support/diskFiles.ts';
import { memoryFiles } from '../support/memoryFiles.ts';
import { Random } from '../support/random.ts';

const GOOD = '$TTL 1h\n@ SOA ns mail 1 1 1 1 1\n@ NS ns\nns A 192.0.2.1\n';

/** Checks a text by all rules, edits it, and says how long that took; the time is no matter of passing. */
function survive(
  t: TestContext,
  text: string | Uint8Array,
  files: ZoneFiles = NO_FILES,
): readonly PublishedFinding[] {
  const bytes = typeof text === 'string' ? encodeUtf8(text) : text;
  const started = performance.now();
  const checked = createCheckedZone({ uri: 'zone', origin: 'example.', files });
  checkZoneNow(checked, bytes);
  const { findings } = publish(checked, { limit: 1000 });
  const read = performance.now();
  const joined = Buffer.concat(checked.zone.root.blocks.map((block) => block.bytes));
  assert.ok(joined.equals(bytes), 'nothing is lost');
  const start = { line: 0, character: 1 };
  editCheckedZone(checked, 'zone', { start, end: start, text: 'x' });
  const edited = performance.now();
  t.diagnostic(
    `${bytes.length} octets: read in ${Math.round(read - started)} ms, edited in ${Math.round(edited - read)} ms, ${findings.length} findings`,
  );
  return findings;
}

function rulesOf(findings: readonly PublishedFinding[]): string[] {
  return [...new Set(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule))].sort();
}

const MEGABYTE = 1 << 20;

const TEXTS: readonly (readonly [name: string, text: string | Uint8Array])[] = [
  ['nothing', ''],
  ['a line of 10 MB', `a TXT ${'x'.repeat(10 * MEGABYTE)}`],
  ['a line of 10 MB in a good zone', `${GOOD}a TXT ${'x'.repeat(10 * MEGABYTE)}\nb A 192.0.2.1\n`],
  ['a name of 10 MB', `${GOOD}${'a.'.repeat(5 * MEGABYTE)} A 192.0.2.1\n`],
  ['a comment of 10 MB', `${GOOD};${'x'.repeat(10 * MEGABYTE)}\n`],
  ['100,000 open parentheses', `${GOOD}a TXT ${'('.repeat(100_000)}\n`],
  ['100,000 open parentheses, one per record', GOOD + 'a TXT ( b\n'.repeat(100_000)],
  ['100,000 open parentheses, one per line', GOOD + '(\n'.repeat(100_000)],
  ['100,000 closing parentheses', `${GOOD}${')'.repeat(100_000)}\n${')\n'.repeat(100_000)}`],
  ['1 MB of parentheses in pairs', `${GOOD}a TXT ${'()'.repeat(MEGABYTE / 2)}x\n`],
  ['1 MB of backslashes', `${GOOD}a TXT ${'\\'.repeat(MEGABYTE)}\n`],
  ['1 MB of backslashes in a name', `${'\\'.repeat(MEGABYTE)} A 192.0.2.1\n`],
  ['1 MB of quotes', `${GOOD}a TXT ${'"'.repeat(MEGABYTE)}\n`],
  ['1 MB of lines with a quote', GOOD + '"\n'.repeat(MEGABYTE / 2)],
  ['1 MB of semicolons', `${GOOD}${';'.repeat(MEGABYTE)}\n`],
  ['1 MB of NULs', '\0'.repeat(MEGABYTE)],
  ['1 MB of lone CRs', `${GOOD}${'\r'.repeat(MEGABYTE)}`],
  ['1 MB of line feeds', '\n'.repeat(MEGABYTE)],
  ['1 MB of blanks', ' '.repeat(MEGABYTE)],
  ['1 MB of dots', `${'.'.repeat(MEGABYTE)} A 192.0.2.1\n`],
  ['1 MB of dollars', `$GENERATE 1-9 ${'$'.repeat(MEGABYTE)} A 192.0.2.1\n`],
  ['1 MB of empty braces', `${GOOD}$GENERATE 1-9 a TXT "${'${}'.repeat(MEGABYTE / 4)}"\n`],
  ['1 MB of digits', `${GOOD}a ${'9'.repeat(MEGABYTE)} A 192.0.2.1\n`],
  ['1 MB of non-ASCII', `${GOOD}a TXT "${'\u{1f600}'.repeat(MEGABYTE / 4)}"\n`],
  ['1 MB of type bits', `${GOOD}a NSEC b ${'A NS TYPE65535 '.repeat(MEGABYTE / 16)}\n`],
  ['1 MB of service parameters', `${GOOD}a HTTPS 1 . ${'key9=" '.repeat(MEGABYTE / 8)}\n`],
  ['100,000 directives', '$ORIGIN a\n'.repeat(100_000)],
  ['100,000 unknown directives', '$FOO a\n'.repeat(100_000)],
  ['100,000 records at one name', GOOD + 'a TXT x\n'.repeat(100_000)],
  [
    'a chain of 20,000 aliases',
    GOOD + Array.from({ length: 20_000 }, (_, i) => `a${i} CNAME a${i + 1}\n`).join(''),
  ],
  [
    '20,000 aliases to one name',
    GOOD + Array.from({ length: 20_000 }, (_, i) => `a${i} CNAME ns\n`).join(''),
  ],
  [
    'names of 120 labels',
    GOOD + Array.from({ length: 5_000 }, (_, i) => `x${i}.${'a.'.repeat(110)}b A 192.0.2.1\n`).join(''),
  ],
  ['CRLF', GOOD.replaceAll('\n', '\r\n')],
  ['a byte order mark', `\ufeff${GOOD}`],
  ['byte order marks everywhere', GOOD.replaceAll(' ', ' \ufeff')],
  ['UTF-16', Buffer.from(GOOD, 'utf16le')],
  ['ill-formed UTF-8', Buffer.from(GOOD.replaceAll('n', '\xff\xc3'), 'latin1')],
];

test('hostile texts get an answer', async (t) => {
  for (const [name, text] of TEXTS)
    await t.test(name, { timeout: 60_000 }, (each) => void survive(each, text));
});

test('random octets get an answer', (t) => {
  const random = new Random(1);
  for (const size of [1, 100, 10_000, MEGABYTE]) survive(t, random.bytes(size));
  const zoneLike = Uint8Array.from(
    { length: MEGABYTE },
    () => random.pick([...'a1.$"();\\ \t\n\n@A'])?.charCodeAt(0) ?? 0,
  );
  survive(t, zoneLike);
});

test('every prefix of every file of the corpora gets an answer', { timeout: 120_000 }, (t) => {
  if (!needsCorpora(t)) return;
  let prefixes = 0;
  const started = performance.now();
  for (const { file, origin } of expectations()) {
    const bytes = corpusBytes(file);
    const step = Math.max(1, Math.floor(bytes.length / 30));
    for (let end = 0; end < bytes.length; end += step) {
      const checked = createCheckedZone({
        uri: file,
        origin,
        files: diskFiles(join(CORPORA, file), CORPORA),
      });
      checkZoneNow(checked, bytes.subarray(0, end));
      publish(checked);
      for (const _ of loadedRecords(checked.zone));
      prefixes++;
    }
  }
  t.diagnostic(`${prefixes} prefixes in ${Math.round(performance.now() - started)} ms`);
});

test('$GENERATE of 2^31 records is cut, and says so', { timeout: 60_000 }, (t) => {
  const findings = survive(t, `${GOOD}$GENERATE 0-2147483647 a$ A 192.0.2.1\n`);
  assert.ok(
    findings.some(
      ({ rule, message }) => rule === 'zone/generate-invalid' && /2147483648 records/.test(message),
    ),
  );
  survive(t, GOOD + '$GENERATE 0-2147483647 a$ A 192.0.2.1\n'.repeat(100));
});

test('includes that include themselves are found', (t) => {
  const loop = survive(t, `${GOOD}$INCLUDE a\n`, memoryFiles({ a: '$INCLUDE b\n', b: '$INCLUDE a\n' }));
  assert.deepEqual(rulesOf(loop), ['zone/include-loop']);
  const own = survive(t, `${GOOD}$INCLUDE zone\n`, memoryFiles({ zone: GOOD }));
  assert.deepEqual(rulesOf(own), ['zone/include-loop']);
});

test('includes that multiply are bounded', { timeout: 60_000 }, (t) => {
  const files: Record<string, string> = {};
  for (let i = 0; i < 30; i++) files[`f${i}`] = `$INCLUDE f${i + 1}\n`.repeat(10);
  const findings = survive(t, `${GOOD}$INCLUDE f0\n`, memoryFiles(files));
  assert.deepEqual(rulesOf(findings), ['zone/include-loop']);
});

test('what is no file of the workspace is not included', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  try {
    symlinkSync('/dev/zero', join(folder, 'zero'));
    writeFileSync(join(folder, 'zone'), '');
    for (const path of ['/dev/zero', 'zero', '../secret', '/etc/passwd', '.', 'nothing']) {
      const findings = survive(t, `${GOOD}$INCLUDE ${path}\n`, diskFiles(join(folder, 'zone'), folder));
      assert.equal(findings.filter(({ rule }) => rule.startsWith('zone/include-')).length, 1, path);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
