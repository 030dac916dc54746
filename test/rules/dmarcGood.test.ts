import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { findingsIn } from './check.ts';

/** Records as domains of all kinds have them, under names for examples; their texts are right. */
const RECORDS: readonly (readonly [what: string, text: string])[] = [
  ['a mail provider', 'v=DMARC1; p=none; sp=quarantine; rua=mailto:mailauth-reports@example.com'],
  ['a search engine', 'v=DMARC1; p=reject; rua=mailto:mailauth-reports@example.com'],
  ['a payment service', 'v=DMARC1; p=reject; rua=mailto:d@rua.example.net; ruf=mailto:d@ruf.example.net'],
  [
    'a software maker',
    'v=DMARC1; p=reject; pct=100; rua=mailto:rua@example.com; ruf=mailto:ruf@example.com; fo=1',
  ],
  ['a social network', 'v=DMARC1; p=reject; pct=100; rua=mailto:a@example.com,mailto:d@rua.example.net'],
  ['no blanks', 'v=DMARC1;p=reject;rua=mailto:dmarc@example.com'],
  ['a final semicolon', 'v=DMARC1; p=quarantine; rua=mailto:dmarc@example.com;'],
  ['a final semicolon and a blank', 'v=DMARC1; p=quarantine; rua=mailto:dmarc@example.com; '],
  ['blanks everywhere', 'v = DMARC1 ; p = reject ; rua = mailto:dmarc@example.com , mailto:b@example.com ;'],
  ['tabs', 'v=DMARC1;\\009p=reject;\\009rua=mailto:dmarc@example.com'],
  ['capitals in values', 'v=DMARC1; p=Quarantine; sp=REJECT; adkim=R; rua=MAILTO:DMARC@EXAMPLE.COM'],
  [
    'all of RFC 9989',
    'v=DMARC1; p=reject; sp=reject; np=reject; adkim=s; aspf=s; t=n; psd=n; fo=1:d:s; rua=mailto:a@example.com; ruf=mailto:b@example.com',
  ],
  [
    'all of RFC 7489',
    'v=DMARC1; p=reject; sp=reject; adkim=r; aspf=r; fo=1; rf=afrf; pct=100; ri=86400; rua=mailto:a@example.com; ruf=mailto:b@example.com',
  ],
  ['reports every hour', 'v=DMARC1; p=reject; ri=3600; rua=mailto:a@example.com'],
  ['no reports', 'v=DMARC1; p=reject'],
  ['no reports, quarantine', 'v=DMARC1; p=quarantine'],
  ['a parked domain', 'v=DMARC1; p=reject; sp=reject; np=reject; adkim=s; aspf=s'],
  [
    'a parked domain with reports',
    'v=DMARC1; p=reject; sp=reject; adkim=s; aspf=s; rua=mailto:parked@example.com',
  ],
  ['subdomains are stricter', 'v=DMARC1; p=quarantine; sp=reject; rua=mailto:a@example.com'],
  ['subdomains are the same', 'v=DMARC1; p=quarantine; sp=quarantine; rua=mailto:a@example.com'],
  ['unknown names are refused', 'v=DMARC1; p=none; np=reject; rua=mailto:a@example.com'],
  ['a limit of size', 'v=DMARC1; p=reject; rua=mailto:a@example.com!10m'],
  [
    'three addresses',
    'v=DMARC1; p=reject; rua=mailto:a@example.com,mailto:b@example.net,mailto:c@example.org',
  ],
  ['an address with a tag', 'v=DMARC1; p=reject; rua=mailto:dmarc+a1b2c3@reports.example.com'],
  ['an address with a hash', 'v=DMARC1; p=reject; rua=mailto:re+3fa85f64@dmarc.example.net'],
  ['an address with percent-encoding', 'v=DMARC1; p=reject; rua=mailto:dmarc%2Creports@example.com'],
  ['an address with a subject', 'v=DMARC1; p=reject; rua=mailto:a@example.com?subject=DMARC'],
  [
    'an address at a long subdomain',
    'v=DMARC1; p=reject; rua=mailto:0123456789abcdef@dmarc-rua.eu-1.mail.example.net',
  ],
  ['an address at an internationalized domain', 'v=DMARC1; p=reject; rua=mailto:a@xn--bcher-kva.example'],
  ['other order', 'v=DMARC1; rua=mailto:a@example.com; p=reject'],
  ['only fo=0', 'v=DMARC1; p=reject; fo=0; rua=mailto:a@example.com; ruf=mailto:a@example.com'],
  ['fo with several', 'v=DMARC1; p=reject; fo=d:s; rua=mailto:a@example.com; ruf=mailto:a@example.com'],
  ['fo without ruf', 'v=DMARC1; p=quarantine; fo=1; rua=mailto:a@example.com'],
  ['an unknown tag', 'v=DMARC1; p=reject; rua=mailto:a@example.com; extension=1'],
  ['strict alignment of DKIM alone', 'v=DMARC1; p=reject; adkim=s; rua=mailto:a@example.com'],
  ['psd=u', 'v=DMARC1; p=reject; psd=u; rua=mailto:a@example.com'],
  [
    'a government',
    'v=DMARC1; p=reject; sp=reject; rua=mailto:reports@dmarc.example.org,mailto:dmarc@example.com; fo=1; ruf=mailto:a@example.com',
  ],
  ['a university', 'v=DMARC1; p=none; sp=none; adkim=r; aspf=r; rua=mailto:postmaster@example.com'],
  ['only failure reports', 'v=DMARC1; p=reject; ruf=mailto:a@example.com'],
  ['reports, no policy for all but the domain', 'v=DMARC1; p=none; sp=reject; rua=mailto:a@example.com'],
];

suite('sound DMARC records: nothing to warn of', () => {
  for (const [what, text] of RECORDS) {
    test(`${what}: ${text}`, () => {
      for (const owner of ['_dmarc', '_dmarc.lab', 'example.com._dmarc.hosted']) {
        const found = findingsIn(`$ORIGIN example.com.\n$TTL 1h\n${owner} TXT "${text}"\n`);
        const alarms = found.filter(({ severity }) => severity === 'error' || severity === 'warning');
        assert.deepEqual(
          alarms.map(({ rule, message }) => `${rule} ${message}`),
          [],
        );
      }
    });
  }
  test('consent to reports, for one domain and for all', () => {
    const zone = '$ORIGIN example.com.\n$TTL 1h\n';
    const consents = ['"v=DMARC1"', '"v=DMARC1;"', '"v=DMARC1; rua=mailto:other@example.com"'];
    for (const owner of [
      'example.net._report._dmarc',
      '*._report._dmarc',
      'a.b.example.net._report._dmarc',
    ]) {
      for (const text of consents) assert.deepEqual(findingsIn(`${zone}${owner} TXT ${text}\n`), []);
    }
  });
});
