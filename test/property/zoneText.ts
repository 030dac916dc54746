import fc from 'fast-check';

/** Files of a zone: its own, and two that it may include. */
export const FILES = ['zone', 'inc1', 'inc2'] as const;

const WORDS = [
  ...['@', 'www', 'mail', 'ns1', 'a.b', 'sub.example.', '*', 'WWW', '_dmarc', 'x..y', '\\065', 'é', '😀'],
  ...['A', 'AAAA', 'NS', 'MX', 'CNAME', 'TXT', 'SOA', 'TYPE65280', 'NSEC', 'FOO', 'HTTPS', 'DS'],
  ...['192.0.2.1', '2001:db8::1', '10', '3600', '1h', '5', '99999999999', '\\#', '2', '0102', 'alpn=h2'],
  ...['IN', 'CH', '"a b"', '"v=spf1 -all"', '"é😀"', '"open', '(', ')', '\\', '\u00a0', '“x”', '\u0000', '='],
];

const LINES = [
  '@ 300 IN SOA ns1 mail 1 2 3 4 5',
  '@ SOA ns1 mail (1 ; serial',
  '\t7200',
  '\t300 )',
  '@ NS ns1',
  'ns1 A 192.0.2.1',
  'www A 192.0.2.2',
  '  AAAA 2001:db8::2',
  'www CNAME mail',
  'mail MX 10 www',
  'a CNAME b',
  'b CNAME a',
  'sub NS ns.sub',
  'ns.sub A 192.0.2.3',
  '* TXT "wild"',
  'sub NS \\# 4 02777777 00',
  'c TYPE5 \\# 13 037777770765786d706c6500',
  'c CNAME \\# 13 03777777076578616d706c6500',
  '@ TXT "v=spf1 include:_spf.example.com ~all"',
  'a NSEC ( b',
  '  A NS )',
  '$ORIGIN sub',
  '$ORIGIN example.',
  '$TTL 5',
  '$TTL x',
  '$INCLUDE inc1',
  '$INCLUDE inc2 other.example.',
  '$INCLUDE nothing',
  '$GENERATE 1-3 h$ A 192.0.2.$',
  '$GENERATE 1-3 h$ MX "10 m$"',
  '; comment ( " )',
  '; hostmaster-disable-next-line',
  '; hostmaster-disable',
  '; hostmaster-enable',
  'x A 192.0.2.9 ; hostmaster-disable-line',
  '',
];

const line = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...LINES) },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 7 })
      .map((words) => words.join(' ')),
  },
);
const lineEnd = fc.oneof(
  { weight: 8, arbitrary: fc.constant('\n') },
  { weight: 2, arbitrary: fc.constant('\r\n') },
  { weight: 1, arbitrary: fc.constantFrom('\r', '\n\n', '\r\r\n') },
);

/** Text as a zone file may have it: mostly lines that make sense, in any order, and some that make none. */
export const zoneText = fc
  .array(fc.tuple(line, lineEnd), { maxLength: 40, size: 'max' })
  .map((lines) => lines.flat().join(''))
  .chain((text) => fc.constantFrom(text, text, text, `\ufeff${text}`, text.trimEnd()));

/** A part of a text, in shares of its length, and what to put in its place. */
export interface RandomEdit {
  readonly file: (typeof FILES)[number];
  readonly from: number;
  readonly length: number;
  readonly text: string;
}

export const edit: fc.Arbitrary<RandomEdit> = fc.record({
  file: fc.oneof(
    { weight: 3, arbitrary: fc.constant('zone' as const) },
    { weight: 2, arbitrary: fc.constantFrom(...FILES) },
  ),
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 12 }) },
    { weight: 1, arbitrary: fc.integer({ min: 13, max: 400 }) },
  ),
  text: fc.oneof(
    fc.constant(''),
    fc.constantFrom(...WORDS, '\n', '\r', '\r\n', ' ', '"', '(', ')', ';', '.', '$', '1'),
    line,
    fc.tuple(line, lineEnd).map(([text, end]) => text + end),
    fc.array(fc.tuple(line, lineEnd), { maxLength: 6 }).map((lines) => lines.flat().join('')),
  ),
});
