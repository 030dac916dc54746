import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkPolicy } from '../../server/src/engine/mail/stsPolicy/checkPolicy.ts';
import { ruleById } from '../../server/src/engine/rules/rules.ts';
import { findingsIn } from './check.ts';

/** Records in forms that known senders and receivers publish, under example names; all are right. */
const RECORDS: Readonly<Record<string, readonly string[]>> = {
  '_mta-sts': [
    'v=STSv1; id=20190429T010101;',
    'v=STSv1;id=20160831085700Z;',
    'v=STSv1; id=9999991200;',
    'v=STSv1; id=b0a1f5c3e7d94e8aa1c2d3e4f5a6b7c8',
    'v=STSv1; id=1 ; x-ext=value',
    'v=STSv1;\tid=20240101;',
  ],
  '_smtp._tls': [
    'v=TLSRPTv1;rua=mailto:sts-reports@example.com',
    'v=TLSRPTv1; rua=https://tlsrpt.example.net/v1/?a=1&b=2',
    'v=TLSRPTv1; rua=mailto:tls-rua@mailcheck.example.net;',
    'v=TLSRPTv1; rua=mailto:a@example.com,https://r.example.net/tls/abc%3Bd',
    'v=TLSRPTv1;rua=mailto:tlsrpt@example.com , mailto:tlsrpt@example.net;',
    'v=TLSRPTv1; rua=mailto:r+tls@in.example.net?subject=tls',
  ],
  'default._bimi': [
    'v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/vmc.pem',
    'v=BIMI1;l=https://amplify.example.net/b/logo.svg;a=https://amplify.example.net/b/c.pem',
    'v=BIMI1; l=https://images.example.com/brand/logo-ps.svg;a=;',
    'v=BIMI1; l=https://example.com/l/Logo%20Mark.SVG?x=1; a=https://example.com/mark.PEM#1; avp=brand;',
    'v=BIMI1; l=; a=;',
    'v=BIMI1; l=; a=; lps=newsletter, offers',
    'v=BIMI1; l=https://media.example.com/v/3f2; a=https://media.example.com/cert; lps=',
    'v=BIMI1; l=https://example.com/logo.svgz; a=',
  ],
};

const POLICIES: readonly string[] = [
  'version: STSv1\nmode: enforce\nmx: gmail-smtp-in.l.example.com\nmx: *.gmail-smtp-in.l.example.com\nmax_age: 86400\n',
  'version: STSv1\r\nmode: enforce\r\nmx: *.mail.protection.example.com\r\nmax_age: 604800\r\n',
  'version: STSv1\r\nmode: testing\r\nmx: mx1.example.com\r\nmax_age: 86400',
  'mode:testing\nmax_age:10000000\nversion:STSv1\nmx:mx-eu.mail.am0.yahoodns.example\n',
  'version: STSv1 \nmode: none \nmax_age: 86400\t\n',
  'version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 31557600\ncomment.1: what an extension says; with = and :\n',
];

suite('transport records that are right', () => {
  for (const [owner, texts] of Object.entries(RECORDS)) {
    for (const text of texts) {
      test(`${owner}: ${text}`, () => {
        const zone = zoneWith(`${owner} TXT "${text.replaceAll('"', '\\"')}"\n`);
        assert.deepEqual(grave(findingsIn(zone)), []);
      });
    }
  }
  test('in a zone that delegates them by CNAME', () => {
    const zone = zoneWith(
      [
        '_mta-sts       CNAME _mta-sts.customers.example.net.',
        'mta-sts        CNAME policies.example.net.',
        '_smtp._tls     CNAME _smtp._tls.customers.example.net.',
        'default._bimi  CNAME example-com.bimi.example.net.',
        '',
      ].join('\n'),
    );
    assert.deepEqual(grave(findingsIn(zone)), []);
  });
  test('at names that only CNAMEs of other zones lead to', () => {
    const zone = zoneWith(
      [
        'sts-customers     TXT "v=STSv1; id=20260101;"',
        'c1._mta-sts-hosts TXT "v=STSv1; id=20260101;"',
        'tls-customers     TXT "v=TLSRPTv1; rua=mailto:tls@example.com"',
        'logo-1.brands     TXT "v=BIMI1; l=https://example.com/logo.svg; a=;"',
        '',
      ].join('\n'),
    );
    assert.deepEqual(grave(findingsIn(zone)), []);
  });
  for (const [i, policy] of POLICIES.entries()) {
    test(`policy ${i + 1}`, () => {
      const found = checkPolicy(policy).map(({ rule, severity }) => ({
        rule,
        severity: severity ?? ruleById(rule)?.severity ?? 'error',
      }));
      assert.deepEqual(grave(found), []);
    });
  }
});

/** A sound zone with more records. */
function zoneWith(records: string): string {
  return `$ORIGIN example.com.
$TTL 1h
@       SOA   ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@       NS    ns1.example.net.
@       NS    ns2.example.net.
@       MX    10 mail.example.net.
@       TXT   "v=spf1 mx -all"
_dmarc  TXT   "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
${records.includes('mta-sts  ') ? '' : 'mta-sts A     192.0.2.80\n'}${records}`;
}

/** Findings of warning or above. */
function grave<T extends { readonly severity: string }>(findings: readonly T[]): readonly T[] {
  return findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
}
