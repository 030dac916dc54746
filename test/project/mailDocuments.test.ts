import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { mentionsRecord, OWN_LANGUAGES, PROGRAM_LANGUAGES } from '../../client/src/mailLanguages.ts';
import { MAIL_LANGUAGES, mailFile } from '../../server/src/engine/mail/document/mailLanguage.ts';
import { mentionsVersion } from '../../server/src/engine/mail/literals/versionTag.ts';
import { manifest } from './manifest.ts';

suite('documents with mail records', () => {
  test('are of the same languages to client, server and manifest', () => {
    const ids = [...OWN_LANGUAGES, ...PROGRAM_LANGUAGES].sort();
    assert.deepEqual(ids, Object.keys(MAIL_LANGUAGES).sort());
    const events = manifest.activationEvents
      .filter((event) => event.startsWith('onLanguage:'))
      .map((event) => event.slice('onLanguage:'.length));
    assert.deepEqual(events.sort(), ['dns-zone', 'eml', ...ids].sort());
  });

  test('have the names in the manifest by which the server knows them', () => {
    const languages = manifest.contributes.languages.filter(({ id }) => OWN_LANGUAGES.includes(id));
    const names = languages.flatMap(({ extensions = [], filenames = [] }) => [
      ...extensions.map((extension) => `example${extension}`),
      ...filenames,
    ]);
    assert.equal(names.length, 4);
    for (const name of names) assert.ok(mailFile(name), name);
  });

  test('are sent by the client where the server finds records', () => {
    for (const text of [
      'v=spf1 -all',
      '"v = DMARC1;',
      "'V=DKIM1; p='",
      'x\\"v\\u003dSTSv1',
      'v=TLSRPTv1;',
      'v=BIMI1',
      'v=spf10',
      'dev=spf1',
      'v=spf1.example',
      'a v =  bimi1',
    ]) {
      assert.equal(mentionsRecord(text), mentionsVersion(text), text);
    }
  });
});
