import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readParameters } from '../../../../server/src/engine/message/values/parameters.ts';

const VALUES: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
  ['text/plain; charset=us-ascii (Plain text)', 'text/plain', { charset: 'us-ascii' }],
  ['Text/HTML; Charset="utf-8"', 'text/html', { charset: 'utf-8' }],
  ['multipart/mixed; boundary="a;b\\"c"; x=1', 'multipart/mixed', { boundary: 'a;b"c', x: '1' }],
  [
    "application/x-stuff; title*=us-ascii'en-us'This%20is%20%2A%2A%2Afun%2A%2A%2A",
    'application/x-stuff',
    { title: 'This is ***fun***' },
  ],
  [
    "application/x-stuff; title*0*=us-ascii'en'This%20is%20even%20more%20; title*1*=%2A%2A%2Afun%2A%2A%2A%20; title*2=\"isn't it!\"",
    'application/x-stuff',
    { title: "This is even more ***fun*** isn't it!" },
  ],
  ['attachment; filename*0=long; filename*1=name.txt', 'attachment', { filename: 'longname.txt' }],
  ["attachment; filename=plain.txt; filename*=utf-8''J%C3%B6rg.txt", 'attachment', { filename: 'Jörg.txt' }],
  ['attachment; filename="=?utf-8?Q?J=C3=B6rg.txt?="', 'attachment', { filename: 'Jörg.txt' }],
  ['attachment; filename="open', 'attachment', { filename: 'open' }],
  ['text/plain; charset', 'text/plain', {}],
  ['', '', {}],
];

for (const [text, value, parameters] of VALUES) {
  test(`the parameters of "${text}"`, () => {
    const read = readParameters(text);
    assert.equal(read.value, value);
    assert.deepEqual(Object.fromEntries(read.parameters), parameters);
  });
}

test('hostile parameters are read in one pass', () => {
  for (const part of [';', 'a=', '"', '(', "a*0*='", '%', ';a*1='])
    assert.ok(readParameters(part.repeat(250_000 / part.length)).parameters.size <= 500);
});
