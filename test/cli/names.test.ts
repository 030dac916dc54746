import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { originFromFileName } from '../../server/src/engine/zone/originFromFileName.ts';
import {
  isZoneFile,
  ZONE_EXTENSIONS,
  ZONE_FIRST_LINE,
  ZONE_PREFIX,
} from '../../server/src/engine/zone/zoneFileNames.ts';
import { manifest } from '../project/manifest.ts';

suite('zone files', () => {
  test('are known by what the manifest tells the editor', () => {
    const [language] = manifest.contributes.languages;
    assert.deepEqual(language?.extensions, ZONE_EXTENSIONS);
    assert.deepEqual(language?.filenamePatterns, [`${ZONE_PREFIX}*`]);
    assert.equal(language?.firstLine, ZONE_FIRST_LINE.source);
  });

  const soa = () => '@ IN SOA ns1 hostmaster 1 2 3 4 5';
  for (const [name, firstLine, expected] of [
    ['example.com.zone', () => '', true],
    ['DB.example.com', () => '', true],
    ['example.com', soa, true],
    ['named', soa, true],
    ['example.com', () => 'hello', false],
    ['notes.txt', soa, false],
  ] as const) {
    test(`${name} starting with "${firstLine()}": ${expected}`, () =>
      assert.equal(isZoneFile(name, firstLine), expected));
  }
});

suite('the origin from a file name', () => {
  const cases: Readonly<Record<string, string>> = {
    'db.example.com': 'example.com.',
    'example.com.zone': 'example.com.',
    'example.com.db': 'example.com.',
    'example.com.zone.signed': 'example.com.',
    'EXAMPLE.com.dns': 'EXAMPLE.com.',
    'named.example.com': 'example.com.',
    'zone.example.com': 'example.com.',
    'zone_example.com': 'example.com.',
    'pri.example.com': 'example.com.',
    'example.com': 'example.com.',
    'example.com.txt': 'example.com.',
    'dns-oarc.net.zone': 'dns-oarc.net.',
    'xn--bcher-kva.example.zone': 'xn--bcher-kva.example.',
    'example.zone': 'example.',
    'localhost.zone': 'localhost.',
    '2.0.192.in-addr.arpa': '2.0.192.in-addr.arpa.',
    '0-25.2.0.192.in-addr.arpa.zone': '0-25.2.0.192.in-addr.arpa.',
    'db.192.0.2': '2.0.192.in-addr.arpa.',
    'db.127': '127.in-addr.arpa.',
    'db.root': '.',
    'named.ca': '.',
    'mail.inc': '.',
    'notes.txt': '.',
    zones: '.',
    'Untitled-1': '.',
    '.zone': '.',
    'db.': '.',
    'a..b.zone': '.',
    'a b.zone': '.',
    '': '.',
  };
  for (const [name, expected] of Object.entries(cases)) {
    test(`${name || 'no name'} gives ${expected}`, () => assert.equal(originFromFileName(name), expected));
  }
});
