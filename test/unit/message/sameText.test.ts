import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isSameText, withoutMark } from '../../../server/src/engine/message/sameText.ts';
import { encodeUtf8 } from '../../../server/src/engine/text/utf8.ts';

const octets = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

/** What is on disk, what an editor shows, and whether that is the same. */
const CASES: readonly (readonly [what: string, file: Uint8Array, text: string, isSame: boolean])[] = [
  ['the same octets', octets('a\r\nb'), 'a\r\nb', true],
  ['other line ends', octets('a\r\nb\rc\n'), 'a\nb\nc\n', true],
  ['a byte order mark', octets('\xef\xbb\xbfa\n'), 'a\n', true],
  ['octets that are no UTF-8', octets('Gr\xfc\xdfe'), 'Gr\ufffd\ufffde', true],
  ['octets read as windows-1252', octets('Gr\xfc\xdfe \x80'), 'Grüße €', true],
  ['another letter', octets('a\nb'), 'a\nc', false],
  ['a letter more', octets('a\n'), 'a\nb', false],
  ['a line end less', octets('a\n\n'), 'a\n', false],
  ['other octets that are no UTF-8', octets('Gr\xfc\xdfe'), 'Grüsse', false],
];

suite('a file and what an editor shows of it', () => {
  for (const [what, file, text, isSame] of CASES) {
    test(`${what}: ${isSame ? 'the same' : 'not the same'}`, () => {
      assert.equal(isSameText(file, encodeUtf8(text)), isSame);
    });
  }

  test('a byte order mark is left out once', () => {
    assert.deepEqual(withoutMark(octets('\xef\xbb\xbf\xef\xbb\xbfa')), octets('\xef\xbb\xbfa'));
    assert.deepEqual(withoutMark(octets('\xef\xbba')), octets('\xef\xbba'));
  });
});
