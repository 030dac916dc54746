import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  ED25519,
  ED25519_OTHER,
  ED25519_SPKI,
  keyZone,
  RSA_2048,
} from '../../server/src/engine/rules/support/keyExample.ts';
import { applyFix, check, findingsIn } from './check.ts';

const TOP = '$ORIGIN example.com.\n$TTL 1h\n';
const ED = `v=DKIM1; k=ed25519; p=${ED25519}`;

/** A record with a mistake; the one finding that it has, and what is marked of it. */
const MISTAKES: Readonly<Record<string, readonly [text: string, marked: string, finding: string]>> = {
  'version with a number behind it': [`v=DKIM1.0; k=ed25519; p=${ED25519}`, 'DKIM1.0', 'error: dkim/version'],
  'version in a text that also lacks its semicolon': [
    `v=DKIM1 k=ed25519; p=${ED25519}`,
    ' ',
    'error: dkim/missing-semicolon',
  ],
  'a comma in place of the semicolon': [
    `v=DKIM1; k=ed25519, p=${ED25519}`,
    ', ',
    'error: dkim/missing-semicolon',
  ],
  'a type glued to the key': [`v=DKIM1; k=ed25519p=${ED25519}`, 'p', 'error: before "p="'],
  'a capital P': [`v=DKIM1; k=ed25519; P=${ED25519}`, 'P', 'error: dkim/tag-case'],
  'type in capitals': [`v=DKIM1; k=ED25519; p=${ED25519}`, 'ED25519', 'error: Write "k=ed25519"'],
  'type mistyped': [`v=DKIM1; k=ras; p=${RSA_2048}`, 'ras', 'error: Write "k=rsa"'],
  'no key, but a note': ['v=DKIM1; k=rsa; n=p later', 'v=DKIM1; k=rsa; n=p later', 'error: dkim/p-missing'],
  'text that is no record': ['hello', 'hello', 'error: this text is none'],
  'key in the alphabet of URLs': [
    `v=DKIM1; k=ed25519; p=${ED25519.replace('/', '_')}`,
    '_',
    'error: dkim/p-base64',
  ],
  'SHA-1 alone': [`v=DKIM1; k=ed25519; h=sha1; p=${ED25519}`, 'h=sha1', 'error: dkim/h-sha1-only'],
  'hash in capitals': [`v=DKIM1; k=ed25519; h=SHA256; p=${ED25519}`, 'h=SHA256', 'error: "SHA256" alone'],
  'an empty list of services': [`v=DKIM1; k=ed25519; s=; p=${ED25519}`, 's=', 'error: no service'],
  'both flags': [`v=DKIM1; k=ed25519; t=y:s; p=${ED25519}`, 't=y:s', 'warning: dkim/t-y'],
  'a narrow g': [`v=DKIM1; k=ed25519; g=info; p=${ED25519}`, 'g=info', 'warning: dkim/g-obsolete'],
  'a tag of DMARC': [`v=DKIM1; k=ed25519; rua=a; p=${ED25519}`, 'rua', 'info: dkim/unknown-tag'],
  'typographic quotes in the text': [`v=DKIM1; k=ed25519; p=“${ED25519}”`, '“', 'error: dkim/quotes'],
  'an armour without p': [
    `v=DKIM1; k=ed25519; -----BEGIN PUBLIC KEY-----${ED25519_SPKI}-----END PUBLIC KEY-----`,
    `-----BEGIN PUBLIC KEY-----${ED25519_SPKI}-----END PUBLIC KEY-----`,
    'error: without "p="',
  ],
  'a private key in its armour': [
    'v=DKIM1; k=rsa; p=-----BEGIN RSA PRIVATE KEY-----MIIE',
    '-----BEGIN RSA PRIVATE KEY-----MIIE',
    'error: dkim/private-key',
  ],
};

suite('mistakes in key records have one finding each', () => {
  for (const [name, [text, marked, finding]] of Object.entries(MISTAKES)) {
    test(name, () => {
      check(keyZone(text, marked, finding));
    });
  }

  test('a key that is cut at any place, in one string or several', () => {
    for (let length = 60; length < RSA_2048.length; length += 37) {
      const key = RSA_2048.slice(0, length);
      check(keyZone(`v=DKIM1; k=rsa; p=${key}`, key, 'error: is cut off'));
    }
  });

  test('a record that stands alone among others is judged by its owner', () => {
    check(`${TOP}s1._domainkey TXT "k=ed25519; p=${ED25519}"
;                  ^^^^^^^^^ info: dkim/version-missing
www TXT "k=ed25519; p=nothing"
`);
  });

  test('an unquoted semicolon, single quotes and a missing blank are said once', () => {
    check(`${TOP}s1._domainkey TXT v=DKIM1; k=rsa; p=AAAA
; @26-40 error: txt/unquoted-semicolon
s2._domainkey TXT "v=DKIM1; k=ed25519" "p=${ED25519}"
; @40-87 warning: txt/join-missing-space
`);
  });
});

suite('fixes of key records', () => {
  const FIXES: readonly (readonly [before: string, after: string])[] = [
    [`k=ed25519; p=${ED25519}; v=DKIM1`, `v=DKIM1; k=ed25519; p=${ED25519}`],
    [`v=DKIM; k=ed25519; p=${ED25519}`, ED],
    [`v=DKIM1 k=ed25519; p=${ED25519}`, ED],
    [`${ED} t=s`, `${ED}; t=s`],
    [`v=DKIM1; k=ed25519; p=${ED25519}; t=y`, ED],
    [`v=DKIM1; k=ed25519; t=y:s; p=${ED25519}`, `v=DKIM1; k=ed25519; t=s; p=${ED25519}`],
    [`v=DKIM1; g=*; k=ed25519; p=${ED25519}`, ED],
    [`v=DKIM1; p=${ED25519}`, ED],
    [`v=DKIM1; p=${ED25519_SPKI}`, ED],
    [`v=DKIM1; k=rsa; p=${ED25519_SPKI}`, ED],
    [`v=DKIM1; k=ed25519; p=${ED25519.slice(0, -1)}`, ED],
    [`v=DKIM1; k=ed25519; p=-----BEGIN PUBLIC KEY-----${ED25519_SPKI}-----END PUBLIC KEY-----`, ED],
    [`v=DKIM1\\\\; k=ed25519\\\\; p=${ED25519}`, ED],
    [`v=DKIM1; k=ed25519; h=sha1; p=${ED25519}`, `v=DKIM1; k=ed25519; h=sha256; p=${ED25519}`],
  ];
  for (const [before, after] of FIXES) {
    test(before.slice(0, 60), () => {
      const zone = (text: string) => `${TOP}s1._domainkey TXT "${text}"\n`;
      fixes(zone(before), zone(after));
    });
  }

  test('in a long key, within its strings', () => {
    const zone = (flags: string) =>
      `${TOP}s1._domainkey TXT ( "v=DKIM1; k=rsa; p=${RSA_2048.slice(0, 200)}"\n  "${RSA_2048.slice(200)}${flags}" )\n`;
    fixes(zone('; t=y'), zone(''));
  });
});

suite('key records beside others', () => {
  test('several at one selector: the last is reported, equal ones are not', () => {
    check(`${TOP}s1._domainkey TXT "${ED}"
              TXT "v=DKIM1; k=ed25519; p=${ED25519_OTHER}"
; @15-86 error: dkim/multiple-txt
s2._domainkey TXT "v=spf1 -all"
s3._domainkey TXT "v=DKIM1; k=ed25519; t=s; p=CgVyyCgm8gMUDxTtxNMSRQMCFQHWqSfp4NoihUAl8yM="
_adsp._domainkey TXT "dkim=all"
; @1-31 info: dkim/adsp
`);
  });

  test('one key several times: in the same domain, and in others of the zone', () => {
    check(`${TOP}a._domainkey TXT "${ED}"
b._domainkey TXT "v=DKIM1; p=${ED25519.slice(0, 20)} ${ED25519.slice(20)}; k=ed25519"
; @1-12 warning: dkim/weak-key-reuse
a._domainkey.x.y TXT "${ED}"
; @1-16 warning: dkim/weak-key-reuse
d._domainkey.z   TXT "${ED}"
; @1-14 warning: dkim/weak-key-reuse
c._domainkey.x.y TXT "v=DKIM1; k=ed25519; p=${ED25519_OTHER}"
`);
  });

  test('a key that is written once and included for several domains is one', () => {
    const files = { keys: `a._domainkey TXT "${ED}"\n` };
    check(`${TOP}$INCLUDE keys\n$INCLUDE keys x\n`, { files });
  });

  test('what is no key is none that is used again', () => {
    const text = 'TXT "v=DKIM1; p=MIIB...................................................."';
    const found = findingsIn(`${TOP}a._domainkey ${text}\nb._domainkey ${text}\n`);
    assert.ok(found.every(({ rule }) => rule !== 'dkim/weak-key-reuse'));
  });

  test('keys of Ed25519 alone are reported once for a domain', () => {
    const zone = `${TOP}@ SOA ns1.example.net. hostmaster 1 4h 1h 2w 1h
@ NS ns1.example.net.
@ NS ns2.example.net.
`;
    check(`${zone}a._domainkey TXT "${ED}"
; @1-12 warning: dkim/ed25519-only
b._domainkey TXT "v=DKIM1; k=ed25519; p=${ED25519_OTHER}"
`);
  });

  test('keys where no verifier looks', () => {
    check(`${TOP}@ TXT "${ED}"
; @1-1 error: lacks the selector and "_domainkey"
_domainkey TXT "v=DKIM1; k=ed25519; p=${ED25519_OTHER}"
; @1-10 error: The selector is missing
s1.domainkey TXT "${ED}"
; @1-12 error: s1._domainkey.example.com.
customer.dkim TXT "${ED}"
`);
  });
});

/** Applies the first fix of the first finding that has one: then nothing is wrong. */
function fixes(before: string, after: string): void {
  const fix = findingsIn(before).find((finding) => finding.fixes.length > 0)?.fixes[0];
  assert.ok(fix !== undefined, 'a finding has a fix');
  assert.equal(applyFix(before, fix), after);
  check(after);
}
