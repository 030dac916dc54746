import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { cursorAt } from '../../../server/src/engine/editing/entryAt.ts';
import { fileRange } from '../../../server/src/engine/editing/fileRange.ts';
import { foldsOf } from '../../../server/src/engine/editing/folding.ts';
import { linksOf } from '../../../server/src/engine/editing/links.ts';
import { MAX_OUTLINE, type OutlineNode, outlineOf } from '../../../server/src/engine/editing/outline.ts';
import { selectionAt } from '../../../server/src/engine/editing/selection.ts';
import { encodeUtf8 } from '../../../server/src/engine/text/utf8.ts';
import { readZoneNow } from '../../../server/src/engine/zone/readZone.ts';
import { createZone, type Zone } from '../../../server/src/engine/zone/zone.ts';
import { markedText } from '../../support/markedText.ts';
import { memoryFiles } from '../../support/memoryFiles.ts';

const FILES = memoryFiles({ hosts: 'in A 192.0.2.9\n' });

/** A zone in blocks of so few bytes that what belongs together is in several. */
function open(text: string, blockBytes = 64): Zone {
  const zone = createZone({ uri: 'zone', origin: 'example.com.', files: FILES, blockBytes });
  readZoneNow(zone, encodeUtf8(text));
  return zone;
}

function result<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** An outline as lines: depth by blanks, name, detail, first and last line from 1. */
function outlined(nodes: readonly OutlineNode[], depth = ''): string[] {
  return nodes.flatMap(({ name, detail, start, end, children }) => [
    `${depth}${name}${detail === '' ? '' : ` ${detail}`} ${start.line + 1}-${end.line + 1}`,
    ...outlined(children, `${depth} `),
  ]);
}

suite('the outline of a file', () => {
  test('has owners, and their RRsets wherever they stand', () => {
    const zone = open(
      [
        '@ 1h SOA ns1 admin (',
        ' 1 2 3 4 5 )',
        '  NS ns1',
        '  NS ns2.example.net.',
        'www A 192.0.2.1',
        'mail A 192.0.2.2',
        '$INCLUDE hosts',
        'www AAAA 2001:db8::1',
        'x.sub.example.com. TXT "a"',
        '$GENERATE 1-3 h$ A 192.0.2.$',
        'far.example.net. A 192.0.2.9',
        'bad A x',
        '',
      ].join('\n'),
    );
    assert.deepEqual(outlined(result(outlineOf(zone, zone.root))), [
      'example.com. 1-4',
      ' SOA ns1.example.com. admin.example.com. 1 2 3 4 5 1-2',
      ' NS ns1.example.com. and 1 more 3-4',
      'www 5-5',
      ' A 192.0.2.1 5-5',
      ' AAAA 2001:db8::1 8-8',
      'mail 6-6',
      ' A 192.0.2.2 6-6',
      '$INCLUDE hosts 7-7',
      'x.sub 9-9',
      ' TXT "a" 9-9',
      '$GENERATE 1-3 h$ A 192.0.2.$ 10-10',
      'far.example.net. 11-11',
      ' A 192.0.2.9 11-11',
      'bad 12-12',
      ' A cannot be read 12-12',
    ]);
    const [included] = [...zone.root.includes.values()];
    assert.ok(included);
    assert.deepEqual(outlined(result(outlineOf(zone, included))), ['in 1-1', ' A 192.0.2.9 1-1']);
  });

  for (const [owners, ranges, within] of [
    [2600, 69, 38],
    [20_000, 70, 58],
  ] as const) {
    test(`has ranges of ${owners} owners`, () => {
      const lines = Array.from({ length: owners }, (_, i) => `h${i} A 192.0.2.1\nh${i} TXT x\n`);
      const zone = open(lines.join(''), 4096);
      const nodes = result(outlineOf(zone, zone.root));
      assert.equal(nodes.length, ranges);
      const size = Math.ceil(owners / 70);
      assert.equal(nodes[0]?.name, `h0 … h${size - 1}`);
      assert.equal(nodes[0]?.detail, `${size} owners`);
      assert.equal(nodes[0]?.children.length, within);
      const all = outlined(nodes).length;
      assert.ok(all <= MAX_OUTLINE + 70, `${all}`);
      for (const [i, { start }] of nodes.slice(1).entries())
        assert.ok((nodes[i]?.end.line ?? 0) < start.line);
    });
  }
});

suite('what folds', () => {
  const FOLDS: readonly (readonly [name: string, text: string, folds: readonly string[]])[] = [
    ['a record of several lines', '@ SOA a b (\n 1 ; serial\n 2 3 4 5 )\nx A 192.0.2.1\n', ['0-2 record']],
    ['a run of comments', '; a\n; b\n\n; c\nx A 192.0.2.1 ; d\n; e\n  ; f\n', ['0-1 comment', '5-6 comment']],
    [
      'an owner with what leaves it out',
      'x A 192.0.2.1\n  AAAA ::1\n\n  ; hm\n\tTXT x\n; y\ny A 192.0.2.1\n',
      ['0-4 owner'],
    ],
    [
      'sections by $ORIGIN',
      '$ORIGIN a\nx A 192.0.2.1\n\n; b\n$ORIGIN b\ny A 192.0.2.1\nz A 192.0.2.1\n; end\n',
      ['0-1 origin', '4-6 origin'],
    ],
    [
      'a record at the start of its owner',
      'x TXT ( "a"\n "b" )\n  A 192.0.2.1\ny A 192.0.2.1\n',
      ['0-1 record'],
    ],
    ['nothing across a directive', 'x A 192.0.2.1\n$TTL 5\n  AAAA ::1\n', []],
    ['CRLF', '; a\r\n; b\r\nx A 192.0.2.1\r\n  AAAA ::1\r\n', ['0-1 comment', '2-3 owner']],
    ['what no line end closes', '; a\n; b', ['0-1 comment']],
  ];
  for (const [name, text, expected] of FOLDS) {
    for (const blockBytes of [1, 16, 4096]) {
      test(`${name}, in blocks of ${blockBytes}`, () => {
        const folds = result(foldsOf(open(text, blockBytes).root, 100));
        assert.deepEqual(
          folds.map(({ first, last, kind }) => `${first}-${last} ${kind}`),
          expected,
        );
      });
    }
  }

  test('is what holds most, where there is too much', () => {
    const text = '$ORIGIN a\nx A 192.0.2.1\n  AAAA ::1\n$ORIGIN b\ny A 192.0.2.1\n  AAAA ::1\n';
    const folds = result(foldsOf(open(text).root, 2));
    assert.deepEqual(
      folds.map(({ kind }) => kind),
      ['origin', 'origin'],
    );
  });
});

test('links lead to files, addresses and RFCs', () => {
  const text = [
    '; see RFC 1035 §5.1 and rfc7208, Section 4.6; https://example.com/a(b).',
    '; über RFC-2308',
    '$INCLUDE hosts ; zones',
    '_dmarc TXT "v=DMARC1; p=none; rua=mailto:a@example.com!10m,mailto:b@example.net; ruf=mailto:x"',
    '_smtp._tls TXT "v=TLSRPTv1;rua=https://tls.example.com/report"',
    '@ CAA 0 iodef "mailto:security@example.com"',
    '_http._tcp URI 10 1 "ftp://ftp.example.com/x y"',
    'rfc1 A 192.0.2.1',
    't TXT "RFC 1035"',
    '',
  ].join('\n');
  const zone = open(text, 256);
  const found = result(linksOf(zone, zone.root, 100)).map(({ place, target }) => {
    const { start, end } = fileRange(place);
    const line = text.split('\n')[start.line] ?? '';
    return `${start.line + 1} ${line.slice(start.character, end.character)} -> ${target}`;
  });
  assert.deepEqual(found, [
    '1 RFC 1035 §5.1 -> https://www.rfc-editor.org/rfc/rfc1035#section-5.1',
    '1 rfc7208, Section 4.6 -> https://www.rfc-editor.org/rfc/rfc7208#section-4.6',
    '1 https://example.com/a -> https://example.com/a',
    '2 RFC-2308 -> https://www.rfc-editor.org/rfc/rfc2308',
    '3 hosts -> hosts',
    '4 mailto:a@example.com -> mailto:a@example.com',
    '4 mailto:b@example.net -> mailto:b@example.net',
    '5 https://tls.example.com/report -> https://tls.example.com/report',
    '6 mailto:security@example.com -> mailto:security@example.com',
    '7 ftp://ftp.example.com/x -> ftp://ftp.example.com/x',
  ]);
});

suite('a selection grows', () => {
  const SELECTIONS: readonly (readonly [name: string, marked: string, grown: readonly string[]])[] = [
    [
      'from a label to the file',
      'a A 192.0.2.1\nx MX 10 ma|il.eu ; c\nx MX 20 b\nx A 192.0.2.1\n',
      [
        'mail',
        'mail.eu',
        '10 mail.eu',
        'x MX 10 mail.eu',
        'x MX 10 mail.eu ; c',
        'x MX 10 mail.eu ; c\nx MX 20 b',
        'x MX 10 mail.eu ; c\nx MX 20 b\nx A 192.0.2.1',
        'a A 192.0.2.1\nx MX 10 mail.eu ; c\nx MX 20 b\nx A 192.0.2.1\n',
      ],
    ],
    [
      'from a string to all of them',
      't TXT ( "a|b"\n "c" ) ; d\n',
      [
        'ab',
        '"ab"',
        '"ab"\n "c"',
        't TXT ( "ab"\n "c"',
        't TXT ( "ab"\n "c" ) ; d',
        't TXT ( "ab"\n "c" ) ; d\n',
      ],
    ],
    [
      'from a comment to its record',
      'x A 192.0.2.1 ; ho|st\n',
      ['host', '; host', 'x A 192.0.2.1 ; host', 'x A 192.0.2.1 ; host\n'],
    ],
  ];
  for (const [name, marked, grown] of SELECTIONS) {
    test(name, () => {
      const { text, position } = markedText(marked);
      const zone = open(text, 16);
      const lines = text.split('\n');
      const offset = ({ line, character }: { line: number; character: number }) =>
        lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
      const ranges = selectionAt(zone, cursorAt(zone, zone.root, position));
      assert.deepEqual(
        ranges.map(({ start, end }) => text.slice(offset(start), offset(end))),
        grown,
      );
    });
  }
});
