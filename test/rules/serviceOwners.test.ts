import { suite, test } from 'node:test';
import { check, checkFix } from './check.ts';

const DIGEST = '8CB0FC6C527506A053F4F14C8464BEBBD6DEDE2738D11468DD953D7D6A3021F1';
const USER = 'c93f1e400f26708f98cb19d936620da35eec8f72e57f9eec01c1afd6';

suite('owners of service records', () => {
  test('SRV in Active Directory, DNS-SD, below wildcards and with unusual transports', () => {
    check(`$ORIGIN example.com.
$TTL 1h
_ldap._tcp                                              SRV 0 100 389 dc1
_ldap._tcp.dc._msdcs                                    SRV 0 100 389 dc1
_kerberos._tcp.Default-First-Site-Name._sites.dc._msdcs SRV 0 100 88 dc1
_gc._tcp.Default-First-Site-Name._sites                 SRV 0 100 3268 dc1
_ldap._tcp.5f2e1bd8-0d7b-4b63-9c5c-1c2a3b4d5e6f.domains._msdcs SRV 0 100 389 dc1
_vlmcs._tcp                                             SRV 0 0 1688 dc1
_sip._tls                                               SRV 1 1 443 dc1
_sipfederationtls._tcp                                  SRV 1 1 5061 dc1
My\\032Web\\032Server\\.1._http._tcp                       SRV 0 0 80 dc1
_matrix-fed._tcp                                        SRV 1 1 8448 dc1
*.sub                                                   SRV 1 1 1 dc1
dc1                                                     A   192.0.2.1
`);
  });

  test('SRV where the zone itself is below the underscores', () => {
    check('$ORIGIN _tcp.example.com.\n$TTL 1h\n_ldap SRV 0 100 389 dc1.example.com.\n');
  });

  test('SRV: several records at one name are one finding, and one fix', () => {
    checkFix(
      `$ORIGIN example.com.
$TTL 1h
_sip.tcp SRV 1 1 5060 a
; @1-8 warning: zone/srv-owner
         SRV 2 1 5060 a
_sip.TCP SRV 3 1 5060 a
a        A   192.0.2.1
`,
      `$ORIGIN example.com.
$TTL 1h
_sip._tcp SRV 1 1 5060 a
         SRV 2 1 5060 a
_sip._TCP SRV 3 1 5060 a
a        A   192.0.2.1
`,
    );
  });

  test('SRV: no fix that would rename other records', () => {
    const [finding] = check(`$ORIGIN example.com.
$TTL 1h
sip.tcp SRV 1 1 5060 a
; @1-7 warning: zone/srv-owner
        TXT "stays"
a       A   192.0.2.1
`);
    if (finding?.fixes.length !== 0) throw new Error('no fix is certain here');
  });

  test('TLSA: wildcards, names that CNAMEs lead to, and names with underscores of their own', () => {
    check(`$ORIGIN example.com.
$TTL 1h
_443._tcp      TLSA  3 1 1 ${DIGEST}
_853._quic     TLSA  3 1 1 ${DIGEST}
*._tcp         TLSA  3 1 1 ${DIGEST}
*              TLSA  3 1 1 ${DIGEST}
ca._dane       TLSA  2 1 1 ${DIGEST}
_letsencrypt   TLSA  2 1 1 ${DIGEST}
_25._tcp.mx    CNAME Shared.example.com.
shared         TLSA  2 1 1 ${DIGEST}
`);
  });

  test('TLSA: what looks close and is asked by nobody', () => {
    check(`$ORIGIN example.com.
$TTL 1h
_*._tcp        TLSA  3 1 1 ${DIGEST}
; @1-7 warning: zone/tlsa-owner
_0443._tcp     TLSA  3 1 1 ${DIGEST}
; @1-10 warning: zone/tlsa-owner
_70000._tcp    TLSA  3 1 1 ${DIGEST}
; @1-11 warning: zone/tlsa-owner
_tcp._443      TLSA  3 1 1 ${DIGEST}
; @1-9 warning: zone/tlsa-owner
_443           TLSA  3 1 1 ${DIGEST}
; @1-4 warning: zone/tlsa-owner
`);
  });

  test('TLSA: underscores are inserted', () => {
    checkFix(
      `$ORIGIN example.com.
$TTL 1h
_25.tcp.mx.example.com. TLSA 3 1 1 ${DIGEST}
; @1-23 warning: zone/tlsa-owner
`,
      `$ORIGIN example.com.
$TTL 1h
_25._tcp.mx.example.com. TLSA 3 1 1 ${DIGEST}
`,
    );
  });

  test('SMIMEA and OPENPGPKEY: wildcards are fine, whole digests are not', () => {
    check(`$ORIGIN example.com.
$TTL 1h
${USER.toUpperCase()}._smimecert  SMIMEA     3 0 1 ${DIGEST}
*._smimecert    SMIMEA     3 0 1 ${DIGEST}
*._openpgpkey   OPENPGPKEY AQAB
${USER}00._openpgpkey OPENPGPKEY AQAB
; @1-70 warning: zone/openpgpkey-owner
`);
  });

  test('URI: any underscore label is a service', () => {
    check(`$ORIGIN example.com.
$TTL 1h
_http._web     URI 10 1 "http://www.example.com/"
_kpasswd       URI 10 1 "krb5srv:m:tcp:kdc.example.com"
*._tcp         URI 10 1 "http://www.example.com/"
`);
  });

  test('HTTPS: names of sites, other ports, and names that CNAMEs lead to', () => {
    check(`$ORIGIN example.com.
$TTL 1h
@                HTTPS 1 . alpn=h2
@                A     192.0.2.1
_8443._https     HTTPS 1 example.com. port=8443
*                HTTPS 0 example.com.
_x._tcp.pool     HTTPS 0 example.com.
www              CNAME _x._tcp.pool
`);
  });
});
