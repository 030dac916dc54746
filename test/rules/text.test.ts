import { suite, test } from 'node:test';
import { ED25519, RSA_2048 } from '../../server/src/engine/rules/support/keyExample.ts';
import { check, checkFix } from './check.ts';

const KEY_START = RSA_2048.slice(0, 200);
const KEY_END = RSA_2048.slice(200);

suite('texts that fall apart', () => {
  test('strings that are meant to be several, or to join as they are', () => {
    check(`$ORIGIN example.com.
$TTL 1h
a                    TXT one
b                    TXT "one" "two"
c                    TXT "hello " "world"
_http._tcp           TXT path=/index.html
web._http._tcp       TXT plain words here
attributes           TXT color=red size=12
s1._domainkey        TXT ( v=DKIM1\\; k=rsa\\; p=${KEY_START}
                           ${KEY_END} )
s2._domainkey.b      TXT "v=DKIM1; k=ed25519; p=Nkc8vAJMshJDF8Y98rReTeqyp4IQIPCn+NTCzgnOwn" "s="
s3._domainkey.c      TXT "v=DKIM1; k=ed25519; " "p=${ED25519.slice(0, 20)}" "${ED25519.slice(20)}"
@                    TXT "v=spf1 include:a.example.n" "et a mx ip6:2001:db8" ":a:1::1 ~" "all"
quoted               TXT "it's 'quoted'"
apostrophe           TXT 'twas
`);
  });

  test('single quotes around words, one word, and inside of double quotes', () => {
    check(`$ORIGIN example.com.
$TTL 1h
@ TXT 'MS=ms12345678'
;     ^^^^^^^^^^^^^^^ warning: txt/single-quotes
@ TXT "'v=spf1 -all'"
;     ^^^^^^^^^^^^^^^ warning: txt/single-quotes
`);
    checkFix(
      `$ORIGIN example.com.
$TTL 1h
@ TXT 'v=ABC1  mx -all'
;     ^^^^^^^^^^^^^^^^^ warning: txt/single-quotes
`,
      '$ORIGIN example.com.\n$TTL 1h\n@ TXT "v=ABC1  mx -all"\n',
    );
  });

  test('single quotes do not keep ";" from starting a comment', () => {
    checkFix(
      `$ORIGIN example.com.
$TTL 1h
_dmarc TXT 'v=DMARC1; p=reject; rua=mailto:a@example.com' ; as it was
;          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: txt/single-quotes
`,
      `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:a@example.com" ; as it was
`,
    );
    check("$ORIGIN example.com.\n$TTL 1h\na TXT 'twas ; it's a comment'\n");
  });

  test('words without quotes get them, over several lines too', () => {
    checkFix(
      `$ORIGIN example.com.
$TTL 1h
@ TXT ( v=spf1 mx
; @9-+1:12 warning: v=spf1mx-all
        -all )
`,
      '$ORIGIN example.com.\n$TTL 1h\n@ TXT ( "v=spf1 mx -all" )\n',
    );
  });

  test('words beside quoted strings, and with comments between them, are not rewritten', () => {
    const [first, second] = check(`$ORIGIN example.com.
$TTL 1h
a TXT ask the "owner"
;     ^^^^^^^^^^^^^^^ warning: txt/unquoted-words
b TXT ( ask ; whom
; @9-+1:17 warning: txt/unquoted-words
        the owner )
`);
    if (first?.fixes.length !== 0 || second?.fixes.length !== 0) throw new Error('no fix is certain here');
  });

  test('terms of SPF and tags of DMARC and DKIM get what is missing between them', () => {
    checkFix(
      `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:a.example.net" "-all"
;                                    ^^^^^^ warning: "include:a.example.net-all"
`,
      '$ORIGIN example.com.\n$TTL 1h\n@ TXT "v=spf1 include:a.example.net" " -all"\n',
    );
    checkFix(
      `$ORIGIN example.com.
$TTL 1h
s._domainkey TXT "v=DKIM1; k=ed25519" "p=${ED25519}"
; @39-86 warning: txt/join-missing-space
`,
      `$ORIGIN example.com.\n$TTL 1h\ns._domainkey TXT "v=DKIM1; k=ed25519" "; p=${ED25519}"\n`,
    );
    checkFix(
      `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1" "mx" "redirect=_spf.example.net"
;              ^^^^ warning: "v=spf1mx"
`,
      '$ORIGIN example.com.\n$TTL 1h\n@ TXT "v=spf1" " mx" " redirect=_spf.example.net"\n',
    );
  });

  test('a policy that was cut at 255 octets is whole', () => {
    const networks = Array.from({ length: 17 }, (_, i) => `ip4:192.0.${i % 2}.${(i >> 1) + 1} `);
    const first = `v=spf1 ${networks.join('')}include:x`;
    const second = `${first.padEnd(254, 'x')}.`;
    check(`$ORIGIN example.com.\n$TTL 1h\n@ TXT "${second.slice(0, 255)}" "a -all"\n`);
  });

  test('verification tokens: vendors apart, equal ones once', () => {
    check(`$ORIGIN example.com.
$TTL 1h
@ TXT "google-site-verification=aaaaaaaa"
@ TXT "facebook-domain-verification=bbbbbbb"
@ TXT "apple-domain-verification=ccccccc"
@ TXT "MS=ms11111111"
@ TXT "MS=ms22222222"
; ^^^^^^^^^^^^^^^^^^^ hint: MS (Microsoft)
@ TXT "MS=E1234567890"
_acme-challenge TXT "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
_acme-challenge TXT "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
`);
  });
});
