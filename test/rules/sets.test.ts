import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { check, checkFix, findingsIn } from './check.ts';

/** A zone with name servers outside of it, so that only what follows is of interest. */
const HEAD = `$ORIGIN example.com.
$TTL 1h
@ SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@ NS  ns1.example.net.
@ NS  ns2.example.net.
`;

function zone(text: string): string {
  return `${HEAD}${text}`;
}

suite('aliases', () => {
  test('the same alias twice is a duplicate, in whatever spelling', () => {
    check(`$ORIGIN example.com.
$TTL 1h
www CNAME web.example.net.
WWW CNAME WEB.example.net.
; @1-26 warning: zone/duplicate-record
`);
  });
  test('three aliases at one name are one finding', () => {
    check(`$ORIGIN example.com.
$TTL 1h
www CNAME a.example.net.
www CNAME b.example.net.
;   ^^^^^^^^^^^^^^^^^^^^ error: zone/cname-multiple
www CNAME c.example.net.
`);
  });
  test("an alias at the zone's name is that alone, whatever else is wrong with it", () => {
    check(
      zone(`@ CNAME www
; ^^^^^^^^^ error: zone/cname-apex
@ CNAME nowhere
; ^^^^^^^^^^^^^ error: zone/cname-apex
www CNAME www.example.net.
`),
    );
  });
  test('in a part of a zone "@" need not be the zone\'s name', () => {
    check('$ORIGIN shop.example.com.\n$TTL 1h\n@ CNAME shop.example.net.\n');
  });
  test('a circle is reported once, and what leads into it is not', () => {
    check(`$ORIGIN example.com.
$TTL 1h
start CNAME a
a     CNAME b
;           ^ error: a.example.com. → b.example.com. → c.example.com. → a.example.com.
c     CNAME a
b     CNAME c
`);
  });
  test('a circle through a wildcard', () => {
    check(`$ORIGIN example.com.
$TTL 1h
a     CNAME any.w
;           ^^^^^ error: zone/cname-loop
*.w   CNAME a
`);
  });
  test('a wildcard does not answer for a name that has others below it', () => {
    check(
      zone(`*     CNAME apps
;           ^^^^ warning: zone/cname-dangling
x.apps A    192.0.2.1
`),
    );
  });
  test('a long chain has an end, and a chain without end has no fix', () => {
    const names = Array.from({ length: 40 }, (_, i) => `n${i}`);
    const text = names.map((name, i) => `${name} CNAME ${names[i + 1] ?? 'host'}\n`).join('');
    const findings = findingsIn(`$ORIGIN example.com.\n$TTL 1h\nhost A 192.0.2.1\n${text}`);
    assert.ok(findings.every(({ rule }) => rule === 'zone/cname-chain'));
    // The last alias is no chain, and the first 24 have more in front of them than is followed.
    assert.equal(findings.length, 39);
    assert.equal(findings.filter(({ fixes }) => fixes.length === 0).length, 24);
  });
  test('a chain that ends outside the zone', () => {
    checkFix(
      `$ORIGIN example.com.
$TTL 1h
www CNAME cdn
;         ^^^ info: zone/cname-chain
cdn CNAME Edge.example.NET.
`,
      `$ORIGIN example.com.
$TTL 1h
www CNAME Edge.example.NET.
cdn CNAME Edge.example.NET.
`,
    );
  });
  test('the end is written as the name there is', () => {
    checkFix(
      `$ORIGIN example.com.
$TTL 1h
$ORIGIN a.example.com.
www CNAME web.example.com.
;         ^^^^^^^^^^^^^^^^ info: zone/cname-chain
$ORIGIN example.com.
web CNAME Host.b
host.b A 192.0.2.1
`,
      `$ORIGIN example.com.
$TTL 1h
$ORIGIN a.example.com.
www CNAME Host.b.example.com.
$ORIGIN example.com.
web CNAME Host.b
host.b A 192.0.2.1
`,
    );
    checkFix(
      `$ORIGIN example.com.
$TTL 1h
www CNAME web
;         ^^^ info: zone/cname-chain
web CNAME @
@ A 192.0.2.1
`,
      `$ORIGIN example.com.
$TTL 1h
www CNAME @
web CNAME @
@ A 192.0.2.1
`,
    );
  });
  test('a chain to a name that does not exist is reported where it breaks', () => {
    check(
      zone(`www CNAME web
web CNAME gone
;         ^^^^ warning: zone/cname-dangling
`),
    );
  });
  test('records made by $GENERATE', () => {
    check(
      zone(`$GENERATE 1-3 h$ CNAME host$
host1 A 192.0.2.1
host2 A 192.0.2.2
host3 A 192.0.2.3
`),
    );
  });
  test('what a broken record was meant to give is there', () => {
    check(
      zone(`www  CNAME web
web  A     192.0.2.300
;          ^^^^^^^^^^^ error: zone/rdata-invalid
`),
    );
  });
  test('ACME challenges come and go', () => {
    check(zone('_acme-challenge.www CNAME _acme-challenge.dyn\n'));
  });
  test('classless reverse delegation (RFC 2317)', () => {
    check(
      `$ORIGIN 2.0.192.in-addr.arpa.
$TTL 1h
@    SOA   ns1.example.net. hostmaster.example.net. 2026112401 4h 1h 2w 1h
@    NS    ns1.example.net.
@    NS    ns2.example.net.
0/25 NS    ns1.example.com.
0/25 NS    ns2.example.com.
1    CNAME 1.0/25
2    CNAME 2.0/25
`,
      { origin: '2.0.192.in-addr.arpa.' },
    );
  });
  test('a target without its final dot is no dangling alias too', () => {
    check(
      zone(`www CNAME www.example.com
;         ^^^^^^^^^^^^^^^ warning: zone/missing-trailing-dot
ftp CNAME ftp.example.org
;         ^^^^^^^^^^^^^^^ warning: zone/missing-trailing-dot
web CNAME host
host.example.com A 192.0.2.1
; @1-16 warning: zone/missing-trailing-dot
`),
    );
  });
  test('nothing is missing while an included file is', () => {
    check(
      zone(`www CNAME web
$INCLUDE hosts
;        ^^^^^ error: zone/include-missing
`),
    );
    check(zone('www CNAME web\n$INCLUDE hosts\n'), { files: { hosts: 'web A 192.0.2.1\n' } });
  });
  test('in a zone whose name is not known, only relative names can be missing', () => {
    check(
      `$TTL 1h
@   SOA   ns1.example.net. hostmaster.example.com. 2026112401 4h 1h 2w 1h
@   NS    ns1.example.net.
@   NS    ns2.example.net.
www CNAME web.example.net.
ftp CNAME files
;         ^^^^^ warning: zone/cname-dangling
@   MX    10 mail.example.net.
`,
      { origin: '.' },
    );
  });
});

suite('DNAME', () => {
  test('the same DNAME twice is a duplicate', () => {
    check(`$ORIGIN example.com.
$TTL 1h
old DNAME example.net.
old DNAME Example.net.
; @1-22 warning: zone/duplicate-record
`);
  });
  test("at the zone's name, with everything else below it", () => {
    check(
      zone(`@    DNAME example.org.
;    ^^^^^^^^^^^^^^^^^^ error: 2 records there, such as www.example.com.
www  A     192.0.2.1
a.b  TXT   "x"
`),
    );
  });
  test('what signers add below it is no data', () => {
    check(
      zone(`@ DNAME example.org.
4GFDG1R34KHBCMR7IGLG6R4JE0EBJ1H3 NSEC3 1 0 0 - 6GFDG1R34KHBCMR7IGLG6R4JE0EBJ1H3 NS SOA DNAME RRSIG DNSKEY NSEC3PARAM
`),
    );
  });
  test('a delegation below it is reported once', () => {
    check(`$ORIGIN example.com.
$TTL 1h
old        DNAME example.net.
;          ^^^^^^^^^^^^^^^^^^ error: zone/dname-and-children
sub.old    NS    ns1.example.org.
sub.old    NS    ns2.example.org.
`);
  });
});

suite('delegations', () => {
  test('glue of any delegation is no occluded data, an address that no NS record leads to is', () => {
    check(
      zone(`a     NS ns.b
a     NS ns.a
b     NS ns.b
b     NS ns.c.a
ns.a  A  192.0.2.1
ns.b  AAAA 2001:db8::1
ns.c.a A 192.0.2.2
x.a   A 192.0.2.3
; @1-17 warning: No NS record leads to it
ns.a  TXT "not glue"
; @1-20 warning: zone/occluded
`),
    );
  });
  test('glue at the delegated name itself', () => {
    check(
      zone(`a NS a
a NS ns2.example.net.
a A  192.0.2.1
`),
    );
  });
  test('a delegation below a delegation', () => {
    check(
      zone(`a     NS   ns1.example.net.
a     NS   ns2.example.net.
b.a   NS   ns1.b.a
; @1-18 warning: zone/occluded
b.a   NS   ns2.example.net.
; @1-27 warning: zone/occluded
ns1.b.a A  192.0.2.1
`),
    );
  });
  test('what signers and operators put at a delegation', () => {
    check(
      zone(`a 1h NS    ns1.example.net.
a 1h NS    ns2.example.net.
a 1h DS    12345 13 2 49FD46E6C4B45C55D4AC49FD46E6C4B45C55D4AC49FD46E6C4B45C55D4AC4501
a 1h RRSIG DS 13 3 3600 20361201000000 20261101000000 1 example.com. AAAA
a 1h NSEC  b.example.com. NS DS RRSIG NSEC
b 1h A     192.0.2.1
`),
    );
  });
  test('a part of a zone may be a zone of its own', () => {
    check(`$ORIGIN sub.example.com.
$TTL 1h
@ NS ns1.example.net.
@ NS ns2.example.net.
@ A  192.0.2.1
`);
  });
});

suite('TTLs of one set', () => {
  test('signatures belong to the type that they cover', () => {
    check(`$ORIGIN example.com.
$TTL 1h
a 5m A     192.0.2.1
a 5m RRSIG A 13 3 300 20361201000000 20261101000000 1 example.com. AAAA
a 1h AAAA  2001:db8::1
a 1h RRSIG AAAA 13 3 3600 20361201000000 20261101000000 1 example.com. AAAA
`);
    check(`$ORIGIN example.com.
$TTL 1h
a 5m A     192.0.2.1
a 5m RRSIG A 13 3 300 20361201000000 20261101000000 1 example.com. AAAA
a 1h RRSIG A 8 3 300 20361201000000 20261101000000 1 example.com. AAAA
; ^^ warning: zone/ttl-mismatch
`);
  });
  test('all others get the first TTL, as it is written', () => {
    checkFix(
      `$ORIGIN example.com.
$TTL 1h
a    5m IN A 192.0.2.1
     IN 1h A 192.0.2.2
;       ^^ warning: zone/ttl-mismatch
     A ( 192.0.2.3 )
     300 A 192.0.2.4
`,
      `$ORIGIN example.com.
$TTL 1h
a    5m IN A 192.0.2.1
     IN 5m A 192.0.2.2
     5m A ( 192.0.2.3 )
     300 A 192.0.2.4
`,
    );
  });
  test('a record that stands there twice is a duplicate, whatever its TTL', () => {
    check(`$ORIGIN example.com.
$TTL 1h
a 5m A 192.0.2.1
a 1h A 192.0.2.1
; @1-16 warning: zone/duplicate-record
`);
  });
});
