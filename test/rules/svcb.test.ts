import { suite, test } from 'node:test';
import { check, checkFix } from './check.ts';

const HEAD = `$ORIGIN example.com.
$TTL 1h
@     SOA   ns.example.net. hostmaster 1 4h 1h 2w 1h
@     NS    ns.example.net.
@     NS    ns.example.org.
`;

suite('SVCB and HTTPS', () => {
  test('an alias loses its parameters, or becomes a service', () => {
    const before = `$ORIGIN example.com.
$TTL 1h
@ HTTPS 0 cdn.example.net. alpn=h2 port=8443 ; later
;                          ^^^^^^^^^^^^^^^^^ warning: zone/svcb-alias-params
`;
    checkFix(before, '$ORIGIN example.com.\n$TTL 1h\n@ HTTPS 0 cdn.example.net. ; later\n');
    checkFix(
      before,
      '$ORIGIN example.com.\n$TTL 1h\n@ HTTPS 1 cdn.example.net. alpn=h2 port=8443 ; later\n',
      {},
      'Write priority 1',
    );
  });

  test('parentheses around the parameters of an alias: nothing is cut', () => {
    check(`$ORIGIN example.com.
$TTL 1h
@ HTTPS 0 cdn.example.net. ( alpn=h2
; @30-+1:17 warning: zone/svcb-alias-params
        port=8443 )
`);
  });

  test('"." in an alias says that there is no service, at the root too', () => {
    check('$ORIGIN .\n$TTL 1h\n@ HTTPS 0 .\n', { origin: '.' });
  });

  test('hints: wildcards, aliases, delegations and other zones', () => {
    check(`${HEAD}
*.w   A     192.0.2.1
@     HTTPS 1 a.w ipv4hint=192.0.2.1
a     HTTPS 1 b ipv4hint=192.0.2.9
b     CNAME cdn.example.net.
c     HTTPS 1 host.sub ipv4hint=192.0.2.9
sub   NS    host.sub
sub   NS    ns.example.org.
host.sub A  192.0.2.1
d     HTTPS 1 cdn.example.net. ipv4hint=192.0.2.9
`);
  });

  test('hints: an address of the target must have changed', () => {
    check(`${HEAD}
*.w   A     192.0.2.1
@     HTTPS 1 a.w ipv4hint=192.0.2.1,192.0.2.2 port=8443
;                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: ipv4hint has 192.0.2.2
www   AAAA  2001:db8::1
www   HTTPS 1 . key4=\\192\\000\\002\\001 alpn=h2
;               ^^^^^^^^^^^^^^^^^^^^^ warning: zone/svcb-hint-mismatch
`);
  });

  test('DNS servers: drafts of HTTP are HTTP, aliases need nothing', () => {
    check(`$ORIGIN example.com.
$TTL 1h
_853._dns.ns1 SVCB 1 ns1 alpn=doq
_dns.ns1      SVCB 1 ns1 alpn=h3-29
;                        ^^^^^^^^^^ error: zone/svcb-dns
_dns.ns2      SVCB 0 ns1
_foo.ns1      SVCB 1 ns1 port=853
ns1           A    192.0.2.1
`);
  });

  test('the same alias twice is a duplicate, not a choice', () => {
    check(`$ORIGIN example.com.
$TTL 1h
_x.a SVCB 0 cdn.example.net.
_x.a SVCB 1 cdn.example.net.
;    ^^^^^^^^^^^^^^^^^^^^^^^ warning: zone/svcb-modes
_x.a SVCB 2 cdn.example.org.
;    ^^^^^^^^^^^^^^^^^^^^^^^ warning: zone/svcb-modes
`);
  });
});
