import { suite, test } from 'node:test';
import { check, checkFix } from './check.ts';

const DIGEST = '8CB0FC6C527506A053F4F14C8464BEBBD6DEDE2738D11468DD953D7D6A3021F1';

suite('records of single types', () => {
  test('SPF becomes TXT, or goes where the same policy is in TXT', () => {
    checkFix(
      `$ORIGIN example.com.
$TTL 1h
@   IN spf "v=spf1 mx" " -all"
;      ^^^^^^^^^^^^^^^^^^^^^^^ warning: zone/deprecated-type
`,
      '$ORIGIN example.com.\n$TTL 1h\n@   IN TXT "v=spf1 mx" " -all"\n',
    );
    checkFix(
      `$ORIGIN example.com.
$TTL 1h
@   TXT "v=spf1 mx -all"
    SPF "v=spf1 mx -all" ; old
;   ^^^^^^^^^^^^^^^^^^^^ warning: zone/deprecated-type
    A   192.0.2.1
`,
      '$ORIGIN example.com.\n$TTL 1h\n@   TXT "v=spf1 mx -all"\n    A   192.0.2.1\n',
    );
  });

  test('SPF that another record takes its owner or TTL from is not removed', () => {
    const findings = check(`$ORIGIN example.com.
@  1h TXT "v=spf1 mx -all"
@  1h SPF "v=spf1 mx -all"
;     ^^^^^^^^^^^^^^^^^^^^ warning: zone/deprecated-type
      A   192.0.2.1
a  1h TXT "v=spf1 mx -all"
   2h SPF "v=spf1 mx -all"
;     ^^^^^^^^^^^^^^^^^^^^ warning: zone/deprecated-type
b     A   192.0.2.1
c  1h TXT "v=spf1 a -all"
c  1h SPF "v=spf1 mx -all"
;     ^^^^^^^^^^^^^^^^^^^^ warning: zone/deprecated-type
`);
    if (findings.some((finding) => finding.fixes.length > 0)) throw new Error('no fix is certain here');
  });

  test('types that look old and are in use', () => {
    check(`$ORIGIN example.com.
$TTL 1h
host HINFO "RFC8482" ""
host KEY   512 3 8 AQAB
host LOC   52 22 23.000 N 4 53 32.000 E -2.00m 0.00m 10000m 10m
host RP    admin.example.com. .
host AFSDB 1 afs.example.net.
host KX    10 kx.example.net.
host APL   1:192.0.2.0/24
`);
  });

  test('MD and MF have one finding: servers refuse them', () => {
    const findings = check(`$ORIGIN example.com.
$TTL 1h
@ MD mail
; ^^ error: MX
`);
    if (findings.length !== 1) throw new Error('one defect, one finding');
  });

  test('NAPTR with one of the two', () => {
    check(`$ORIGIN example.com.
$TTL 1h
@ NAPTR 100 50 "a" "z3950+N2L+N2C" "" cidserver.example.com.
@ NAPTR 100 50 "u" "E2U+sip" "!^.*$!sip:info@example.com!" .
@ NAPTR 100 50 "" "" "!^urn:cid:.+@([^\\\\.]+\\\\.)(.*)$!\\\\2!i" .
`);
  });

  test('TLSA: private numbers, digests, whole certificates', () => {
    check(`$ORIGIN example.com.
$TTL 1h
_443._tcp TLSA 255 255 255 00
_443._tcp TLSA 3 1 2 ${DIGEST} ${DIGEST}
_443._tcp TLSA 3 1 0 302A300506032B6570032100${DIGEST}
_444._tcp TLSA 3 1 2 ${DIGEST.slice(0, 40)} ${DIGEST.slice(40)}
;                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: zone/tlsa-data
_445._tcp TYPE52 \\# 5 0301010000
;         ^^^^^^^^^^^^^^^^^^^^^^ error: zone/tlsa-data
`);
  });

  test('addresses that are meant to be as they are', () => {
    check(`$ORIGIN example.com.
$TTL 1h
a A    127.0.0.2
b A    0.0.0.0
c A    10.0.0.1
d A    169.253.1.1
e AAAA ::1
f AAAA fd00::1
g AAAA FEC0::1
h AAAA 64:ff9b::192.0.2.1
i AAAA ::
`);
    check(`$ORIGIN example.com.
$TTL 1h
a AAAA ( FE80::1 )
;        ^^^^^^^ warning: zone/unusable-address
b A    ( 169.254.0.1 )
;        ^^^^^^^^^^^ warning: zone/unusable-address
`);
    checkFix(
      `$ORIGIN example.com.
$TTL 1h
a IN AAAA 0:0:0:0:0:ffff:c000:201
;         ^^^^^^^^^^^^^^^^^^^^^^^ warning: zone/unusable-address
`,
      '$ORIGIN example.com.\n$TTL 1h\na IN A 192.0.2.1\n',
    );
  });

  test('TTLs are looked at in the strict set alone', () => {
    const zone = '$ORIGIN example.com.\na 1w A 192.0.2.1\nb 5 MX 10 a\nc 1w TXT "x"\nd 1w NS a\n';
    check(zone);
    check(
      `$ORIGIN example.com.
a 1w A 192.0.2.1
;    ^^^^^^^^^^^ hint: zone/ttl-long
b 5 MX 10 a
;   ^^^^^^^ hint: zone/ttl-short
c 1w TXT "x"
d 1w NS a
`,
      { strict: true },
    );
  });
});
