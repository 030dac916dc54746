import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainHeaders, explanationOf } from '../../../server/src/engine/message/explain/explainHeaders.ts';
import { PROGRAM_FIELDS } from '../../../server/src/engine/message/explain/programFields.ts';
import { STANDARD_FIELDS } from '../../../server/src/engine/message/explain/standardFields.ts';
import { readMessage } from '../../../server/src/engine/message/readMessage.ts';
import { encodeUtf8 } from '../../../server/src/engine/text/utf8.ts';

test('each field is explained in the order of the text, its value decoded', () => {
  const message = readMessage(
    encodeUtf8(
      'Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\r\nX-MS-Exchange-Organization-New: 1\r\nX-Unheard: a\r\nconstructor: b\r\n\r\n',
    ),
  );
  const [subject, family, unknown, hostile] = explainHeaders(message);
  assert.equal(subject?.value, 'Grüße');
  assert.match(subject?.explanation ?? '', /RFC 5322 §3\.6\.5/);
  assert.match(family?.explanation ?? '', /Exchange/);
  assert.equal(unknown?.explanation, '');
  assert.equal(hostile?.explanation, '');
});

test('explanations are whole sentences, by names in lower case, each in one table', () => {
  for (const [name, text] of [...Object.entries(STANDARD_FIELDS), ...Object.entries(PROGRAM_FIELDS)]) {
    assert.equal(name, name.toLowerCase());
    assert.match(text, /^["A-Z].*\.$/);
    assert.equal(explanationOf(name.toUpperCase()), text);
  }
  for (const name of Object.keys(STANDARD_FIELDS)) assert.ok(!(name in PROGRAM_FIELDS), name);
});
