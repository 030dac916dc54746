import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeWords } from '../../../../server/src/engine/message/values/encodedWords.ts';

const TEXTS: readonly (readonly [string, string, RegExp?])[] = [
  ['plain', 'plain'],
  ['=?iso-8859-1?Q?Andr=E9?= Pirard', 'André Pirard'],
  [
    '=?ISO-8859-1?B?SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=?= =?ISO-8859-2?B?dSB1bmRlcnN0YW5kIHRoZSBleGFtcGxlLg==?=',
    'If you can read this you understand the example.',
  ],
  ['=?ISO-8859-1?Q?a?= b', 'a b'],
  ['=?ISO-8859-1?Q?a?=  =?ISO-8859-1?Q?b?=', 'ab'],
  ['=?ISO-8859-1?Q?a_b?=', 'a b'],
  ['=?utf-8?B?8J+Y?= =?utf-8?B?gA==?=', '😀'],
  ['=?windows-1251?Q?=CF=F0=E8=E2=E5=F2?=', 'Привет'],
  ['=?Shift_JIS?B?k/qWe4zq?=', '日本語'],
  ['=?ISO-2022-JP?B?GyRCRnxLXDhsGyhC?=', '日本語'],
  ['=?koi8-r?B?8NLJ18XU?=', 'Привет'],
  ['=?utf-8*en?Q?hello?=', 'hello'],
  ['=?utf-8?Q?with blanks?=', 'with blanks'],
  ['=?x-unheard-of?Q?abc?=', '=?x-unheard-of?Q?abc?=', /not known/],
  ['=?utf-8?B?SsO2cmcK===?= =?utf-8?B?YQ?=', 'Jörg a'],
  ['=?utf-8?B?****?=', '=?utf-8?B?****?=', /damaged/],
  ['=?utf-8?Q?a=0D=0ABcc:_x?=', 'a Bcc: x'],
  ['=?utf-8?Q?unfinished', '=?utf-8?Q?unfinished'],
];

for (const [text, expected, problem] of TEXTS) {
  test(`the encoded words "${text}"`, () => {
    const decoded = decodeWords(text);
    assert.equal(decoded.text, expected);
    if (problem === undefined) assert.deepEqual(decoded.problems, []);
    else assert.match(decoded.problems[0] ?? '', problem);
  });
}

test('a host that knows no character sets has its text shown as it is', () => {
  const { text, problems } = decodeWords('=?utf-8?Q?a?= b', () => undefined);
  assert.equal(text, '=?utf-8?Q?a?= b');
  assert.equal(problems.length, 1);
});
