import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { readMessage } from '../../../../server/src/engine/message/readMessage.ts';
import { readWay } from '../../../../server/src/engine/message/received/hops.ts';
import { readReceived } from '../../../../server/src/engine/message/received/readReceived.ts';
import { tokenize } from '../../../../server/src/engine/message/received/tokens.ts';
import { encodeUtf8 } from '../../../../server/src/engine/text/utf8.ts';

const FIXTURES = join(import.meta.dirname, '../../../fixtures/messages/received.json');

/** Texts that are made to take long, by their size. */
const SHAPES: Readonly<Record<string, (size: number) => string>> = {
  'comments in comments': (size) => '('.repeat(size) + ')'.repeat(size),
  'comments that are never closed': (size) => '('.repeat(size),
  'comments that are never opened': (size) => ')'.repeat(size),
  'closed and open ones by turns': (size) => '()('.repeat(size),
  'angle brackets': (size) => '<'.repeat(size),
  'angle brackets, closed once': (size) => `${'< '.repeat(size)}>`,
  'square brackets': (size) => '['.repeat(size),
  quotes: (size) => '"'.repeat(size),
  'backslashes in a comment': (size) => `(${'\\'.repeat(size)})`,
  'one word': (size) => 'a'.repeat(size),
  addresses: (size) => '192.0.2.1 '.repeat(size),
  'key words': (size) => 'from a by b with c id d for e; '.repeat(size),
  'days of the week': (size) => 'Mon '.repeat(size),
  colons: (size) => `from a (${'TLSv1:'.repeat(size)}) by b`,
  dots: (size) => `from ${'.'.repeat(size)} by ${'.a'.repeat(size)}`,
  'at signs': (size) => `from a (${'@'.repeat(size)} [192.0.2.1]) by b`,
};

suite('hostile Received fields', () => {
  for (const [name, shape] of Object.entries(SHAPES)) {
    test(`${name}: as many steps as characters`, () => {
      for (const size of [1000, 100_000]) {
        const text = shape(size);
        const tally = { steps: 0 };
        const tokens = tokenize(text, tally);
        // Once for the brackets, once for the parts, and once for each of the three characters that are searched for.
        assert.ok(tally.steps <= 6 * text.length + 10, `${tally.steps} steps for ${text.length} characters`);
        assert.ok(tokens.length <= 1000);
      }
    });
  }

  test('a million comments in one another, and a megabyte in one line, are read', () => {
    for (const shape of Object.values(SHAPES)) {
      const { trace, ignored } = readReceived(
        `from a.example ${shape(1_000_000).slice(0, 2_000_000)} by b.example`,
      );
      assert.ok(trace !== null || ignored !== null);
    }
  });

  test('each beginning and each end of what programs write is read', () => {
    const golden: Record<string, { received: string }> = JSON.parse(readFileSync(FIXTURES, 'utf8'));
    for (const { received } of Object.values(golden)) {
      for (let at = 0; at <= received.length; at++) {
        assert.doesNotThrow(() => readReceived(received.slice(0, at)), received.slice(0, at));
        assert.doesNotThrow(() => readReceived(received.slice(at)), received.slice(at));
      }
    }
  });

  test('of a hundred thousand fields, those on top are read, and it is said', () => {
    const field = `Received: from mail.example.com (a [192.0.2.1]) by mx.example.org with SMTP for <x@example.org>;\r\n Tue, 24 Nov 2026 14:00:00 +0000\r\n`;
    const { hops, findings } = readWay(readMessage(encodeUtf8(field.repeat(100_000))), { ownHosts: [] });
    assert.equal(hops.length, 200);
    assert.match(findings[0]?.message ?? '', /The 200 on top are read/);
  });

  test('what is said of long names is short', () => {
    const name = `${'a.'.repeat(50_000)}example`;
    const field = `Received: from ${name} (${name} [192.0.2.1]) by ${name}x with ${name} for <${name}@x>; ${name}\r\n`;
    const { hops } = readWay(readMessage(encodeUtf8(field + field)), { ownHosts: [name] });
    for (const { findings } of hops)
      for (const { message } of findings) assert.ok(message.length < 1000, message.slice(0, 200));
  });

  test('names of fields that every object has', () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      assert.doesNotThrow(() =>
        readWay(readMessage(encodeUtf8(`${name}: x\r\nReceived: by b; x\r\n\r\n`)), {
          ownHosts: [name, '!', ''],
        }),
      );
    }
  });
});
