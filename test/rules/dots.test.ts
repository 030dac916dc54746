import { suite, test } from 'node:test';
import { check, type ZoneContext } from './check.ts';

const APEX = `$ORIGIN example.com.
$TTL 1h
@ SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@ NS  ns1.example.net.
@ NS  ns2.example.net.
`;

/** A whole zone: the lines are added to its apex. */
function zone(title: string, lines: string, context: ZoneContext = {}): void {
  test(title, () => {
    check(APEX + lines, context);
  });
}

function part(title: string, text: string, context: ZoneContext = {}): void {
  test(title, () => {
    check(text, context);
  });
}

suite('zone/missing-trailing-dot reports', () => {
  zone(
    'owner and target of one record, each',
    `www.example.com CNAME web.example.com
; @1-15 warning: Owner
;                     ^^^^^^^^^^^^^^^ warning: CNAME canonical name
`,
  );
  zone(
    'names in any case',
    `WWW.Example.COM A 192.0.2.1
; @1-15 warning: zone/missing-trailing-dot
`,
  );
  zone(
    'an owner once, not at the records that repeat it',
    `www.example.com A    192.0.2.1
; @1-15 warning: zone/missing-trailing-dot
                AAAA 2001:db8::1
                TXT  "text"
`,
  );
  zone(
    'an owner below another origin',
    `$ORIGIN lab.example.com.
www.example.com A 192.0.2.1
; @1-15 warning: stands for www.example.com.lab.example.com.
www.lab.example.com A 192.0.2.1
; @1-19 warning: stands for www.lab.example.com.lab.example.com.
`,
  );
  zone(
    'targets of every type that has one',
    `@     MX    10 mx.example.org
;              ^^^^^^^^^^^^^^ warning: zone/missing-trailing-dot
_s._t SRV   1 2 3 srv.example.org
;                 ^^^^^^^^^^^^^^^ warning: zone/missing-trailing-dot
a     CNAME a.example.org
;           ^^^^^^^^^^^^^ warning: zone/missing-trailing-dot
b     DNAME b.example.org
;           ^^^^^^^^^^^^^ warning: zone/missing-trailing-dot
c     PTR   c.example.org
;           ^^^^^^^^^^^^^ warning: zone/missing-trailing-dot
d     NS    d.example.org
;           ^^^^^^^^^^^^^ warning: zone/missing-trailing-dot
e     HTTPS 1 e.example.org alpn=h2
;             ^^^^^^^^^^^^^ warning: zone/missing-trailing-dot
f     NAPTR 1 2 "s" "SIP+D2U" "" _sip._udp.example.org
;                                ^^^^^^^^^^^^^^^^^^^^^ warning: zone/missing-trailing-dot
g     AFSDB 1 g.example.org
;             ^^^^^^^^^^^^^ warning: zone/missing-trailing-dot
h     KX    1 h.example.org
;             ^^^^^^^^^^^^^ warning: zone/missing-trailing-dot
`,
  );
  zone(
    'a target that is wrong, and nothing that follows from it',
    `@    MX    10 mail.example.com
;             ^^^^^^^^^^^^^^^^ warning: zone/missing-trailing-dot
mail A     192.0.2.25
`,
  );
  zone(
    'the owner of a target, and not the lack of the target',
    `@    MX    10 mail
mail.example.com A 192.0.2.25
; @1-16 warning: zone/missing-trailing-dot
`,
  );
  part(
    'three labels in a part of a zone',
    `$ORIGIN example.com.
$TTL 1h
www CNAME shop.example.org
;         ^^^^^^^^^^^^^^^^ warning: zone/missing-trailing-dot
`,
  );
  part(
    'names of a private zone of one label',
    `$ORIGIN lan.
$TTL 1h
printer.lan A     192.0.2.1
; @1-11 warning: stands for printer.lan.lan.
scanner     CNAME printer.lan
;                 ^^^^^^^^^^^ warning: stands for printer.lan.lan.
`,
    { origin: 'lan.' },
  );
  part(
    'an origin that lacks it, and nothing below',
    `$ORIGIN example.com
;       ^^^^^^^^^^^ warning: zone/missing-trailing-dot
$TTL 1h
@   SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@   NS  ns1.example.net.
@   NS  ns2.example.net.
www A   192.0.2.1
`,
  );
  part(
    'the owner of an SOA, and nothing that follows from it',
    `$TTL 1h
example.com SOA ns1.example.net. hostmaster.example.com. 2026112401 4h 1h 2w 1h
; @1-11 warning: zone/missing-trailing-dot
            NS  ns1.example.net.
            NS  ns2.example.net.
            TXT "text"
`,
  );
  part(
    'a $GENERATE once',
    `$ORIGIN 2.0.192.in-addr.arpa.
$TTL 1h
$GENERATE 1-200 $.2.0.192.in-addr.arpa PTR host$.example.com.
;               ^^^^^^^^^^^^^^^^^^^^^^ warning: zone/missing-trailing-dot
`,
    { origin: '2.0.192.in-addr.arpa.' },
  );
});

suite('zone/missing-trailing-dot is quiet about', () => {
  zone(
    'relative names that end in a top-level domain and exist',
    `api.dev A     192.0.2.1
a       CNAME api.dev
@       MX    10 api.dev
`,
  );
  zone(
    'names that a wildcard answers for, or below a delegation or DNAME',
    `*.app   A     192.0.2.1
one     CNAME x.app
two     CNAME y.x.app
eu      NS    ns1.example.net.
three   CNAME www.eu
old.us  DNAME new.example.net.
four    CNAME www.old.us
`,
  );
  zone(
    'a name whose record could not be read',
    `api.dev A     192.0.2.300
;         ^^^^^^^^^^^ error: zone/rdata-invalid
a       CNAME api.dev
`.replace(';         ^', ';             ^'),
  );
  zone(
    'service names',
    `_services._dns-sd._udp PTR _http._tcp
_http._tcp             PTR Printer._http._tcp
Printer._http._tcp     SRV 0 0 80 printer
Printer._http._tcp     TXT "path=/"
printer                A   192.0.2.1
`,
  );
  zone(
    'owners in another domain: reports of DMARC',
    `example.org._report._dmarc TXT "v=DMARC1"
mail.example.org           A   192.0.2.1
`,
  );
  zone(
    'a CNAME to the validation of a certificate below itself',
    `_acme-challenge     CNAME _acme-challenge.acme
_acme-challenge.acme TXT  "token"
`,
  );
  part(
    'two labels in a part of a zone: another part may have the name',
    `$ORIGIN example.com.
$TTL 1h
www CNAME lb.eu
`,
  );
  part(
    'a top-level domain of which a name of its own is delegated',
    `$ORIGIN museum.
$TTL 1h
@          SOA ns1.example.net. hostmaster.example.net. 2026112401 4h 1h 2w 1h
@          NS  ns1.example.net.
@          NS  ns2.example.net.
museum     NS  ns1.museum
museum     NS  ns2.museum
ns1.museum A   192.0.2.53
ns2.museum A   192.0.2.54
`,
    { origin: 'museum.' },
  );
  part(
    'names below the root, where relative and absolute are the same',
    `$ORIGIN .
$TTL 1h
www.example.com   A     192.0.2.1
ftp.example.com   CNAME www.example.com
`,
    { origin: '.' },
  );
  part(
    'classless delegation of a reverse zone',
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
