import { suite, test } from 'node:test';
import { check, checkFix, checkLookups } from './check.ts';

const TOP = '$ORIGIN example.com.\n$TTL 1h\n';
const SOUND = 'rua=mailto:d@example.com';
const APEX = `${TOP}@ SOA ns1.example.net. hostmaster 1 1d 2h 4w 1h
@ NS ns1.example.net.
@ NS ns2.example.net.
`;

/** A fix of the first finding in a record's text, in quotes of one string. */
function fixes(name: string, before: string, rule: string, after: string, title?: string): void {
  test(name, () => {
    const [text = '', ...markers] = before.split('\n');
    const indent = ';'.padEnd('_dmarc TXT "'.length);
    const lines = markers.map((marker) => `${indent}${marker} ${rule}\n`).join('');
    checkFix(`${TOP}_dmarc TXT "${text}"\n${lines}`, `${TOP}_dmarc TXT "${after}"\n`, {}, title);
  });
}

suite('fixes of DMARC records', () => {
  fixes(
    'v in small letters',
    `v=dmarc1; p=reject; ${SOUND}\n^^^^^^^^`,
    'error: dmarc/version',
    `v=DMARC1; p=reject; ${SOUND}`,
  );
  fixes(
    'v last',
    `p=reject; ${SOUND}; v=DMARC1\n^^^^^^^^`,
    'error: dmarc/version',
    `v=DMARC1; p=reject; ${SOUND}`,
  );
  fixes('no v', `p=reject; ${SOUND};\n^^^^^^^^`, 'error: dmarc/version', `v=DMARC1; p=reject; ${SOUND};`);
  fixes(
    'p with a colon',
    `v=DMARC1; p:reject; ${SOUND}\n          ^^^^^^^^`,
    'error: dmarc/tag-syntax',
    `v=DMARC1; p=reject; ${SOUND}`,
  );
  fixes(
    'a word too many',
    `v=DMARC1; p=reject; strict; ${SOUND}\n                    ^^^^^^`,
    'error: dmarc/tag-syntax',
    `v=DMARC1; p=reject; ${SOUND}`,
  );
  fixes(
    'no semicolons',
    `v=DMARC1; p=reject sp=reject ${SOUND}\n                   ^^^^^^^^^`,
    'error: dmarc/separator',
    `v=DMARC1; p=reject; sp=reject; ${SOUND}`,
  );
  fixes(
    'p second',
    `v=DMARC1; ${SOUND}; p=reject\n                                    ^^^^^^^^`,
    'info: dmarc/p-not-second',
    `v=DMARC1; p=reject; ${SOUND}`,
  );
  fixes(
    'pct=100 in the middle',
    `v=DMARC1; p=reject; pct=100; ${SOUND}\n                    ^^^^^^^`,
    'hint: dmarc/pct-removed',
    `v=DMARC1; p=reject; ${SOUND}`,
  );
  fixes(
    'ri last',
    `v=DMARC1; p=reject; ${SOUND}; ri=3600;\n                                              ^^^^^^^`,
    'info: dmarc/ri-removed',
    `v=DMARC1; p=reject; ${SOUND};`,
  );
  fixes(
    'sp as strong as p',
    `v=DMARC1; p=reject; sp=none; np=reject; ${SOUND}\n                    ^^^^^^^`,
    'warning: dmarc/sp-weaker',
    `v=DMARC1; p=reject; np=reject; ${SOUND}`,
    'Remove sp',
  );
  fixes(
    'an address behind a semicolon',
    'v=DMARC1; p=reject; rua=mailto:a@example.com; b@example.com; adkim=r\n                                              ^^^^^^^^^^^^^',
    'error: dmarc/uri-separator',
    'v=DMARC1; p=reject; rua=mailto:a@example.com,mailto:b@example.com; adkim=r',
  );
  fixes(
    'two addresses and a blank',
    'v=DMARC1; p=reject; rua=mailto:a@example.com b@example.com\n                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
    'error: dmarc/uri-separator',
    'v=DMARC1; p=reject; rua=mailto:a@example.com,mailto:b@example.com',
  );
  fixes(
    'the second of two addresses is bare',
    'v=DMARC1; p=reject; rua=mailto:a@example.com,b@example.com\n                                             ^^^^^^^^^^^^^',
    'error: dmarc/uri-scheme',
    'v=DMARC1; p=reject; rua=mailto:a@example.com,mailto:b@example.com',
  );
  fixes(
    'DMARC1 alone',
    `DMARC1; p=reject; ${SOUND}\n^^^^^^^^^^^^^^^^`,
    'error: dmarc/version',
    `v=DMARC1; p=reject; ${SOUND}`,
  );
  fixes(
    'a colon behind the version',
    `v=DMARC1: p=reject; ${SOUND}\n          ^^^^^^^^`,
    'error: dmarc/separator',
    `v=DMARC1; p=reject; ${SOUND}`,
  );
  fixes(
    'a name and brackets',
    'v=DMARC1; p=reject; rua=mailto:Reports <a@example.com>\n                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
    'error: dmarc/uri-encoding',
    'v=DMARC1; p=reject; rua=mailto:a@example.com',
  );
  fixes(
    'a domain that is not ASCII',
    'v=DMARC1; p=reject; rua=mailto:a@bücher.example\n                        ^^^^^^^^^^^^^^^^^^^^^^^',
    'error: dmarc/uri-encoding',
    'v=DMARC1; p=reject; rua=mailto:a@xn--bcher-kva.example',
  );
  fixes(
    'single quotes around an address',
    "v=DMARC1; p=reject; rua='a@example.com'\n                        ^^^^^^^^^^^^^^^",
    'error: dmarc/uri-scheme',
    'v=DMARC1; p=reject; rua=mailto:a@example.com',
  );
});

suite('one defect, one finding', () => {
  const one = (name: string, text: string, marker: string) =>
    test(name, () => {
      const at = ';'.padEnd('_dmarc TXT "'.length);
      check(`${TOP}_dmarc TXT "${text}"\n${at}${marker}\n`);
    });
  one(
    'a semicolon missing behind the version',
    `v=DMARC1 p=reject; ${SOUND}`,
    '         ^^^^^^^^ error: dmarc/separator',
  );
  one('commas all over', `v=DMARC1, p=none, ${SOUND}`, '          ^^^^^^ error: dmarc/separator');
  one(
    'no rua for want of a semicolon',
    'v=DMARC1; p=none rua=mailto:d@example.com',
    '                 ^^^^^^^^^^^^^^^^^^^^^^^^ error: dmarc/separator',
  );
  one('P for p', `v=DMARC1; P=reject; ${SOUND}`, '          ^ warning: dmarc/tag-case');
  one(
    'a slip in rua',
    'v=DMARC1; p=none; ruaa=mailto:d@example.com',
    '                  ^^^^^^^^^^^^^^^^^^^^^^^^^ warning: dmarc/unknown-tag',
  );
  one(
    'an invalid p takes sp with it',
    `v=DMARC1; p=rejec; sp=none; ${SOUND}`,
    '            ^^^^^ error: dmarc/p-invalid',
  );
  one(
    'text behind p',
    `v=DMARC1; p=reject (soon); ${SOUND}`,
    '                   ^^^^^^ error: dmarc/value-trailing',
  );
  one('an empty p', `v=DMARC1; p=; ${SOUND}`, '          ^^ error: dmarc/p-invalid');
  one(
    'a comma in an address',
    'v=DMARC1; p=reject; rua=mailto:a@example.com,',
    '                    ^^^^^^^^^^^^^^^^^^^^^^^^^ error: dmarc/uri-separator',
  );
  one('nothing in rua', 'v=DMARC1; p=reject; rua=', '                    ^^^^ error: dmarc/uri-separator');
  one('a type of record spelled wrong', `v=DMARC; p=reject; ${SOUND}`, '^^^^^^^ error: dmarc/version');
  one('no version', `p=none; ${SOUND}`, '^^^^^^ error: dmarc/version');
});

suite('DMARC records in their zone', () => {
  test('several', () => {
    const other = `TXT "v=DMARC1; p=quarantine; ${SOUND}"`;
    const marker = `;      ${'^'.repeat(other.length)} error: dmarc/multiple`;
    check(`${TOP}_dmarc TXT "v=DMARC1; p=reject; ${SOUND}"\n_dmarc ${other}\n${marker}\n`);
  });
  test('at the zone’s own name, in a line without owner', () => {
    checkFix(
      `${APEX}  TXT "v=DMARC1; p=reject; ${SOUND}"
; @3-52 error: dmarc/wrong-owner
www A 192.0.2.1
`,
      `${APEX}_dmarc  TXT "v=DMARC1; p=reject; ${SOUND}"
www A 192.0.2.1
`,
    );
  });
  test('no owner is written where others take theirs from the line', () => {
    const [finding] = check(`${APEX}@ TXT "v=DMARC1; p=reject; ${SOUND}"
; @1-1 error: dmarc/wrong-owner
  A 192.0.2.1
`);
    if (finding?.fixes.length !== 0) throw new Error('a fix would rename the address too');
  });
  test('a label that is a slip away', () => {
    checkFix(
      `${TOP}_dmrac.lab.example.com. TXT "v=DMARC1; p=reject; ${SOUND}"
; @1-23 error: dmarc/wrong-owner
`,
      `${TOP}_dmarc.lab.example.com. TXT "v=DMARC1; p=reject; ${SOUND}"
`,
    );
  });
  test('a record that aliases lead to may be called as it likes', () => {
    check(`${TOP}policy TXT "v=DMARC1; p=reject; ${SOUND}"\n`);
    check(`${TOP}example.net._dmarc.hosted TXT "v=DMARC1; p=reject; ${SOUND}"\n`);
  });
  test('sp at a subdomain: nothing is known without a record above', () => {
    check(`${TOP}_dmarc.lab TXT "v=DMARC1; p=reject; sp=reject; ${SOUND}"\n`);
  });
  test('a subdomain’s record alone: told in a whole zone that takes mail only', () => {
    check(`${APEX}_dmarc.lab TXT "v=DMARC1; p=reject; ${SOUND}"\n`);
    check(`${APEX}@ MX 10 mail.example.net.
@ TXT "v=spf1 mx -all"
_dmarc CNAME example.com._dmarc.example.net.
_dmarc.lab TXT "v=DMARC1; p=reject; ${SOUND}"
`);
  });
  test('DKIM keys of a name below are enough', () => {
    check(`${APEX}@ MX 10 mail.example.net.
_dmarc TXT "v=DMARC1; p=reject; ${SOUND}"
s1._domainkey.news CNAME s1.domainkey.example.net.
`);
  });
  test('a subdomain that sends is not to be refused with a domain that does not', () => {
    check(`${TOP}@ MX 0 .
@ TXT "v=spf1 -all"
_dmarc TXT "v=DMARC1; p=quarantine; np=reject; ${SOUND}"
news MX 10 mail.example.net.
`);
  });
});

suite('reports are looked up', () => {
  const dns = 'example.com. MX 10 mail.example.com.\nexample.net. MX 10 mail.example.net.\n';
  test('a consent for another domain is none', async () => {
    await checkLookups(
      `${TOP}_dmarc.lab TXT "v=DMARC1; p=reject; rua=mailto:d@example.net"
;                                       ^^^^^^^^^^^^^^^^^^^^ error: dmarc/external-unauthorised
`,
      { dns: `${dns}example.com._report._dmarc.example.net. TXT "v=DMARC1"\n` },
    );
  });
  test('two names of one organization, as the walk tells', async () => {
    await checkLookups(`${TOP}_dmarc.lab TXT "v=DMARC1; p=reject; rua=mailto:d@news.example.com"\n`, {
      dns: `${dns}_dmarc.example.com. TXT "v=DMARC1; p=reject"\nnews.example.com. MX 10 mail.example.com.\n`,
    });
  });
  test('a domain that is not there has one finding', async () => {
    await checkLookups(
      `${TOP}_dmarc TXT "v=DMARC1; p=reject; rua=mailto:d@gone.example.org"
;                                   ^^^^^^^^^^^^^^^^^^^^^^^^^ warning: dmarc/report-domain-no-mx
`,
      { dns },
    );
  });
  test('a domain that takes no mail', async () => {
    await checkLookups(
      `${TOP}_dmarc TXT "v=DMARC1; p=reject; rua=mailto:d@example.com"
;                                   ^^^^^^^^^^^^^^^^^^^^ warning: dmarc/report-domain-no-mx
`,
      { dns: 'example.com. MX 0 .\n' },
    );
  });
});

test('the same text is judged by what it is at its name, whichever comes first', () => {
  check(`${TOP}example.net._report._dmarc TXT "v=DMARC1"
_dmarc.shop                TXT "v=DMARC1"
;                               ^^^^^^^^ error: dmarc/p-missing
example.org._report._dmarc TXT "v=DMARC1"
`);
});
