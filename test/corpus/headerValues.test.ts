import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { contentFindings } from '../../server/src/engine/message/content/contentFindings.ts';
import { readContent } from '../../server/src/engine/message/content/readContent.ts';
import { explainHeaders } from '../../server/src/engine/message/explain/explainHeaders.ts';
import { headerFindings } from '../../server/src/engine/message/header/headerFindings.ts';
import { listFindings } from '../../server/src/engine/message/list/listFindings.ts';
import type { Message } from '../../server/src/engine/message/message.ts';
import { readMessage } from '../../server/src/engine/message/readMessage.ts';
import { readHops } from '../../server/src/engine/message/received/hops.ts';
import { readAddresses } from '../../server/src/engine/message/values/address.ts';
import { readDate } from '../../server/src/engine/message/values/date.ts';
import { decodeWords } from '../../server/src/engine/message/values/encodedWords.ts';

const MAIL = join(import.meta.dirname, '../../../shared/corpora/mail');
const ADDRESSES = new Set(['from', 'sender', 'reply-to', 'to', 'cc']);

test('dates, addresses and encoded words of real messages are read, and their fields known', (context) => {
  if (!existsSync(MAIL)) return context.skip(`the corpora are not on this machine: looked for ${MAIL}`);
  const dates = { read: 0, all: 0 };
  const addresses = { read: 0, all: 0 };
  const words = { read: 0, all: 0 };
  const fields = { read: 0, all: 0 };
  const count = (figure: { read: number; all: number }, isRead: boolean) => {
    figure.all++;
    if (isRead) figure.read++;
  };
  for (const message of messages()) {
    for (const { key, text } of message.fields) {
      if (key === 'date') count(dates, readDate(text) !== undefined);
      if (ADDRESSES.has(key))
        for (const { problem } of readAddresses(text).mailboxes) count(addresses, problem === null);
      if (text.includes('=?')) count(words, decodeWords(text).problems.length === 0);
    }
    for (const { explanation } of explainHeaders(message)) count(fields, explanation !== '');
  }
  for (const [name, { read, all }] of Object.entries({ dates, addresses, words, fields }))
    context.diagnostic(`${name}: ${read} of ${all}`);
  assert.ok(dates.read / dates.all > 0.99);
  assert.ok(addresses.read / addresses.all > 0.98);
  assert.ok(words.read / words.all > 0.98);
  assert.ok(fields.read / fields.all > 0.95);
});

test('whatever a message holds, the findings about it are few', (context) => {
  if (!existsSync(MAIL)) return context.skip(`the corpora are not on this machine: looked for ${MAIL}`);
  for (const message of messages()) {
    const hops = readHops(message, { ownHosts: [] });
    const found = [
      ...headerFindings(message, hops),
      ...listFindings(message, []),
      ...contentFindings(message, readContent(message)),
    ];
    assert.ok(found.length <= 12, JSON.stringify(found));
  }
});

function* messages(): Generator<Message> {
  for (const folder of ['mails', 'rspamd/messages', 'mail-dkim', 'sisimai'])
    for (const entry of readdirSync(join(MAIL, folder), { recursive: true, withFileTypes: true }))
      if (entry.isFile()) yield readMessage(new Uint8Array(readFileSync(join(entry.parentPath, entry.name))));
}
