import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { keyEntry } from '../../../../server/src/engine/mail/dkim/keyEntry.ts';
import { keyRecordText } from '../../../../server/src/engine/mail/dkim/keyRecord.ts';
import { signingDomains } from '../../../../server/src/engine/mail/dkim/signingDomains.ts';
import {
  ED25519,
  ED25519_SPKI,
  RSA_2048,
  RSA_4096,
} from '../../../../server/src/engine/rules/support/keyExample.ts';
import { decodeUtf8, encodeUtf8 } from '../../../../server/src/engine/text/utf8.ts';
import { findingsIn } from '../../../rules/check.ts';
import { memoryFiles } from '../../../support/memoryFiles.ts';
import { openText } from '../../../support/openZone.ts';

const HEAD = `$ORIGIN example.com.
$TTL 1h
@    SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
     NS  ns1.example.net.
     NS  ns2.example.net.
`;
const SHORT = `v=DKIM1; k=ed25519; p=${ED25519}`;
const octets = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));

/** The text with the key put in, and the file that it went into. */
function put(text: string, { domain = 'example.com', selector = 's1', record = SHORT, files = {} } = {}) {
  const { zone } = openText(text, 'example.com.', memoryFiles(files));
  const entry = keyEntry(zone, domain, selector, record);
  if (typeof entry === 'string') return entry;
  const { place, text: added } = entry.edit;
  const whole: Record<string, string> = { text, ...files };
  const old = whole[place.block.uri] ?? '';
  const reading = [zone.root, ...zone.root.includes.values()].find(({ uri }) => uri === place.block.uri);
  const before = (reading?.blocks ?? [])
    .slice(0, reading?.blocks.indexOf(place.block))
    .reduce((sum, { bytes }) => sum + bytes.length, place.start);
  const bytes = encodeUtf8(old);
  return decodeUtf8(bytes, 0, before) + added + decodeUtf8(bytes, before, bytes.length);
}

suite('a key record in a zone', () => {
  test('behind the records of the domain, below those that take their owner from them', () => {
    const rest = 'www  A   192.0.2.1\n';
    assert.equal(put(`${HEAD}${rest}`), `${HEAD}s1._domainkey TXT "${SHORT}"\n${rest}`);
  });

  test('behind the last key of the domain, with its columns, TTL and class', () => {
    const keys = `${HEAD}old._domainkey  300 IN TXT   "v=DKIM1; p="\n`;
    const rest = 'www             A   192.0.2.1\n';
    assert.equal(put(`${keys}${rest}`), `${keys}s1._domainkey   300 IN TXT   "${SHORT}"\n${rest}`);
    const alias = `${HEAD}a._domainkey\tIN\tCNAME\ta.dkim.example.net.\n`;
    assert.equal(put(`${alias}${rest}`), `${alias}s1._domainkey\tIN\tTXT\t"${SHORT}"\n${rest}`);
  });

  test('a TTL of its own does not go over from another record', () => {
    const zone = `${HEAD}@    300 IN MX 10 mail.example.net.\n`;
    assert.equal(put(zone), `${zone}s1._domainkey TXT "${SHORT}"\n`);
  });

  test('absolute where owners are so', () => {
    const zone = `example.com.\t3600\tIN\tSOA\tns1.example.net. a.example.com. 1 4h 1h 2w 1h
example.com.\t3600\tIN\tNS\tns1.example.net.
www.example.com.\t3600\tIN\tA\t192.0.2.1
s0._domainkey.example.com.\t3600\tIN\tTXT\t"v=DKIM1; p="
`;
    assert.equal(put(zone), `${zone}s1._domainkey.example.com.\t3600\tIN\tTXT\t"${SHORT}"\n`);
  });

  test('relative to the origin there', () => {
    const zone = `${HEAD}$ORIGIN news.example.com.\n@ MX 10 mail.example.net.\n`;
    assert.equal(put(zone, { domain: 'news.example.com.' }), `${zone}s1._domainkey TXT "${SHORT}"\n`);
    assert.equal(
      put(`${HEAD}news MX 10 mail.example.net.\n`, { domain: 'news.example.com' }),
      `${HEAD}news MX 10 mail.example.net.\ns1._domainkey.news TXT "${SHORT}"\n`,
    );
  });

  test('at the end of the file for a domain without records, and behind a line that has no end', () => {
    const zone = `${HEAD}www  A   192.0.2.1`;
    assert.equal(
      put(zone, { domain: 'news.example.com' }),
      `${zone}\ns1._domainkey.news.example.com. IN TXT "${SHORT}"`,
    );
    const own = `${HEAD}@    MX 10 mail.example.net.`;
    assert.equal(put(own), `${own}\ns1._domainkey TXT "${SHORT}"`);
  });

  test('in the file that has the keys, if that is included once', () => {
    const mail = 'old._domainkey TXT "v=DKIM1; p="\n';
    const files = { 'mail.zone': mail };
    const once = `${HEAD}$INCLUDE mail.zone\n`;
    assert.equal(put(once, { files }), `${mail}s1._domainkey  TXT "${SHORT}"\n`);
    const twice = `${HEAD}$INCLUDE mail.zone\n$INCLUDE mail.zone b.example.com.\n`;
    assert.match(put(twice, { files }), /b\.example\.com\.\ns1\._domainkey\.example\.com\. IN TXT/);
  });

  test('line ends stay as they are', () => {
    const zone = `${HEAD}old._domainkey TXT "v=DKIM1; p="\n`.replaceAll('\n', '\r\n');
    const long = keyRecordText(octets(RSA_2048)) ?? '';
    assert.doesNotMatch(put(zone, { record: long }), /[^\r]\n/);
  });

  test('long keys stand in parentheses, and what is put in is read as the key, without any finding', () => {
    for (const base64 of [RSA_2048, RSA_4096, ED25519_SPKI]) {
      const record = keyRecordText(octets(base64)) ?? '';
      const zone = `${HEAD}r._domainkey CNAME r.dkim.example.net.\nwww  A   192.0.2.1\n`;
      const after = put(zone, { record });
      const found = findingsIn(after).filter(({ severity }) => severity !== 'hint');
      assert.deepEqual(found, []);
      const added = after.slice(zone.indexOf('www'), after.indexOf('www'));
      const strings = [...added.matchAll(/"([^"]*)"/g)].map(([, string = '']) => string);
      assert.equal(strings.join(''), record);
      assert.ok(strings.every(({ length }) => length <= 255));
    }
  });

  test('refused where it cannot be', () => {
    assert.equal(put(HEAD, { domain: 'example.net' }), 'example.net. is not in the zone.');
    assert.equal(put(HEAD, { selector: 'a..b' }), '"a..b" cannot be a selector.');
    assert.equal(
      put(`${HEAD}S1._domainkey CNAME a.example.net.\n`),
      's1._domainkey.example.com. has a record already.',
    );
  });
});

suite('texts of key records', () => {
  test('RSA in its structure, Ed25519 alone; nothing of what is no key', () => {
    assert.equal(keyRecordText(octets(RSA_2048)), `v=DKIM1; k=rsa; p=${RSA_2048}`);
    assert.equal(keyRecordText(octets(ED25519_SPKI)), SHORT);
    assert.equal(keyRecordText(octets(RSA_2048).subarray(0, 100)), undefined);
    assert.equal(keyRecordText(new Uint8Array()), undefined);
  });
});

suite('domains that sign', () => {
  test('the zone itself, those with keys, those that take mail', () => {
    const { zone } = openText(
      `${HEAD}s1._domainkey TXT "v=DKIM1; p="
A.b._domainkey CNAME a.example.net.
x._domainkey.news TXT "v=DKIM1; p="
lists MX 10 mail.example.net.
www A 192.0.2.1
`,
      'example.com.',
    );
    assert.deepEqual(signingDomains(zone), [
      { name: 'example.com.', selectors: ['s1', 'a.b'] },
      { name: 'news.example.com.', selectors: ['x'] },
      { name: 'lists.example.com.', selectors: [] },
    ]);
  });
});
