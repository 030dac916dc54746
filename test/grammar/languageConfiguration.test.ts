import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { root } from '../../scripts/setup/paths.ts';

interface EnterRule {
  readonly beforeText: string;
  readonly afterText?: string;
  readonly action: { readonly indent: string; readonly appendText?: string };
}

const { wordPattern, onEnterRules } = JSON.parse(
  readFileSync(join(root, 'syntaxes/dns-zone.language-configuration.json'), 'utf8'),
) as { readonly wordPattern: string; readonly onEnterRules: readonly EnterRule[] };

/** The words of a line, as a double click takes them. */
const WORDS: readonly (readonly [line: string, words: readonly string[]])[] = [
  ['www.example.com. IN A 192.0.2.1', ['www.example.com.', 'IN', 'A', '192.0.2.1']],
  ['_443._tcp TLSA (3 1 1 ab)', ['_443._tcp', 'TLSA', '3', '1', '1', 'ab']],
  ['*.a\\.b\\032c TXT "v=spf1 -all";x', ['*.a\\.b\\032c', 'TXT', 'v=spf1', '-all', 'x']],
  [
    'k HTTPS 1 . alpn="h2,h3" ipv6hint=2001:db8::1',
    ['k', 'HTTPS', '1', '.', 'alpn=', 'h2,h3', 'ipv6hint=2001:db8::1'],
  ],
];

/** What Enter does at `|`: how the next line is indented, and what it begins with. */
const ENTERS: readonly (readonly [line: string, does: string | undefined])[] = [
  ['@ SOA ns1 hostmaster (|', 'indent'],
  ['@ SOA ns1 hostmaster (|)', 'indentOutdent'],
  ['@ SOA ns1 hostmaster ( ; serial|', 'indent'],
  ['@ TXT ( "(" "a;b"|', 'indent'],
  ['    3600 )| ', 'outdent'],
  ['    3600 ) ; minimum|', 'outdent'],
  ['@ TXT "("|', undefined],
  ['@ A 192.0.2.1 ; (|', undefined],
  ['@ SOA a b ( 1 2 3 4 5 )|', undefined],
  ['; one |two', 'none ; '],
  ['; one|', undefined],
];

suite('the language configuration', () => {
  for (const [line, words] of WORDS) {
    test(`takes whole names for words: ${line}`, () => {
      assert.deepEqual(line.match(new RegExp(wordPattern, 'g')), words);
    });
  }

  for (const [line, does] of ENTERS) {
    test(`knows what Enter does: ${line}`, () => {
      const [before = '', after = ''] = line.split('|');
      const rule = onEnterRules.find(
        ({ beforeText, afterText = '' }) =>
          new RegExp(beforeText).test(before) && new RegExp(afterText).test(after),
      );
      const { indent, appendText } = rule?.action ?? {};
      assert.equal(appendText === undefined ? indent : `${indent} ${appendText}`, does);
    });
  }
});
