import { suite, test } from 'node:test';
import { check, type ZoneContext } from './check.ts';

const HEAD = '$ORIGIN example.com.\n$TTL 1h\n';
const APEX = `${HEAD}@ SOA ns1 hostmaster 2026112401 4h 1h 2w 1h\n`;

function part(title: string, lines: string, context: ZoneContext = {}): void {
  test(title, () => {
    check(HEAD + lines, context);
  });
}

function zone(title: string, lines: string, context: ZoneContext = {}): void {
  test(title, () => {
    check(APEX + lines, context);
  });
}

suite('zone/cname-and-other', () => {
  part(
    'is at the later record, whichever it is',
    `web  A     192.0.2.1
shop A     192.0.2.1
shop CNAME web
;    ^^^^^ error: zone/cname-and-other
`,
  );
  part(
    'is one for a name with many others',
    `web  A     192.0.2.1
shop CNAME web
shop A     192.0.2.1
;    ^ error: zone/cname-and-other
shop AAAA  2001:db8::1
shop TXT   "text"
`,
  );
  part(
    'comes from a $GENERATE too',
    `host3 A 192.0.2.3
$GENERATE 1-5 host$ CNAME web$.example.net.
; @1-9 error: host3.example.com. is an alias
`,
  );
  part(
    'leaves a signed alias in peace',
    `web  A     192.0.2.1
shop CNAME web
shop RRSIG CNAME 13 3 3600 20361224000000 20261124000000 12345 example.com. AAAA
shop NSEC  web.example.com. CNAME RRSIG NSEC
shop KEY   0 3 13 AAAA
`,
  );
  part(
    'says nothing of a record that cannot be read',
    `web  A     192.0.2.1
shop CNAME web
shop A     192.0.2.300
;          ^^^^^^^^^^^ error: zone/rdata-invalid
`,
  );
});

suite('zone/duplicate-record', () => {
  part(
    'finds each one after the first',
    `mail A 192.0.2.25
mail A 192.0.2.25
; @1-17 warning: zone/duplicate-record
mail A 192.0.2.25
; @1-17 warning: zone/duplicate-record
`,
  );
  part(
    'knows other ways to write the same',
    `mail AAAA 2001:db8:0:0:0:0:0:1
mail AAAA 2001:DB8::1
; @1-21 warning: zone/duplicate-record
mail TYPE28 \\# 16 20010db8000000000000000000000001
; @1-50 warning: zone/duplicate-record
text TXT  abc
text TXT  "\\097bc"
; @1-18 warning: zone/duplicate-record
`,
  );
  part(
    'compares names without case, text with it',
    `@    MX  10 mail
@    MX  10 MAIL.example.com.
; @1-29 warning: zone/duplicate-record
mail A   192.0.2.25
@    CAA 0 issue "ca.example.net"
@    CAA 0 issue "CA.example.net"
@    CAA 0 issuewild ";"
`,
  );
  test('finds a record of an included file again', () => {
    check(`${HEAD}mail A 192.0.2.25\n$INCLUDE mail.zone\n`, {
      files: { 'mail.zone': 'mail A 192.0.2.25\n; @1-17 warning: zone/duplicate-record\n' },
    });
  });
  part(
    'names a $GENERATE that makes it once, however often',
    `$GENERATE 1-9 host$ A 192.0.2.1
$GENERATE 1-9 host$ A 192.0.2.1
; @1-31 warning: zone/duplicate-record
`,
  );
});

suite('txt/unquoted-semicolon', () => {
  part(
    'in each known list of tags',
    `_dmarc        TXT v=DMARC1; p=none
;                         ^^^^^^^^ error: txt/unquoted-semicolon
s1._domainkey TXT k=rsa; p=AAAA
;                      ^^^^^^^^ error: txt/unquoted-semicolon
_mta-sts      TXT v=STSv1; id=20261124
;                        ^^^^^^^^^^^^^ error: txt/unquoted-semicolon
_smtp._tls    TXT v=TLSRPTv1;rua=mailto:tls@example.com
;                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: txt/unquoted-semicolon
b._bimi       TXT v=BIMI1 ; l=https://example.com/logo.svg
;                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: txt/unquoted-semicolon
`,
  );
  part(
    'where only the first word has quotes',
    `_dmarc TXT "v=DMARC1"; p=none
;                    ^^^^^^^^ error: txt/unquoted-semicolon
`,
  );
  part(
    'in parentheses',
    `_dmarc TXT ( v=DMARC1; p=none
;                    ^^^^^^^^ error: txt/unquoted-semicolon
             )
`,
  );
  part(
    'not of comments',
    `a TXT "v=spf1 -all" ; a=b
b TXT word ; note=true
c TXT word;comment
d TXT token=abc ; owner=us
e TXT token=abc; expires next year
_dmarc.f TXT "v=DMARC1; p=reject; rua=mailto:a@example.com" ; keep p=none until March
_dmarc.g TXT "v=DMARC1; p=reject; rua=mailto:a@example.com;" ; adkim: later
_dmarc.h TXT v=DMARC1\\;p=reject\\;rua=mailto:a@example.com
`,
  );
});

suite('zone/ns-no-address', () => {
  zone(
    'is at each record',
    `@   NS ns1
@   NS ns2
;      ^^^ error: zone/ns-no-address
lab NS ns3
;      ^^^ error: zone/ns-no-address
ns1 A  192.0.2.53
`,
  );
  zone(
    'takes a broken address for one',
    `@   NS ns1
@   NS ns2.example.net.
ns1 A  192.0.2.300
;      ^^^^^^^^^^^ error: zone/rdata-invalid
`,
  );
  zone(
    'leaves delegated names to the rules on glue',
    `@      NS   ns1
@      NS   ns2
lab    NS   ns1
lab    NS   ns.lab
;           ^^^^^^ warning: zone/glue-missing
ns1    A    192.0.2.53
ns2    AAAA 2001:db8::53
`,
  );
  zone(
    'counts a wildcard, one that is not closest it does not',
    `@    NS  a.ns
@    NS  ns1
ns1  A   192.0.2.54
@    NS  b.c.ns
;        ^^^^^^ error: zone/ns-no-address
*.ns A   192.0.2.53
c.ns TXT "closer"
`,
  );
  test('waits for files that are missing', () => {
    check(`${APEX}@ NS ns1\n@ NS ns2\n$INCLUDE ns.zone\n;        ^^^^^^^ error: zone/include-missing\n`);
  });
});

suite('zone/placeholder', () => {
  zone(
    'is one finding, with nothing that follows',
    `@    NS  REPLACE&ME$WITH^YOUR@NAMESERVER.
;        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: zone/placeholder
@    NS  ns1
@    MX  10 yourdomain
;           ^^^^^^^^^^ warning: zone/placeholder
ns1  A   192.0.2.53
`,
  );
  zone(
    'leaves names that only resemble one in peace',
    `@    NS  ns1
@    NS  replacement.example.net.
ns1  A   192.0.2.53
www  CNAME my-domain.your-hosting.example.
ftp  CNAME exchange-me.example.net.
`,
  );
});

suite('a word in a list of types', () => {
  part(
    'is a type that is misspelt, or unknown',
    `a  NSEC  b A NSS AAAA
;            ^^^ error: Did you mean NS?
b  CSYNC 66 3 A FANCY AAAA
;               ^^^^^ error: expected record types such as
c  NSEC  a A NS www IN A 192.0.2.80
;               ^^^ error: A line break is missing before "www"
`,
  );
});
