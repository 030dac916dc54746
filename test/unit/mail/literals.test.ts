import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { root } from '../../../scripts/setup/paths.ts';
import { type Notation, recordsIn } from '../../../server/src/engine/mail/literals/recordsIn.ts';
import { checkRecords, edited } from './markedRecords.ts';

const NOTATIONS: readonly Notation[] = ['pasted', 'hcl', 'yaml', 'json', 'javascript'];

/** The cases of a file: `=== name`, a document with markers, and a line `=> text` for each record in it. */
function* casesIn(path: string): Generator<{ name: string; marked: string; texts: string[] }> {
  for (const part of readFileSync(join(root, path), 'utf8').split(/^=== /m).slice(1)) {
    const [name = '', ...lines] = part.split('\n');
    const texts = lines.filter((line) => line.startsWith('=> ')).map((line) => line.slice(3));
    const end = lines.findIndex((line) => line.startsWith('=> '));
    yield { name, marked: lines.slice(0, end < 0 ? undefined : end).join('\n'), texts };
  }
}

suite('records in documents', () => {
  for (const notation of NOTATIONS) {
    for (const { name, marked, texts } of casesIn(`test/fixtures/mail/${notation}.txt`)) {
      test(`${notation}: ${name}`, () => checkRecords(notation, marked, texts));
      test(`${notation}: ${name}, with CRLF`, () =>
        checkRecords(notation, marked.replaceAll('\n', '\r\n'), texts));
    }
  }

  test('an owner that is written before a record tells what it is', () => {
    const text = '_dmarc.example.com. TXT "p=none"\nx._domainkey.example.com IN TXT "p="';
    assert.deepEqual(
      recordsIn(text, 'pasted').map(({ record: { kind, owner } }) => [kind, owner]),
      [
        ['dmarc', '_dmarc.example.com'],
        ['dkim', 'x._domainkey.example.com'],
      ],
    );
  });

  test('what the file is for tells what a text is that does not say so', () => {
    assert.deepEqual(
      recordsIn('ip4:192.0.2.1', 'pasted', 'spf').map(({ record }) => record.kind),
      ['spf'],
    );
  });
});

interface EditCase {
  readonly notation: Notation;
  readonly source: string;
  readonly put: readonly [from: string, to: string];
  /** `undefined` where the document cannot hold it. */
  readonly gives: string | undefined;
}

const EDITS: readonly EditCase[] = [
  { notation: 'pasted', source: 'v=spf1 +all', put: ['+all', '-all'], gives: 'v=spf1 -all' },
  {
    notation: 'pasted',
    source: '"v=DMARC1" "; p=none"',
    put: [';', '; n="x";'],
    gives: '"v=DMARC1" "; n=\\"x\\"; p=none"',
  },
  {
    notation: 'pasted',
    source: `"v=spf1 ${'a '.repeat(120)}-all"`,
    put: ['-all', 'include:a.example -all'],
    gives: `"v=spf1 ${'a '.repeat(120)}" "include:a.example -all"`,
  },
  {
    notation: 'hcl',
    source: 'a = "v=spf1 x -all"',
    put: ['x', 'exists:%{i}.example'],
    gives: 'a = "v=spf1 exists:%%{i}.example -all"',
  },
  {
    notation: 'hcl',
    source: 'a = "\\"v=DKIM1; n=x\\""',
    put: ['x', '"'],
    gives: 'a = "\\"v=DKIM1; n=\\\\\\"\\""',
  },
  {
    notation: 'hcl',
    source: `a = "v=DKIM1; n=\\"\\"x${'y'.repeat(200)}"`,
    put: ['x', 'z'.repeat(100)],
    gives: `a = "v=DKIM1; \\"\\"n=${'z'.repeat(100)}${'y'.repeat(153)}\\"\\"${'y'.repeat(47)}"`,
  },
  { notation: 'yaml', source: "a: 'v=DKIM1; n=x'", put: ['x', "o'h"], gives: "a: 'v=DKIM1; n=o''h'" },
  { notation: 'yaml', source: 'a: "v=DKIM1; n=x"', put: ['x', '\\'], gives: undefined },
  {
    notation: 'yaml',
    source: 'a: "\\"v=DKIM1; n=x\\""',
    put: ['x', '\\'],
    gives: 'a: "\\"v=DKIM1; n=\\\\\\\\\\""',
  },
  { notation: 'yaml', source: 'a: v=DKIM1; n=x', put: ['x', 'a: b'], gives: undefined },
  { notation: 'yaml', source: 'a: [v=DMARC1; p=none; rua=x]', put: ['x', 'a,b'], gives: undefined },
  {
    notation: 'yaml',
    source: 'a: v=DMARC1\\; p=none',
    put: ['p=none', 'p=none; sp=none'],
    gives: 'a: v=DMARC1\\; p=none\\; sp=none',
  },
  { notation: 'json', source: '["v=DKIM1; n=x"]', put: ['x', 'é'], gives: '["v=DKIM1; n=é"]' },
  {
    notation: 'javascript',
    source: "a = 'v=spf1 ' + `a -all`",
    put: [' a', ' b'],
    gives: "a = 'v=spf1 b' + ` -all`",
  },
];

suite('edits of records in documents', () => {
  for (const { notation, source, put, gives } of EDITS) {
    test(`${notation}: ${source.slice(0, 40)}`, () => assert.equal(edited(notation, source, ...put), gives));
  }
});
