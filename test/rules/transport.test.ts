import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { check, checkFix } from './check.ts';

const TOP = `$ORIGIN example.com.
$TTL 1h
@          SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@          NS  ns1.example.net.
@          NS  ns2.example.net.
`;
const STS = `_mta-sts   TXT "v=STSv1; id=20261124T120000"
mta-sts    A   192.0.2.80
`;
const TLS = `_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@example.com"
`;

suite('MTA-STS records of a zone', () => {
  test('are put where they belong', () => {
    checkFix(
      `${TOP}${TLS}mta-sts    A   192.0.2.80
mta-sts    TXT "v=STSv1; id=20261124T120000"
; @1-7 error: sts/owner
`,
      `${TOP}${TLS}mta-sts    A   192.0.2.80
_mta-sts    TXT "v=STSv1; id=20261124T120000"
`,
    );
    checkFix(
      `$ORIGIN lab.example.com.
$TTL 1h
@ TXT "v=STSv1; id=1"
; @1-1 error: sts/owner
`,
      `$ORIGIN lab.example.com.
$TTL 1h
_mta-sts TXT "v=STSv1; id=1"
`,
      { origin: 'lab.example.com.' },
    );
    checkFix(
      `$TTL 1h
mtasts.example.com. TXT "v=STSv1; id=1"
; @1-19 error: sts/owner
`,
      `$TTL 1h
_mta-sts.example.com. TXT "v=STSv1; id=1"
`,
    );
  });

  test('keep quotes, escapes and divided strings when they are corrected', () => {
    checkFix(
      `_mta-sts 3600 TXT "v=STS" "v1\\; id=2026-" "11-24;"
;                                  ^^^^^^^^^^^^^ error: sts/id-syntax
`,
      `_mta-sts 3600 TXT "v=STS" "v1\\; id=20261124;"
`,
    );
    checkFix(
      `_mta-sts 3600 TXT v=STSv2\\;id=1
;                 ^^^^^^^ error: sts/version
`,
      `_mta-sts 3600 TXT "v=STSv1;id=1"
`,
    );
  });

  test('without quotes have the finding of that alone', () => {
    check(`$TTL 1h
_mta-sts TXT v=STSv1; id=20261124T120000
;                   ^^^^^^^^^^^^^^^^^^^^ error: txt/unquoted-semicolon
`);
  });

  test('are not judged by the zone where their name is doubled', () => {
    check(`${TOP}${STS}${TLS}_mta-sts._mta-sts TXT "v=STSv1; id=1"
; @1-17 error: zone/underscore-duplicated
`);
  });

  test('whose name lacks its final dot have the finding of that alone', () => {
    check(`${TOP}${STS}_mta-sts.example.com   TXT "v=STSv1; id=1"
; @1-20 warning: zone/missing-trailing-dot
_smtp._tls.example.com TXT "v=TLSRPTv1; rua=mailto:tls@example.com"
; @1-22 warning: zone/missing-trailing-dot
${TLS}default._bimi.example.com TXT "v=BIMI1; l=https://example.com/logo.svg; a=;"
; @1-25 warning: zone/missing-trailing-dot
`);
  });

  test('have a host by a delegation, an alias, or one that cannot be read', () => {
    for (const host of [
      'mta-sts NS ns.example.net.\nmta-sts NS ns2.example.net.',
      'mta-sts CNAME host.example.net.',
    ])
      check(`${TOP}${TLS}_mta-sts TXT "v=STSv1; id=1"\n${host}\n`);
    check(`${TOP}${TLS}_mta-sts TXT "v=STSv1; id=1"
mta-sts A 192.0.2
;         ^^^^^^^ error: zone/rdata-invalid
`);
  });

  test('lack their host where something else stands there', () => {
    check(`${TOP}${TLS}mta-sts  MX 10 mail.example.net.
_mta-sts TXT "v=STSv1; id=1"
; @1-8 warning: sts/host-missing
`);
  });

  test('that are discarded do not count', () => {
    check(`${TOP}_mta-sts TXT "v=STSv2; id=1"
;             ^^^^^^^ error: sts/version
`);
    check(`_mta-sts 3600 TXT "v=STSv1; id=1"
_mta-sts 3600 TXT "v=stsv1; id=2"
;                  ^^^^^^^ error: sts/version
`);
  });
});

suite('TLS-RPT records of a zone', () => {
  test('have their addresses corrected', () => {
    checkFix(
      `_smtp._tls 3600 TXT "v=TLSRPTv1; rua=mailto:a@example.com; mailto:b@example.com;"
;                                                          ^^^^^^^^^^^^^^^^^^^^ error: tls/rua-separator
`,
      `_smtp._tls 3600 TXT "v=TLSRPTv1; rua=mailto:a@example.com,mailto:b@example.com;"
`,
    );
    checkFix(
      `_smtp._tls 3600 TXT "v=TLSRPTv1; rua=reports.example.com/tls"
;                                    ^^^^^^^^^^^^^^^^^^^^^^^ error: tls/rua-scheme
`,
      `_smtp._tls 3600 TXT "v=TLSRPTv1; rua=https://reports.example.com/tls"
`,
    );
    checkFix(
      `_smtp._tls 3600 TXT "v=TLSRPTv1; rua=mailto:a@example.com; rua=mailto:b@example.com"
;                                                          ^^^^^^^^^^^^^^^^^^^^^^^^ warning: tls/duplicate-tag
`,
      `_smtp._tls 3600 TXT "v=TLSRPTv1; rua=mailto:a@example.com,mailto:b@example.com"
`,
    );
  });
  test('at names of another order', () => {
    checkFix(
      `smtp.tls 3600 TXT "v=TLSRPTv1; rua=mailto:a@example.com"
; @1-8 error: tls/owner
`,
      `_smtp._tls 3600 TXT "v=TLSRPTv1; rua=mailto:a@example.com"
`,
    );
  });
  test('have no hint where a wildcard or the domain’s provider has the policy', () => {
    check(`${TOP}@ MX 10 mail
mail A 192.0.2.25
*  CNAME www.example.net.
${TLS}`);
    check(`${TOP}@ MX 10 mx.example.net.
${TLS}`);
  });
});

suite('BIMI records and the DMARC policy', () => {
  const BIMI = 'default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a=;"\n';
  const LAB = 'default._bimi.lab TXT "v=BIMI1; l=https://example.com/logo.svg; a=;"\n';
  const dmarc = (tags: string) => `_dmarc 3600 TXT "v=DMARC1; ${tags}; rua=mailto:dmarc@example.com"\n`;
  const shows = (zone: string, marker: string) => check(`$TTL 1h\n${zone}${marker}`);

  test('go together where it is enforced', () => {
    for (const tags of ['p=quarantine; np=reject', 'p=reject']) check(`$TTL 1h\n${BIMI}${LAB}${dmarc(tags)}`);
  });
  test('do not where it is weaker', () => {
    const marker = '; @1-13 error: bimi/dmarc-not-enforced\n';
    for (const [tags, found] of [
      ['p=none', ';                          ^^^^^^ info: dmarc/p-none\n'],
      ['p=reject; sp=none', ';                                    ^^^^^^^ warning: dmarc/sp-weaker\n'],
      ['p=reject; t=y', ';                                    ^^^ warning: dmarc/t-y\n'],
      [
        'p=quarantine; pct=20',
        ';                                        ^^^^^^ warning: dmarc/pct-removed\n',
      ],
    ] as const) {
      shows(`${BIMI}${marker}`, `${dmarc(tags)}${found}`);
    }
  });
  test('where the whole zone has none', () => {
    check(`${TOP}${BIMI}; @1-13 error: bimi/dmarc-not-enforced\n`);
    check(`${TOP}${BIMI}_dmarc CNAME dmarc.example.net.\n`);
  });
});

suite('owners of transport records', () => {
  test('are not written where the right one is taken, or where other records take theirs from it', () => {
    const noFix = (zone: string) => {
      const found = check(zone).filter(({ rule }) => rule.endsWith('/owner'));
      assert.equal(found.length, 1);
      assert.deepEqual(found[0]?.fixes, []);
    };
    noFix(`${TOP}${TLS}${STS}mta-sts TXT "v=STSv1; id=20261124T120000"
; @1-7 error: sts/owner
`);
    noFix(`${TOP}${TLS}mta-sts TXT "v=STSv1; id=20261124T120000"
; @1-7 error: sts/owner
        A 192.0.2.80
`);
  });
});
