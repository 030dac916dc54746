import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { KNOWN_SENDERS, knownSender } from '../../../../server/src/engine/mail/spf/knownSenders.ts';
import { parseSpf } from '../../../../server/src/engine/mail/spf/parseSpf.ts';

suite('known senders', () => {
  test('are listed by name, once', () => {
    const names = KNOWN_SENDERS.map(({ name }) => name);
    assert.deepEqual(
      [...new Set(names)].sort((a, b) => a.localeCompare(b, 'en')),
      names,
    );
  });

  test('are found by what is included of them, and by no one else’s names', () => {
    for (const { name, includes, domains = [] } of KNOWN_SENDERS) {
      assert.ok(includes.length + domains.length > 0, name);
      for (const each of [...includes, ...domains]) assert.equal(knownSender(each)?.name, name, each);
      for (const each of includes) {
        const { terms } = parseSpf({ kind: 'spf', text: `v=spf1 include:${each} -all`, owner: undefined });
        assert.equal(terms[0]?.type, 'mechanism', each);
        assert.equal(each, each.toLowerCase());
      }
    }
    assert.equal(knownSender('EU.Spf.Protection.Outlook.com.')?.name, 'Microsoft 365');
    assert.equal(knownSender('u1234.wl.sendgrid.net')?.name, 'SendGrid');
    for (const other of ['example.com', 'com', '', 'notsendgrid.net', 'google.com']) {
      assert.equal(knownSender(other), undefined, other);
    }
  });
});
