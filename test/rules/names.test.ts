import { suite, test } from 'node:test';
import { check, checkFix } from './check.ts';

const TOP = `$ORIGIN example.com.
$TTL 1h
@ SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
  NS  ns1.example.net.
  NS  ns2.example.net.
`;

suite('zone/repeated-origin', () => {
  test('a dump that has it in relative names', () => {
    check(`${TOP}$ORIGIN com.example.com.
www.example A 192.0.2.1
; @1-11 warning: www.example.com.example.com.
  AAAA 2001:db8::1
`);
  });
  test('an $ORIGIN is reported alone', () => {
    checkFix(
      `${TOP}$ORIGIN example.com
;       ^^^^^^^^^^^ warning: which has example.com. twice
www A 192.0.2.1
ftp CNAME www
`,
      `${TOP}$ORIGIN example.com.
www A 192.0.2.1
ftp CNAME www
`,
    );
  });
  test('an $ORIGIN that ends in a dot', () => {
    check(`${TOP}$ORIGIN example.com.example.com.
;       ^^^^^^^^^^^^^^^^^^^^^^^^ warning: Remove one of the two
www A 192.0.2.1
`);
  });
  test('a target written out', () => {
    checkFix(
      `${TOP}www A 192.0.2.1
ftp CNAME www.EXAMPLE.com.example.com.
;         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: twice
`,
      `${TOP}www A 192.0.2.1
ftp CNAME www.EXAMPLE.com.
`,
    );
  });
  test('a SOA record without its final dot does not take the other names out of the zone', () => {
    const found = check(`$ORIGIN com.example.com.
$TTL 1h
example SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
; @1-7 warning: zone/repeated-origin
$ORIGIN example.com.
@       NS  ns1.example.net.
@       NS  ns2.example.net.
www     A   192.0.2.1
`);
    void found;
  });
  test('zones of one label, and a zone below its namesake', () => {
    check(
      '$ORIGIN lan.\n$TTL 1h\n@ SOA ns hostmaster 1 4h 1h 2w 1h\n  NS ns\nns A 10.0.0.1\nlan A 10.0.0.2\n',
      {
        origin: 'lan.',
      },
    );
    check(
      '$ORIGIN com.\n$TTL 1h\ncom SOA ns1.example.net. hostmaster.example.net. 1 4h 1h 2w 1h\n    NS ns1.example.net.\n    NS ns2.example.net.\n',
      { origin: 'com.com.' },
    );
  });
});

suite('zone/out-of-zone', () => {
  test('one finding where the owner is written, none where it is repeated', () => {
    check(`${TOP}other.example.net. A 192.0.2.1
; @1-18 error: outside
  AAAA 2001:db8::1
`);
  });
  test('a $GENERATE has one', () => {
    check(`${TOP}$GENERATE 1-9 h$.example.net. A 192.0.2.$
; @1-41 error: outside
`);
  });
  test('below the zone, in other spelling, and behind an $ORIGIN of its own', () => {
    check(`${TOP}WWW.Example.COM. A 192.0.2.1
$ORIGIN sub.example.com.
a.b A 192.0.2.1
$ORIGIN com.
www2.example A 192.0.2.1
`);
  });
  test('the root’s zone has all names', () => {
    check(
      `$TTL 1d
. SOA a.root-servers.net. nstld.verisign-grs.com. 1 30m 15m 1w 1d
. NS a.root-servers.net.
. NS b.root-servers.net.
com. NS a.gtld-servers.net.
a.gtld-servers.net. A 192.5.6.30
a.root-servers.net. A 198.41.0.4
b.root-servers.net. A 170.247.170.2
`,
      { origin: '.' },
    );
  });
});

suite('zone/hostname-syntax and zone/underscore-hostname', () => {
  test('owners: one finding at a name, at the first address', () => {
    check(`${TOP}a_b TXT "no host yet"
    A    192.0.2.1
; @5-18 warning: zone/underscore-hostname
    A    192.0.2.2
    AAAA 2001:db8::1
`);
  });
  test('a wildcard as a target, whatever else the name has', () => {
    check(`${TOP}shop MX 10 *.example.net.
;          ^^^^^^^^^^^^^^ warning: has "*"
`);
  });
  test('names that are no hosts', () => {
    check(`${TOP}*.wild           A     192.0.2.1
www              A     192.0.2.1
_dmarc           TXT   "v=DMARC1; p=reject; rua=mailto:a@example.com"
s_1._domainkey   CNAME s_1.dkim.example.net.
_443._tcp.www    TLSA  3 1 1 00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff
_sip._tcp        SRV   0 0 5060 www
_acme-challenge  CNAME _validation.example.net.
_ldap._tcp.dc._msdcs SRV 0 100 389 www
gc._msdcs        A     192.0.2.1
1.2.0.192._spf   A     127.0.0.2
_ipp._tcp        PTR   Front\\032Desk._ipp._tcp
Front\\032Desk._ipp._tcp SRV 0 0 631 www
Front\\032Desk._ipp._tcp TXT "txtvers=1"
b._dns-sd._udp   PTR   @
_svc             HTTPS 1 _www.example.net.
null             MX    0 .
null             TXT   "v=spf1 -all"
3com             A     192.0.2.3
a--b             A     192.0.2.4
`);
  });
  test('targets', () => {
    check(`$ORIGIN example.com.
$TTL 1h
@ SOA n_s.example.net. host_master.example.com. 1 4h 1h 2w 1h
;     ^^^^^^^^^^^^^^^^ warning: zone/underscore-hostname
  NS  n_s.example.net.
;     ^^^^^^^^^^^^^^^^ warning: zone/underscore-hostname
  NS  ns2.example.net.
  MX  10 *.example.net.
;        ^^^^^^^^^^^^^^ warning: has "*"
_sip._tcp SRV 0 0 5060 sip_1.example.net.
;                      ^^^^^^^^^^^^^^^^^^ warning: zone/underscore-hostname
p PTR a_b.example.net.
`);
  });
  test('a reverse zone', () => {
    check(
      `$ORIGIN 2.0.192.in-addr.arpa.
$TTL 1h
@    SOA ns1.example.net. hostmaster.example.net. 1 4h 1h 2w 1h
     NS  ns1.example.net.
     NS  ns2.example.net.
1    PTR a_b.example.net.
;        ^^^^^^^^^^^^^^^^ warning: zone/underscore-hostname
2    CNAME 2.0-63
0-63 NS  ns1.example.net.
64/26 NS ns1.example.net.
lb._dns-sd._udp PTR a_b.example.net.
`,
      { origin: '2.0.192.in-addr.arpa.' },
    );
  });
  test('octets that are no text', () => {
    check(`${TOP}a\\200b A 192.0.2.1
; @1-6 warning: the octet 200
`);
  });
});

suite('zone/raw-idn', () => {
  test('upper case, wide forms and composition are mapped', () => {
    checkFix(
      `${TOP}MÜNCHEN A 192.0.2.1
; @1-7 warning: zone/raw-idn
`,
      `${TOP}xn--mnchen-3ya A 192.0.2.1
`,
    );
    checkFix(
      `${TOP}mu\u0308nchen A 192.0.2.1
; @1-8 warning: zone/raw-idn
`,
      `${TOP}xn--mnchen-3ya A 192.0.2.1
`,
    );
    checkFix(
      `${TOP}例え A 192.0.2.1
; @1-2 warning: zone/raw-idn
`,
      `${TOP}xn--r8jz45g A 192.0.2.1
`,
    );
  });
  test('only what is raw is changed, and final dots stay', () => {
    checkFix(
      `${TOP}@ MX 10 Mail.straße.example.net.
;       ^^^^^^^^^^^^^^^^^^^^^^^^ warning: xn--strae-oqa
`,
      `${TOP}@ MX 10 Mail.xn--strae-oqa.example.net.
`,
    );
  });
  test('octets written as escapes', () => {
    check(`${TOP}m\\195\\188nchen A 192.0.2.1
; @1-14 warning: A-label
`);
  });
  test('an $ORIGIN below the zone: the names that follow are not at fault', () => {
    check(`${TOP}münchen A 192.0.2.1
; @1-7 warning: A-label
$ORIGIN münchen.example.com.
www A 192.0.2.1
`);
  });
});

suite('zone/target-is-address', () => {
  test('a CNAME becomes an address record', () => {
    checkFix(
      `${TOP}www 300 IN cname 192.0.2.1.
;                ^^^^^^^^^^ error: zone/target-is-address
`,
      `${TOP}www 300 IN A 192.0.2.1
`,
    );
    checkFix(
      `${TOP}www CNAME 2001:DB8::1
;         ^^^^^^^^^^^ error: zone/target-is-address
`,
      `${TOP}www AAAA 2001:DB8::1
`,
    );
  });
  test('a URL becomes its host where that says all', () => {
    checkFix(
      `${TOP}www CNAME HTTPS://Shop.Example.NET
;         ^^^^^^^^^^^^^^^^^^^^^^^^ error: zone/target-is-address
`,
      `${TOP}www CNAME Shop.Example.NET.
`,
    );
  });
  test('other types, ports and paths', () => {
    check(`${TOP}a MX 10 192.0.2.1
;       ^^^^^^^^^ error: an IPv4 address
_s._tcp SRV 0 0 80 https://www.example.net/login
;                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: a URL
b CNAME app.example.net:8080
;       ^^^^^^^^^^^^^^^^^^^^ error: a host with a port
c HTTPS 0 192.0.2.1
;         ^^^^^^^^^ error: an IPv4 address
d PTR 192.0.2.1
;     ^^^^^^^^^ error: an IPv4 address
`);
  });
  test('numbers that are names', () => {
    check(
      `$ORIGIN 2.0.192.in-addr.arpa.
$TTL 1h
@ SOA ns1.example.net. hostmaster.example.net. 1 4h 1h 2w 1h
  NS  ns1.example.net.
  NS  ns2.example.net.
1 CNAME 1.0/26
0/26 NS ns1.example.net.
2 PTR 4.3.2.1.dsl.example.net.
3 CNAME 3.2.1
`.replace('3 CNAME 3.2.1\n', ''),
      { origin: '2.0.192.in-addr.arpa.' },
    );
  });
});

suite('wildcards', () => {
  test('NS at a wildcard is one finding', () => {
    check(`${TOP}*.sub NS ns1.example.net.
; @1-5 error: zone/wildcard-ns
*.sub NS ns2.example.net.
`);
  });
  test('only a label that is "*" alone', () => {
    check(`${TOP}* A 192.0.2.1
*.a A 192.0.2.1
*a.b TXT "x"
a*.b TXT "x"
*.*.c TXT "x"
; @1-5 warning: zone/wildcard-interior
d.*.c A 192.0.2.1
; @1-5 warning: zone/wildcard-interior
      AAAA 2001:db8::1
`);
  });
});
