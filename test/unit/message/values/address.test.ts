import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAddresses } from '../../../../server/src/engine/message/values/address.ts';

/** What is written; then `name | address | group` of each mailbox, and `!` where it has a problem. */
const LISTS: readonly (readonly [string, readonly string[]])[] = [
  ['john@example.com', ['- | john@example.com | -']],
  ['John Doe <john@example.com>', ['John Doe | john@example.com | -']],
  ['"Doe, John \\"JD\\"" <john@example.com>', ['Doe, John "JD" | john@example.com | -']],
  ['john@example.com (John (the) Doe)', ['John (the) Doe | john@example.com | -']],
  ['a@example.com, b@example.net', ['- | a@example.com | -', '- | b@example.net | -']],
  ['a@example.com; b@example.net', ['- | a@example.com | -', '- | b@example.net | -']],
  [
    'Friends: a@example.com, B <b@example.net>;, c@example.org',
    ['- | a@example.com | Friends', 'B | b@example.net | Friends', '- | c@example.org | -'],
  ],
  ['undisclosed-recipients:;', []],
  ['john . doe @ example . com', ['- | john.doe@example.com | -']],
  ['"john doe"@example.com', ['- | "john doe"@example.com | -']],
  ['J <@a.example,@b.example:john@example.com>', ['J | john@example.com | -']],
  ['J < john (x) @ example.com >', ['J | john@example.com | -']],
  ['=?utf-8?Q?J=C3=B6rg_M?= <j@example.com>', ['Jörg M | j@example.com | -']],
  ['"=?utf-8?B?SsO2cmc=?=" <j@example.com>', ['Jörg | j@example.com | -']],
  ['Jörg <jörg@exämple.com>', ['Jörg | jörg@exämple.com | -']],
  ['root@[192.0.2.1]', ['- | root@[192.0.2.1] | -']],
  ['root@[IPv6:2001:db8::1]', ['- | root@[IPv6:2001:db8::1] | -']],
  ['<>', ['- |  | -']],
  ['', []],
  [', ,', []],
  ['Service a@example.com <b@example.net>', ['Service a@example.com | b@example.net | -']],
  ['John john@example.com', ['John | john@example.com | - !']],
  ['John', ['- |  | - !'].map((line) => line.replace('- | ', 'John | '))],
  ['John <john@example.com', ['John | john@example.com | - !']],
  ['John <john@example.com, b@example.net', ['John | john@example.com | - !', '- | b@example.net | -']],
  ['John <john>', ['John | john | - !']],
  ['mailto:john@example.com', ['- | john@example.com | - !']],
];

for (const [text, expected] of LISTS) {
  test(`the addresses "${text}"`, () => {
    const { mailboxes } = readAddresses(text);
    const lines = mailboxes.map(
      ({ name, address, group, problem }) =>
        `${name ?? '-'} | ${address} | ${group ?? '-'}${problem === null ? '' : ' !'}`,
    );
    assert.deepEqual(lines, expected);
    for (const { address, start, end } of mailboxes)
      if (!/[ (]/.test(text)) assert.ok(text.slice(start, end).includes(address.slice(-5)));
  });
}

test('a group without members is one', () => {
  assert.deepEqual(readAddresses('undisclosed-recipients:;').groups, ['undisclosed-recipients']);
});

test('hostile lists are read in one pass', () => {
  for (const part of [
    '(',
    '"',
    '<',
    '<,',
    '<"',
    ':',
    'a:',
    '@',
    'a@b:',
    '=?',
    '=?utf-8?q?',
    '\\',
    '[',
    '<<a@b>>',
    'a ',
  ])
    assert.ok(readAddresses(part.repeat(250_000 / part.length)).mailboxes.length <= 250_000);
});
