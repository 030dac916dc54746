import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { fieldsOf, readMessage } from '../../../server/src/engine/message/readMessage.ts';
import { encodeUtf8 } from '../../../server/src/engine/text/utf8.ts';

function read(text: string) {
  const bytes = encodeUtf8(text);
  const message = readMessage(bytes);
  return {
    message,
    fields: message.fields.map(({ name, text: value }) => [name, value]),
    notes: message.notes.map(({ rule }) => rule),
  };
}

const MAIL = 'From: a@example.com\r\nTo: b@example.org\r\nDate: Tue, 24 Nov 2026 10:00:00 +0000\r\n';

suite('a message is split into header fields and body', () => {
  test('folded lines are one value', () => {
    const { fields, notes } = read(`Subject: one\r\n\ttwo\r\n  three\r\n${MAIL}\r\nHello.\r\n`);
    assert.deepEqual(fields[0], ['Subject', 'one\ttwo  three']);
    assert.equal(fields.length, 4);
    assert.deepEqual(notes, []);
  });

  test('lines end in CRLF, LF or CR', () => {
    for (const end of ['\r\n', '\n', '\r']) {
      const { fields, message } = read(`A: 1${end} 2${end}B: 3${end}${end}body`);
      assert.deepEqual(fields, [
        ['A', '1 2'],
        ['B', '3'],
      ]);
      assert.equal(message.body, message.bytes.length - 4);
    }
  });

  test('offsets are those of the octets', () => {
    const { message } = read(`X-Note: Grüße\r\n${MAIL}`);
    const [from] = fieldsOf(message, 'from');
    assert.equal(from?.start, encodeUtf8('X-Note: Grüße\r\n').length);
    assert.equal(message.fields[0]?.text, 'Grüße');
  });

  test('octets that are no UTF-8 are read one by one', () => {
    const message = readMessage(new Uint8Array([0x41, 0x3a, 0x20, 0xe4]));
    assert.equal(message.fields[0]?.text, 'ä');
  });

  test('headers without a body', () => {
    for (const text of [MAIL, `${MAIL}\r\n`, `${MAIL}\r\n \r\n\r\n`]) {
      const { message, notes } = read(text);
      assert.equal(message.body, undefined);
      assert.deepEqual(notes, ['message/no-body']);
    }
  });

  test('a forwarded message in the body is no header', () => {
    const { fields } = read(`${MAIL}\r\nReceived: from nowhere\r\n`);
    assert.equal(fields.length, 3);
  });
});

suite('what users paste', () => {
  test('a fragment that begins in the middle of a field', () => {
    const { fields, notes } = read(`  by mx.example.org; Tue, 24 Nov 2026\r\n${MAIL}\r\nx`);
    assert.equal(fields.length, 3);
    assert.deepEqual(notes, ['message/fragment']);
  });

  test('an entry of an mbox', () => {
    const { fields, notes } = read(`From a@example.com Tue Nov 24 10:00:00 2026\n${MAIL}\r\nx`);
    assert.equal(fields.length, 3);
    assert.deepEqual(notes, ['message/mbox']);
  });

  test('empty lines between the fields', () => {
    const { fields, notes } = read(`${MAIL.replaceAll('\r\n', '\n\n')}\n\nx`);
    assert.equal(fields.length, 3);
    assert.ok(notes.includes('message/blank-lines'));
  });

  test('HTML entities', () => {
    const { fields, message, notes } = read(`Return-Path: &lt;a@example.com&gt;\n${MAIL}\r\nx`);
    assert.deepEqual(fields[0], ['Return-Path', '<a@example.com>']);
    assert.ok(message.isRepaired && notes.includes('message/repaired'));
  });

  test('quoted-printable headers', () => {
    const { fields } = read(`DKIM-Signature: v=3D1; a=3Drsa-sha256; d=3Dexample=\n.com\n${MAIL}\r\nx`);
    assert.deepEqual(fields[0], ['DKIM-Signature', 'v=1; a=rsa-sha256; d=example.com']);
  });

  test('what is no field is left out, and said', () => {
    const { fields, notes } = read(`${MAIL}this is no field\r\nX-A: 1\r\n\r\nx`);
    assert.equal(fields.length, 4);
    assert.deepEqual(notes, ['message/no-field']);
  });

  test('a file in Outlook’s own format', () => {
    const { rule, severity } = readMessage(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1])).notes[0] ?? {};
    assert.deepEqual([rule, severity], ['message/outlook', 'error']);
  });
});
