import { suite, test } from 'node:test';
import { check, checkFix } from './check.ts';

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

suite('hosts that are named by an alias', () => {
  test('the fix names the host at the end of the aliases', () => {
    checkFix(
      zone(`@    MX    10 mail.example.com.
;             ^^^^^^^^^^^^^^^^^ warning: zone/mx-cname
mail CNAME mx
;          ^^ info: zone/cname-chain
mx   CNAME host
host A     192.0.2.25
`),
      zone(`@    MX    10 host.example.com.
mail CNAME mx
;          ^^ info: zone/cname-chain
mx   CNAME host
host A     192.0.2.25
`),
    );
  });
  test('an alias by a wildcard', () => {
    check(
      zone(`@   MX    10 mail
;            ^^^^ warning: zone/mx-cname
*   CNAME www
www A     192.0.2.80
`),
    );
  });
  test('an alias that leads nowhere or round in a circle has no other name to write', () => {
    const findings = check(
      zone(`_sip._tcp SRV   10 5 5060 a
;                         ^ warning: Name a host that has addresses
a         CNAME b
;               ^ error: zone/cname-loop
b         CNAME a
@         MX    10 c
;                  ^ warning: zone/mx-cname
c         CNAME gone
;               ^^^^ warning: zone/cname-dangling
`),
    );
    if (findings.some(({ fixes }) => fixes.length > 0)) throw new Error('nothing can be fixed');
  });
  test('a null MX and an SRV record without service name no host', () => {
    check(zone('@ MX 0 .\n@ TXT "v=spf1 -all"\n_sip._tcp SRV 0 0 0 .\n'));
  });
  test('names outside the zone are not known', () => {
    check(zone('@ MX 10 mail.example.org.\nbranch NS ns1.example.org.\nbranch NS ns2.example.org.\n'));
  });
});

suite('hosts without address', () => {
  test('wildcards answer for hosts, but not beside names that exist', () => {
    check(
      zone(`@    MX 10 mail
@    MX 20 a.sub
;          ^^^^^ warning: zone/mx-no-address
*    A  192.0.2.1
b.sub A 192.0.2.2
`),
    );
  });
  test('hosts in delegated zones are not known', () => {
    check(
      zone(`@      MX 10 mail.branch
branch NS ns1.example.net.
branch NS ns2.example.net.
`),
    );
  });
  test('a DNAME does not move the name that it stands at', () => {
    check(
      zone(`@   MX    10 old
;            ^^^ warning: zone/mx-no-address
old DNAME example.org.
`),
    );
  });
  test('records below a DNAME are the mistake, not those that name them', () => {
    check(
      zone(`@        MX    10 mail.old
old      DNAME example.org.
;        ^^^^^^^^^^^^^^^^^^ error: zone/dname-and-children
mail.old A     192.0.2.25
`),
    );
  });
  test("a DNAME at the zone's name moves all hosts", () => {
    check(
      zone(`@ DNAME example.org.
@ MX    10 mail
;          ^^^^ warning: zone/mx-below-dname
`),
    );
  });
  test('a target that is no host name, or lacks its final dot, has its own finding', () => {
    check(
      zone(`@ MX 10 192.0.2.25
;       ^^^^^^^^^^ error: zone/target-is-address
@ MX 20 mail.example.com
;       ^^^^^^^^^^^^^^^^ warning: zone/missing-trailing-dot
@ MX 30 mail2.example.org
;       ^^^^^^^^^^^^^^^^^ warning: zone/missing-trailing-dot
`),
    );
  });
  test('SVCB and HTTPS records', () => {
    check(
      zone(`a   HTTPS 0 b
;           ^ warning: zone/svcb-no-address
b   TXT   "x"
c   HTTPS 0 d
d   CNAME www.example.net.
e   HTTPS 1 . alpn=h3 ipv4hint=192.0.2.1
;           ^ warning: zone/svcb-no-address
f   HTTPS 1 www.branch alpn=h3
branch NS ns1.example.net.
branch NS ns2.example.net.
*.w HTTPS 1 . alpn=h2
*.w A     192.0.2.1
`),
    );
  });
  test('Active Directory', () => {
    check(
      `$TTL 1h
@ SOA dc1 hostmaster 2026112401 15m 10m 2w 1h
@ NS  dc1
@ NS  dc2
@ A   192.0.2.1
dc1 A 192.0.2.1
dc2 A 192.0.2.2
_msdcs 3600 NS dc1
_msdcs 3600 NS dc2
_gc._tcp            600 SRV 0 100 3268 dc1.example.com.
_ldap._tcp.dc       600 SRV 0 100 389  DC2.example.com.
_kerberos._udp      600 SRV 0 100 88   dc2.example.com.
DomainDnsZones      600 A   192.0.2.1
_ldap._tcp.Default-First-Site-Name._sites.ForestDnsZones 600 SRV 0 100 389 dc1.example.com.
`,
    );
    check(
      `$TTL 1h
@ SOA dc1.corp.example. hostmaster.corp.example. 2026112401 15m 10m 2w 1h
@ NS  dc1.corp.example.
@ NS  dc2.corp.example.
5d6d0bcd-dcee-4fc0-8a4f-1e1ee1dd0f04 600 CNAME dc1.corp.example.
gc 600 A 192.0.2.1
_ldap._tcp.dc 600 SRV 0 100 389 dc1.corp.example.
`,
      { origin: '_msdcs.corp.example.' },
    );
  });
});

suite('glue', () => {
  test('of the delegated name itself, and in both of two zones that serve each other', () => {
    check(
      zone(`a NS a
;    ^ warning: the delegated name itself
a NS ns2.example.net.
b NS ns.c
;    ^^^^ info: zone/glue-sibling
b NS ns2.example.net.
c NS ns.b
;    ^^^^ info: zone/glue-sibling
c NS ns2.example.net.
`),
    );
  });
  test('other records at the name are no address', () => {
    check(
      zone(`a    NS  ns.a
;        ^^^^ warning: zone/glue-missing
a    NS  ns2.example.net.
ns.a TXT "x"
; @1-12 warning: zone/occluded
`),
    );
  });
  test('a wildcard below the delegation, which some servers take for glue', () => {
    check(
      zone(`a   NS ns1.a
a   NS ns2.a
*.a A  192.0.2.1
`),
    );
  });
  test('a top-level domain', () => {
    check(
      `$TTL 1d
test. SOA a.nic.test. hostmaster.nic.test. 2026112401 4h 1h 2w 1h
test. NS a.nic.test.
test. NS b.nic.test.
nic.test. NS a.nic.test.
nic.test. NS b.nic.test.
a.nic.test. A 192.0.2.1
b.nic.test. A 192.0.2.2
one.test. NS ns1.host.test.
one.test. NS ns2.host.test.
host.test. NS ns1.host.test.
host.test. NS ns2.host.test.
ns1.host.test. A 192.0.2.3
ns2.host.test. AAAA 2001:db8::3
`,
      { origin: 'test.' },
    );
  });
});

suite('null MX', () => {
  test('twice, and one of them right', () => {
    check(
      zone(`@ MX 0 .
@ MX 10 .
;    ^^ warning: zone/mx-null-preference
`),
    );
  });
  test('beside others its preference is no matter', () => {
    check(
      zone(`@ MX 10 .
; ^^^^^^^ error: zone/mx-null-mixed
@ MX 10 mail.example.net.
`),
    );
  });
});

suite('RP', () => {
  test('text by wildcard, alias and in a delegated zone', () => {
    check(
      zone(`a   RP  jane info.w
b   RP  jane info
c   RP  jane info.branch
d   RP  jane.example.org. info.example.org.
*.w TXT "x"
info CNAME info.example.net.
branch NS ns1.example.net.
branch NS ns2.example.net.
`),
    );
  });
});
