import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { applyFix, check, checkFix, findingsIn } from './check.ts';

const zone = (lines: string) => `$ORIGIN example.com.\n$TTL 1h\n${lines}\n`;

/** The rules that find something in a record, each once, as `rule` or `rule severity`. */
function foundIn(text: string, owner = '@'): string {
  const findings = findingsIn(zone(`${owner} TXT "${text}"`));
  return [...new Set(findings.map(({ rule, severity }) => `${rule} ${severity}`))].sort().join(', ');
}

/** The record with the first fix of its first finding applied. */
function fixed(text: string): string | undefined {
  const source = zone(`@ TXT "${text}"`);
  const fix = findingsIn(source)[0]?.fixes[0];
  return fix && /TXT "(.*)"/.exec(applyFix(source, fix))?.[1];
}

suite('one defect is one finding', () => {
  const cases: readonly (readonly [text: string, found: string])[] = [
    ['v=spf1; include:a.example.net ~all', 'spf/version error'],
    [' v=spf1 mx ~all', 'spf/version error'],
    ['v=spf1', 'spf/no-all-no-redirect warning'],
    ['v=spf10 mx', 'spf/version error'],
    ['v=spf1,include:a.example.net,~all', 'spf/version error'],
    ['v=spf1 include:a.example.net;~all', 'spf/missing-space error'],
    ['v=spf1 include:a.example.net, include:b.example.net ~all', 'spf/missing-space error'],
    ['v=spf1 include:a.example.net-all', 'spf/missing-space error'],
    ['v=spf1 include:a.example.netinclude:b.example.net -all', 'spf/missing-space error'],
    ['v=spf1 mx-all', 'spf/missing-space error'],
    ['v=spf1 mx -all.', 'spf/unknown-mechanism error'],
    ['v=spf1 all=mx -all', 'spf/mechanism-equals error'],
    ['v=spf1 mx -all=', 'spf/syntax-term error'],
    ['v=spf1 ip4:10.0.0.0/8 mx -all', 'spf/private-ip warning'],
    ['v=spf1 ip4:10.0.0.1/8 mx -all', 'spf/cidr-hostbits warning, spf/private-ip warning'],
    ['v=spf1 ip4:0.0.0.0/0 -all', 'spf/cidr-huge error'],
    ['v=spf1 ip6:::/0 -all', 'spf/cidr-huge error'],
    ['v=spf1 ?ip4:0.0.0.0/0 -all', ''],
    ['v=spf1 mx -all mx mx', 'spf/all-not-last warning'],
    ['v=spf1 -all ip4:192.0.2.1 ip4:192.0.2.1', 'spf/all-not-last warning'],
    ['v=spf1 mx redirct=a.example.net', 'spf/unknown-modifier warning'],
    ['v=spf1 mx redirect=a.example.net redirect=a.example.net', 'spf/redirect-multiple error'],
    ['v=spf1 include:%{p}.example.net ~all', 'spf/macro-p warning'],
    ['v=spf1 a:192.0.2.1/24 ~all', 'spf/domain-spec-invalid error'],
    ['v=spf1 include:user@example.net ~all', 'spf/url-in-domain error'],
    ['v=spf1 include:a.example.net:25 ~all', 'spf/url-in-domain error'],
    ['v=spf1 include:a.example.net/x.example.net ~all', 'spf/url-in-domain error'],
    ['v=spf1 include:.example.net ~all', 'spf/domain-spec-invalid error'],
    [`v=spf1 include:${'a'.repeat(64)}.example.net ~all`, 'spf/domain-spec-invalid error'],
    ['v=spf1 include:a$.example.net ~all', 'spf/domain-spec-invalid warning'],
    ['v=spf1 ip4:192.0.2.0/24 -ip4:192.0.2.1 ~all', 'spf/cidr-redundant warning'],
    ['v=spf1 ip4:192.0.2.1 -ip4:192.0.2.0/24 ~all', ''],
    ['v=spf1 ip4:192.0.2.1 -mx ip4:192.0.2.0/24 ~all', ''],
    ['v=spf1 ip4:192.0.2.1 ip4:192.0.2.1/32 ~all', 'spf/cidr-redundant info'],
    ['v=spf1 exists:%{i}.x.example.net exists:%{I}.x.example.net ~all', ''],
    ['v=spf1 mx mx:example.net mx/24 ~all', ''],
    ['spf2.0/mfrom,pra mx', 'spf/sender-id warning'],
  ];
  for (const [text, found] of cases) test(text, () => assert.equal(foundIn(text), found));
});

suite('fixes', () => {
  const cases: readonly (readonly [text: string, fixed: string | undefined])[] = [
    ['v=spf1mx,-all', 'v=spf1 mx -all'],
    ['v=spf1.0 mx -all', 'v=spf1 mx -all'],
    ['v = spf1 mx -all', 'v=spf1 mx -all'],
    ['“v=spf1 mx -all', 'v=spf1 mx -all'],
    ['v=spf1 ipv6:2001:db8::1 -all', 'v=spf1 ip6:2001:db8::1 -all'],
    ['v=spf1 inlcude:a.example.net -all', 'v=spf1 include:a.example.net -all'],
    ['v=spf1 -mxs -all', 'v=spf1 -mx -all'],
    ['v=spf1 mx all.', 'v=spf1 mx ~all'],
    ['v=spf1 2001:db8::1 -all', 'v=spf1 ip6:2001:db8::1 -all'],
    ['v=spf1 moo -all', undefined],
    ['v=spf1 include=a.example.net -all', 'v=spf1 include:a.example.net -all'],
    ['v=spf1 -redirect=a.example.net', 'v=spf1 redirect=a.example.net'],
    ['v=spf1 include:include:a.example.net -all', 'v=spf1 include:a.example.net -all'],
    [
      'v=spf1 ip4:192.0.2.1,ip4:192.0.2.2,ip4:192.0.2.3~all',
      'v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 ip4:192.0.2.3 ~all',
    ],
    ['v=spf1 ip4:192.0.2.1:25 -all', 'v=spf1 ip4:192.0.2.1 -all'],
    ['v=spf1 ip4:192.0.2.0//24 -all', 'v=spf1 ip4:192.0.2.0/24 -all'],
    ['v=spf1 ip6:[2001:db8::1] -all', 'v=spf1 ip6:2001:db8::1 -all'],
    ['v=spf1 include:https://a.example.net/x -all', 'v=spf1 include:a.example.net -all'],
    ['v=spf1 a:münchen.example -all', 'v=spf1 a:xn--mnchen-3ya.example -all'],
    ['v=spf1 ip4:198.51.100.7/0 -all', 'v=spf1 ip4:198.51.100.7 -all'],
    ['v=spf1 -all mx a', 'v=spf1 mx a -all'],
    ['v=spf1 ip4:192.0.2.0/24 -ip4:192.0.2.1 ~all', 'v=spf1 -ip4:192.0.2.1 ip4:192.0.2.0/24 ~all'],
    ['v=spf1  mx   -all  ', 'v=spf1 mx -all'],
    ['v=spf1 mx -all ', 'v=spf1 mx -all'],
  ];
  for (const [text, expected] of cases) test(text, () => assert.equal(fixed(text), expected));

  test('in a text of several strings', () => {
    checkFix(
      zone(`@ TXT "v=spf1 ip4:192.0.2.1 a:mail" ".example.com.:25 " "-all"
; @31-53 error: spf/url-in-domain`),
      zone('@ TXT "v=spf1 ip4:192.0.2.1 a:mail.example.com. " "-all"'),
    );
  });
});

suite('owners', () => {
  test('a record that includes itself, by name in any case', () => {
    assert.equal(foundIn('v=spf1 include:_SPF.example.com. ~all', '_spf'), 'spf/self-include error');
    assert.equal(foundIn('v=spf1 redirect=example.com'), 'spf/self-include error');
    assert.equal(foundIn('v=spf1 include:example.com ~all', '_spf'), '');
  });
  test('what others include needs no "all"', () => {
    assert.equal(foundIn('v=spf1 ip4:192.0.2.1', '_spf1'), '');
    assert.equal(foundIn('v=spf1 ip4:192.0.2.1', 'news'), 'spf/no-all-no-redirect warning');
  });
  test('the same text is judged by its owner each time', () => {
    check(
      zone(`_a TXT "v=spf1 mx"
b  TXT "v=spf1 mx"
;              ^^ warning: spf/no-all-no-redirect
_c TXT "v=spf1 mx"
d  TXT "v=spf1 mx"
;              ^^ warning: spf/no-all-no-redirect`),
    );
  });
});

suite('several records', () => {
  test('three are merged into the first', () => {
    checkFix(
      zone(`@ TXT "v=spf1 mx -all"
@ TXT "note"
@ TXT "v=spf1 include:a.example.net MX ~all"
; ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: spf/multiple-records
@ TXT "V=spf1 ip4:192.0.2.1 ~all"
; ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: spf/multiple-records
;      ^^^^^^ hint: spf/uppercase`),
      zone('@ TXT "v=spf1 mx include:a.example.net ip4:192.0.2.1 ~all"\n@ TXT "note"'),
    );
  });
  test('no merging where it is not clear what that gives', () => {
    for (const other of ['v=spf1 -ip4:192.0.2.1 ~all', 'v=spf1 redirect=a.example.net', 'v=spf1 moo -all']) {
      const source = zone(`@ TXT "v=spf1 mx -all"\n@ TXT "${other}"`);
      const found = findingsIn(source).find(({ rule }) => rule === 'spf/multiple-records');
      assert.deepEqual(found?.fixes, [], other);
    }
  });
  test('one that servers would not tell apart is no second one', () => {
    check(
      zone(`@ TXT "v=spf1 mx -all"
@ TXT "v=spf1 mx -all"
; @1-22 warning: zone/duplicate-record`),
    );
  });
});

suite('records of a zone', () => {
  test('a record of type SPF is judged by its type alone', () => {
    check(
      zone(`@ TXT "v=spf1 mx -all"
@ SPF "v=spf1 +all"
; ^^^^^^^^^^^^^^^^^ warning: zone/deprecated-type`),
    );
  });
  const top = `@ SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@ NS  ns1.example.net.
@ NS  ns2.example.net.`;
  test('a domain that takes no mail gets a record that lets nobody send', () => {
    checkFix(
      zone(`${top}
@ MX  0 .
; ^^^^^^^ warning: spf/null-mx-no-deny
  A   192.0.2.1`),
      zone(`${top}
@ MX  0 .
@ TXT "v=spf1 -all"
  A   192.0.2.1`),
    );
  });
  test('the new line ends as the others do', () => {
    const source = zone(`${top}\n@ 5m MX 0 .`).replaceAll('\n', '\r\n');
    const [fix] = findingsIn(source).find(({ rule }) => rule === 'spf/null-mx-no-deny')?.fixes ?? [];
    assert.ok(fix !== undefined);
    assert.ok(applyFix(source, fix).endsWith('\r\n@ 5m MX 0 .\r\n@ TXT "v=spf1 -all"\r\n'));
  });
  test('a fragment of a zone may have the record elsewhere', () => {
    check(zone('@ MX 0 .'));
  });
  test('all TXT records of the name make the answer long', () => {
    const token = (i: number) => `@ TXT "${String.fromCharCode(97 + i)}-verification=${'x'.repeat(200)}"`;
    const tokens = (count: number) => Array.from({ length: count }, (_, i) => token(i)).join('\n');
    check(zone(`${tokens(2)}\n@ TXT "v=spf1 mx -all"`));
    check(zone(`${tokens(3)}\n@ TXT "v=spf1 mx -all"\n; ^^^^^^^^^^^^^^^^^^^^ info: spf/record-size`));
    check(zone(`${tokens(6)}\n@ TXT "v=spf1 mx -all"\n; ^^^^^^^^^^^^^^^^^^^^ warning: spf/record-size`));
    check(zone(tokens(6)));
  });
});

test('crafted records take bounded time and never throw', () => {
  const long = 60_000;
  const texts = [
    `v=spf1${' a'.repeat(long / 2)}`,
    `v=spf1 ${','.repeat(long)}`,
    `v=spf1 a:${'a,'.repeat(long / 2)}`,
    `v=spf1 include:${'include:'.repeat(long / 8)}`,
    `v=spf1 exists:${'%{i}'.repeat(long / 4)}.x.example`,
    `v=spf1 a:${'a.'.repeat(long / 2)}example`,
    `v=spf1 ip4:${'1'.repeat(long)}`,
    `v=spf1${' '.repeat(long)}x`,
    `v=spf1 ${'-'.repeat(long)}`,
    `v=spf1 ${Array.from({ length: long / 20 }, (_, i) => `ip4:10.${i >> 8}.${i & 255}.0/24`).join(' ')}`,
    `${'"'.repeat(long)}v=spf1`,
    `v=spf1 ${'all '.repeat(long / 4)}`,
  ];
  for (const text of texts) {
    const strings = (text.match(/.{1,250}/gs) ?? []).map((string) => `"${string.replaceAll('"', '\\"')}"`);
    findingsIn(zone(`@ TXT ( ${strings.join('\n ')} )`));
  }
});
