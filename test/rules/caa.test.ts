import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { check, checkFix } from './check.ts';

suite('CAA', () => {
  test('all that the RFCs allow', () => {
    check(`$ORIGIN example.com.
$TTL 1h
@ CAA 0   issue "ca1.example.net"
@ CAA 128 ISSUE " ca1.example.net ; account = 230123 ; policy=ev "
@ CAA 0   issue letsencrypt.org
@ CAA 0   issuewild ";"
@ CAA 0   issuewild ""
@ CAA 0   issuemail "ca.example.net; account=123456"
@ CAA 0   issuevmc "digicert.com"
@ CAA 0   contactphone "+1 555 123"
@ CAA 0   iodef "MAILTO:security@example.com?subject=caa"
@ CAA 0   issue "ca.example.net; validationmethods=dns-01;"
`);
  });

  test('slips of the pen, in the generic form too', () => {
    check(`$ORIGIN example.com.
$TTL 1h
@ CAA 0 issuewld "ca.example.net"
;       ^^^^^^^^ warning: Did you mean "issuewild"?
@ CAA 0 policy "ca.example.net"
;       ^^^^^^ warning: zone/caa-unknown-tag
@ TYPE257 \\# 4 00016161
; ^^^^^^^^^^^^^^^^^^^^^ warning: zone/caa-unknown-tag
`);
  });

  test('fixes', () => {
    checkFix(
      `$ORIGIN example.com.
$TTL 1h
@ CAA 1 issue "ca.example.net"
;     ^ warning: zone/caa-flags
`,
      '$ORIGIN example.com.\n$TTL 1h\n@ CAA 0 issue "ca.example.net"\n',
    );
    checkFix(
      `$ORIGIN example.com.
$TTL 1h
@ CAA 0 issue "ca.example.net"
@ CAA 0 iodef security@example.com
;             ^^^^^^^^^^^^^^^^^^^^ warning: zone/caa-iodef
`,
      `$ORIGIN example.com.
$TTL 1h
@ CAA 0 issue "ca.example.net"
@ CAA 0 iodef "mailto:security@example.com"
`,
    );
  });

  test('a record that cannot be read counts', () => {
    check(`$ORIGIN example.com.
$TTL 1h
@ CAA 0 iodef "mailto:security@example.com"
@ CAA 0 issue ;
;       ^^^^^ error: zone/rdata-invalid
`);
  });

  test('contact properties alone restrict nothing on purpose', () => {
    check('$ORIGIN example.com.\n$TTL 1h\n@ CAA 0 contactemail "pki@example.com"\n');
  });

  test('issuewild is asked for in the strict set alone', () => {
    const zone = '$ORIGIN example.com.\n$TTL 1h\n@ CAA 0 issue "ca.example.net"\n';
    assert.equal(check(zone).length, 0);
    check(`${zone}; ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info: zone/caa-issuewild\n`, { strict: true });
  });
});
