import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { check, checkFix, findingsIn } from './check.ts';

const NAMESERVERS = '  NS ns1.example.net.\n  NS ns2.example.net.\n';

/** A zone whose SOA record has these numbers. */
function withNumbers(numbers: string): string {
  return `$ORIGIN example.com.\n$TTL 1h\n@ SOA ns1.example.net. hostmaster.example.com. ${numbers}\n${NAMESERVERS}`;
}

suite('zone/soa-missing', () => {
  test('the record that is inserted takes nothing from its neighbours', () => {
    checkFix(
      `$TTL 1h
@ 300 NS ns1.example.net.
; @1-25 error: zone/soa-missing
  300 NS ns2.example.net.
www   A  192.0.2.1
`,
      `$TTL 1h
example.com. 300 IN SOA ns1.example.net. hostmaster.example.com. 2026123101 14400 3600 1209600 3600
@ 300 NS ns1.example.net.
  300 NS ns2.example.net.
www   A  192.0.2.1
`,
    );
  });
  test('fragments', () => {
    check('www 1h A 192.0.2.1\n');
    check('$TTL 1h\nsub NS ns1.example.net.\n');
    check('$TTL 1h\n@ NS ns1.example.net.\n', { origin: '.' });
    check('$TTL 1h\n@ NS ns1.example.net.\n', { origin: 'common.' });
  });
  test('a file that is known to be a zone', () => {
    check('@ 1h NS ns1.example.net.\n; @1-24 error: zone/soa-missing\n', { isNamed: true });
    check('www 1h A 192.0.2.1\n', { isNamed: true });
  });
  test('the SOA record may stand in a file that is not there, or be one that cannot be read', () => {
    check('$TTL 1h\n$INCLUDE soa.inc\n;        ^^^^^^^ error: zone/include-missing\n@ NS ns1.example.net.\n');
    check(
      '$TTL 1h\n@ SOA ns1.example.net. x 1 2 3 4\n;                              ^ error: zone/rdata-invalid\n@ NS ns1.example.net.\n',
    );
  });
  test('or in an included file', () => {
    check('$TTL 1h\n$INCLUDE soa.inc\n@ NS ns1.example.net.\n@ NS ns2.example.net.\n', {
      files: { 'soa.inc': '@ SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h\n' },
    });
  });
});

suite('zone/soa-multiple and zone/soa-not-apex', () => {
  test('a transfer as dig prints it begins and ends with the SOA record', () => {
    const soa = 'example.com. 3600 IN SOA ns1.example.net. hostmaster.example.com. 1 14400 3600 1209600 3600';
    const servers = ['ns1', 'ns2'].map((host) => `example.com. 3600 IN NS ${host}.example.net.`);
    const found = findingsIn(`${[soa, ...servers, soa.replace('host', 'Host')].join('\n')}\n`);
    assert.deepEqual(
      found.map(({ rule }) => rule).filter((rule) => rule.startsWith('zone/soa')),
      [],
    );
  });
  test('a second zone in the file', () => {
    check(`${withNumbers('1 4h 1h 2w 1h')}example.org. SOA ns1.example.net. hostmaster.example.org. 1 4h 1h 2w 1h
; @1-12 error: zone/soa-not-apex
`);
  });
  test('one that cannot be read is no second one', () => {
    check(`${withNumbers('1 4h 1h 2w 1h')}@ SOA ns1.example.net. hostmaster.example.com. one 4h 1h 2w 1h
;                                              ^^^ error: zone/rdata-invalid
`);
  });
  test('a file that is read as another zone', () => {
    check(
      `$ORIGIN example.com.
$TTL 1h
@ SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
; @1-1 error: zone/soa-not-apex
${NAMESERVERS}`,
      { origin: 'example.org.', isNamed: true },
    );
    check(
      `$ORIGIN example.com.\n$TTL 1h\n@ SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h\n${NAMESERVERS}`,
      { origin: 'example.org.' },
    );
  });
});

suite('zone/ns-missing and zone/ns-single', () => {
  test('what cannot be read is not missing', () => {
    check(`$ORIGIN example.com.
$TTL 1h
@ SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
  NS  ns1.example.net.
  NS  ns2..example.net.
;         ^ error: zone/empty-label
`);
  });
  test('the same server twice is one', () => {
    check(`$ORIGIN example.com.
$TTL 1h
@ SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
  NS  ns1.example.net.
;     ^^^^^^^^^^^^^^^^ warning: zone/ns-single
  NS  NS1.example.net.
; ^^^^^^^^^^^^^^^^^^^^ warning: zone/duplicate-record
`);
  });
});

suite('zones that every server has for itself', () => {
  for (const [name, origin, text] of [
    ['db.local', 'localhost.', '@ IN NS localhost.\n@ IN A 127.0.0.1\n@ IN AAAA ::1\n'],
    ['db.127', '127.in-addr.arpa.', '@ IN NS localhost.\n1.0.0 IN PTR localhost.\n'],
    ['db.empty', '16.172.in-addr.arpa.', '@ IN NS localhost.\n'],
    ['a response policy zone', 'rpz.example.com.', '@ IN NS localhost.\nbad.example.net CNAME .\n'],
  ] as const) {
    test(name, () => {
      check(
        `$TTL 604800\n@ IN SOA localhost. root.localhost. (\n 1 ; Serial\n 604800 ; Refresh\n 86400 ; Retry\n 2419200 ; Expire\n 604800 ) ; Negative Cache TTL\n;\n${text}`,
        { origin },
      );
    });
  }
});

suite('zone/soa-rname-at', () => {
  test('dots before "@" are escaped, the name ends in a dot', () => {
    checkFix(
      withNumbers('1 4h 1h 2w 1h').replace(
        'hostmaster.example.com. 1 4h 1h 2w 1h\n',
        `a.b@example.com 1 4h 1h 2w 1h
;                      ^^^^^^^^^^^^^^^ warning: zone/soa-rname-at
`,
      ),
      withNumbers('1 4h 1h 2w 1h').replace('hostmaster.example.com.', 'a\\.b.example.com.'),
    );
  });
  test('"@" alone is the origin', () => {
    check(withNumbers('1 4h 1h 2w 1h').replace('hostmaster.example.com.', '@'));
  });
});

suite('zone/soa-mname-not-ns', () => {
  test('no primary, other spelling', () => {
    check(withNumbers('1 4h 1h 2w 1h').replace('SOA ns1.example.net.', 'SOA .'));
    check(withNumbers('1 4h 1h 2w 1h').replace('SOA ns1.example.net.', 'SOA NS1.Example.Net.'));
  });
});

suite('zone/soa-timers', () => {
  test('usual values', () => {
    check(withNumbers('1 900 600 604800 86400'));
    check(withNumbers('1 1d 2h 1000h 2d'));
    check(withNumbers('1 10000 2400 604800 1800'));
  });
  test('one slip brings no other field into doubt', () => {
    checkFix(
      `${withNumbers('1 14400 3600 3600 3600').split('\n').slice(0, 3).join('\n')}
;                                                           ^^^^ warning: not even longer than refresh
${NAMESERVERS}`,
      withNumbers('1 14400 3600 1209600 3600'),
    );
    checkFix(
      `${withNumbers('1 30d 1h 2w 1h').split('\n').slice(0, 3).join('\n')}
;                                                ^^^ warning: between two questions
${NAMESERVERS}`,
      withNumbers('1 1d 1h 2w 1h'),
    );
    checkFix(
      `${withNumbers('1 1h 2h 2w 1h').split('\n').slice(0, 3).join('\n')}
;                                                   ^^ warning: shorter than refresh
${NAMESERVERS}`,
      withNumbers('1 1h 15m 2w 1h'),
    );
  });
});

suite('zone/serial-form', () => {
  test('dates, counters and seconds', () => {
    for (const serial of [
      '0',
      '1',
      '20260115',
      '2026123199',
      '2027010101',
      '1767225600',
      '4294967295',
      '3000000000',
    ]) {
      check(withNumbers(`${serial} 4h 1h 2w 1h`));
    }
  });
  test('tomorrow has begun somewhere; the day after has not', () => {
    check(`${withNumbers('2027010201 4h 1h 2w 1h').split('\n').slice(0, 3).join('\n')}
;                                              ^^^^^^^^^^ warning: zone/serial-form
${NAMESERVERS}`);
  });
  test('a digit too few', () => {
    check(`${withNumbers('202601151 4h 1h 2w 1h').split('\n').slice(0, 3).join('\n')}
;                                              ^^^^^^^^^ hint: Is a digit missing
${NAMESERVERS}`);
  });
});
