import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { suite, test } from 'node:test';
import {
  ED25519,
  ED25519_OTHER,
  RSA_2048,
  RSA_4096,
} from '../../server/src/engine/rules/support/keyExample.ts';
import { findingsIn } from './check.ts';

const TOP = `$ORIGIN example.com.
$TTL 1h
@   SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@   NS  ns1.example.net.
@   NS  ns2.example.net.
`;

/** A key of RSA that other senders publish: its selector keeps keys of Ed25519 from being alone. */
const BESIDE = `other._domainkey CNAME other.dkim.example.net.\n`;

const LONG = `v=DKIM1; k=rsa; p=${RSA_2048}`;
const HALVES = [LONG.slice(0, 255), LONG.slice(255)] as const;
const PIECES = RSA_2048.match(/.{1,64}/g) ?? [];

/** Sound records, by what they show. */
const SHAPES: Readonly<Record<string, string>> = {
  'two strings on one line': `s1._domainkey TXT "${HALVES[0]}" "${HALVES[1]}"`,
  'strings on lines of their own': `s1._domainkey TXT ( "${HALVES[0]}"\n  "${HALVES[1]}" )`,
  'as OpenDKIM writes it': `mail._domainkey\tIN\tTXT\t( "v=DKIM1; h=sha256; k=rsa; "
	  "p=${RSA_2048.slice(0, 250)}"
	  "${RSA_2048.slice(250)}" )  ; ----- DKIM key mail for example.com`,
  'as OpenDKIM writes it with -s': `mail._domainkey IN TXT ( "v=DKIM1; h=sha256; k=rsa; s=email; t=s; " "p=${RSA_2048.slice(0, 250)}" "${RSA_2048.slice(250)}" )`,
  'as rspamd writes it': `mail._domainkey IN TXT ( "v=DKIM1; k=rsa; "
	"p=${RSA_2048.slice(0, 250)}"
	"${RSA_2048.slice(250)}"
) ;`,
  'in pieces of 64 characters': `s1._domainkey TXT ( "v=DKIM1; k=rsa; p="\n${PIECES.map((piece) => `  "${piece}"`).join('\n')} )`,
  'without quotes': `s1._domainkey TXT v=DKIM1\\;k=rsa\\;p=${RSA_2048.slice(0, 230)} ${RSA_2048.slice(230)}`,
  'semicolons with backslashes inside quotes': `s1._domainkey TXT "v=DKIM1\\; k=ed25519\\; p=${ED25519}"`,
  'as Google has it': `google._domainkey TXT "v=DKIM1; k=rsa; p=${RSA_2048.slice(0, 237)}" "${RSA_2048.slice(237)}"`,
  'as Microsoft has it at its end': `selector1-example-com._domainkey TXT "v=DKIM1; k=rsa; p=${RSA_2048.slice(0, 230)}" "${RSA_2048.slice(230)};"`,
  'as Amazon has it, without version and type': `abcdefghijklmnopqrstuvwxyz234567._domainkey TXT "p=${RSA_2048.slice(0, 253)}" "${RSA_2048.slice(253)}"`,
  'as Mailchimp and SendGrid have it': `s1._domainkey TXT "k=rsa; t=s; p=${RSA_2048.slice(0, 220)}" "${RSA_2048.slice(220)}"`,
  'as Yahoo has it': `s2048._domainkey TXT "k=rsa; t=s;  p=${RSA_2048.slice(0, 210)}" "${RSA_2048.slice(210)}; n=A 2048 bit key;"`,
  'aliases of providers': `selector1._domainkey CNAME selector1-example-com._domainkey.example.onmicrosoft.com.
selector2._domainkey CNAME selector2-example-com._domainkey.example.onmicrosoft.com.
s1._domainkey CNAME s1.domainkey.u123.wl.sendgrid.net.
k2._domainkey CNAME dkim2.mcsv.net.
abc._domainkey CNAME abc.dkim.amazonses.com.`,
  'no blanks at all': `s1._domainkey TXT "v=DKIM1;k=ed25519;p=${ED25519}"`,
  'blanks around "="': `s1._domainkey TXT "v = DKIM1 ; k = ed25519 ; p = ${ED25519} ;"`,
  tabs: `s1._domainkey TXT "v=DKIM1;\\009k=ed25519;\\009p=${ED25519}"`,
  'blanks in the key': `s1._domainkey TXT "v=DKIM1; k=rsa; p=${RSA_2048.slice(0, 220)} " "${RSA_2048.slice(220)}"`,
  'the key before its type': `s1._domainkey TXT "v=DKIM1; p=${ED25519}; k=ed25519"`,
  'all tags': `s1._domainkey TXT "v=DKIM1; h=sha256; k=ed25519; n=2026-11; s=email; t=s; p=${ED25519}"`,
  services: `s1._domainkey TXT "v=DKIM1; k=ed25519; s=*; p=${ED25519}"
s2._domainkey TXT "v=DKIM1; k=ed25519; s=email:tlsrpt; p=${ED25519_OTHER}"`,
  'a note with signs in it': `s1._domainkey TXT "v=DKIM1; k=ed25519; n=it's \\"new\\"=3D p=none; p=${ED25519}"`,
  'a withdrawn key': `old._domainkey TXT "v=DKIM1; p="`,
  'no key at any selector': `*._domainkey TXT "v=DKIM1; p="`,
  'a selector of several labels': `2026.berlin._domainkey TXT "v=DKIM1; k=ed25519; p=${ED25519}"`,
  'a subdomain': `s1._domainkey.news TXT "v=DKIM1; k=ed25519; p=${ED25519}"
r1._domainkey.news CNAME r1.dkim.example.net.`,
  'a selector of digits': `20230601._domainkey TXT "${HALVES[0]}" "${HALVES[1]}"`,
  'a large key': `s1._domainkey TXT ( "v=DKIM1; k=rsa; p="\n${(RSA_4096.match(/.{1,200}/g) ?? []).map((piece) => `"${piece}"`).join('\n')} )`,
  'where reports go': `_report._domainkey TXT "ra=dkim-errors; rp=100; rr=v:d:x:s"`,
  'a policy of old': `_adsp._domainkey TXT "dkim=all"\n_domainkey TXT "t=y; o=~;"`,
  'what customers point at': `s1.domainkey.u123.wl TXT "k=rsa; t=s; p=${RSA_2048.slice(0, 220)}" "${RSA_2048.slice(220)}"
selector1-example-net._domainkey.tenant TXT "${HALVES[0]}" "${HALVES[1]}"
abc.dkim TXT "p=${RSA_2048.slice(0, 253)}" "${RSA_2048.slice(253)}"`,
  'one key for several domains, by alias': `s1._domainkey TXT "${HALVES[0]}" "${HALVES[1]}"
s1._domainkey.a CNAME s1._domainkey
s1._domainkey.b CNAME s1._domainkey`,
};

suite('sound DKIM records', () => {
  for (const [title, records] of Object.entries(SHAPES)) {
    test(`${title}: nothing of warning or above`, () => quiet(records));
  }

  for (const type of ['rsa', 'ed25519'] as const) {
    test(`keys of ${type} as they are generated`, () => {
      for (let round = 0; round < (type === 'rsa' ? 3 : 30); round++) {
        const { publicKey } =
          type === 'rsa' ? generateKeyPairSync(type, { modulusLength: 2048 }) : generateKeyPairSync(type);
        const der = publicKey.export({ type: 'spki', format: 'der' });
        const key = (type === 'rsa' ? der : der.subarray(12)).toString('base64');
        const strings = `v=DKIM1; k=${type}; p=${key}`.match(/.{1,255}/g) ?? [];
        quiet(`s1._domainkey TXT ${strings.map((string) => `"${string}"`).join(' ')}`);
      }
    });
  }
});

function quiet(records: string): void {
  const loud = findingsIn(`${TOP}${BESIDE}${records}\n`).filter(
    ({ severity, rule }) => (severity === 'error' || severity === 'warning') && rule.startsWith('dkim/'),
  );
  const others = findingsIn(`${TOP}${BESIDE}${records}\n`).filter(({ severity }) => severity === 'error');
  assert.deepEqual(
    [...loud, ...others].map(({ rule, message }) => `${rule} ${message}`),
    [],
  );
}
