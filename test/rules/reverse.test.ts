import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { applyEverywhere, check, type ZoneContext } from './check.ts';

const SOA = `$TTL 1h
@ SOA ns1.example.net. hostmaster.example.com. 2026112401 4h 1h 2w 1h
@ NS  ns1.example.net.
@ NS  ns2.example.net.
`;

const forward = (text: string, origin = 'example.com') => `$ORIGIN ${origin}.\n${SOA}${text}`;
const reverse = (text: string, network = '2.0.192.in-addr') => `$ORIGIN ${network}.arpa.\n${SOA}${text}`;

/** The zone is checked with others at hand. */
const among = (zone: string, ...others: string[]) =>
  check(zone, { others: Object.fromEntries(others.map((text, i) => [`other${i}.zone`, text])) });

/** What the fix of the first finding puts into the other zone. */
function fixed(zone: string, other: string, context: ZoneContext = {}): string | undefined {
  const [finding] = check(zone, { ...context, others: { 'other.zone': other } });
  const [fix] = finding?.fixes ?? [];
  return fix && applyEverywhere(zone, { 'other.zone': other }, fix).others['other.zone'];
}

const MISSING = `www A 192.0.2.80
;   ^^^^^^^^^^^^ info: zone/ptr-missing
`;

suite('an address without a PTR record is not reported', () => {
  const www = forward('www A 192.0.2.80\n');
  test('where no zone at hand answers for it', () => {
    among(www, reverse('', '3.0.192.in-addr'), forward('', 'example.org'));
  });
  test('where a wildcard answers', () => {
    among(www, reverse('* PTR www.example.com.\n'));
  });
  test('where the reverse zone delegates', () => {
    among(www, reverse('80 NS ns.example.org.\n'), reverse('0-127 NS ns.example.org.\n80 CNAME 80.0-127\n'));
  });
  test('where an alias leads to a zone that is not at hand', () => {
    among(www, reverse('80 CNAME 80.customer.example.org.\n'));
  });
  test('where the reverse zone is not known in full, or a record there cannot be read', () => {
    among(www, reverse('$INCLUDE more.inc\n'));
    among(www, reverse('80 PTR\n'));
  });
  test('where one of several zones of the same name has it', () => {
    among(www, reverse(''), reverse('80 PTR www.example.com.\n'));
  });
  test('where a lower zone is at hand that has it', () => {
    among(www, reverse('', '0.192.in-addr'), reverse('80 PTR www.example.com.\n'));
  });
  test('where it is glue, of a wildcard, or of every host itself', () => {
    among(
      forward(`sub       NS ns.sub
ns.sub    A  192.0.2.53
*         A  192.0.2.99
localhost A  127.0.0.1
`),
      reverse(''),
      reverse('', '127.in-addr'),
    );
  });
  test('a second time, at another name', () => {
    among(forward(`${MISSING}web A 192.0.2.80\n`), reverse(''));
  });
  test('in IPv6 where it has one', () => {
    among(
      forward(`www AAAA 2001:DB8::80
;   ^^^^^^^^^^^^^^^^^ info: zone/ptr-missing
web AAAA 2001:db8::81
`),
      reverse(
        `$ORIGIN 0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.
1.8 PTR web.example.com.
`,
        '8.b.d.0.1.0.0.2.ip6',
      ),
    );
  });
});

suite('a PTR record is not reported', () => {
  const pointer = (target: string) => reverse(`80 PTR ${target}\n`);
  test('where the zone of its name is not at hand, or delegates the name', () => {
    among(pointer('www.example.com.'), forward('', 'example.org'));
    among(pointer('www.sub.example.com.'), forward('sub NS ns.example.org.\n'));
  });
  test('where the name has the address in another zone of the same name', () => {
    among(pointer('www.example.com.'), forward('www A 10.0.0.80\n'), forward('www A 192.0.2.80\n'));
  });
  test('where a wildcard gives the address', () => {
    among(pointer('www.example.com.'), forward('* A 192.0.2.80\n'));
  });
  test('where it is of a network or a service', () => {
    among(reverse('@ PTR net.example.com.\nb._dns-sd._udp PTR example.com.\n'), forward(''));
  });
  test('where the case of names differs', () => {
    among(pointer('WWW.Example.COM.'), forward('www A 192.0.2.80\n'));
  });
  test('of a classless delegation that fits', () => {
    among(reverse('80 PTR www.example.com.\n', '0/25.2.0.192.in-addr'), forward('www A 192.0.2.80\n'));
  });
});

suite('a PTR record is reported', () => {
  test('in a classless delegation', () => {
    among(
      reverse(
        `81 PTR www.example.com.
;      ^^^^^^^^^^^^^^^^ info: not 192.0.2.81
`,
        '0/25.2.0.192.in-addr',
      ),
      forward('www A 192.0.2.80\n'),
    );
  });
  test('once for a $GENERATE', () => {
    among(
      reverse(`$GENERATE 1-200 $ PTR dyn-$.example.com.
;@1-40 info: dyn-1.example.com. has no A record
`),
      forward(''),
    );
  });
  test('and the address is, where the name is one of its zone', () => {
    among(
      forward(`www A 192.0.2.80
;   ^^^^^^^^^^^^ info: leads to old.example.com.
web A 192.0.2.80
`),
      reverse('80 PTR old.example.com.\n'),
    );
    among(forward('www A 192.0.2.80\n'), reverse('80 PTR old.example.org.\n'));
    among(forward('www A 192.0.2.80\nold CNAME www\n'), reverse('80 PTR old.example.com.\n'));
  });
});

suite('a comment that suppresses what is found by comparing', () => {
  const zone = forward(`; hostmaster-disable-next-line zone/ptr-missing -- not reachable
www A 192.0.2.80
`);
  test('does so', () => {
    among(zone, reverse(''));
  });
  test('is not taken for unused where nothing is at hand to compare with', () => {
    check(zone);
  });
});

suite('the record that a fix adds to another zone', () => {
  const missing = forward(MISSING);
  const mismatch = reverse(`80 PTR www.example.com.
;      ^^^^^^^^^^^^^^^^ info: has no A record
`);
  test('stands in the order of names, laid out as the one before it', () => {
    assert.equal(
      fixed(missing, reverse('9    3600 IN PTR i.example.com. ; nine\n100  3600 IN PTR c.example.com.\n')),
      reverse(
        '9    3600 IN PTR i.example.com. ; nine\n80   3600 IN PTR www.example.com.\n100  3600 IN PTR c.example.com.\n',
      ),
    );
  });
  test('stands behind all records of the owner before it', () => {
    assert.equal(
      fixed(missing, reverse('9\tPTR\ti.example.com.\n\tPTR\tj.example.com.\n\n; more\n\tTXT\tx\n')),
      reverse(
        '9\tPTR\ti.example.com.\n\tPTR\tj.example.com.\n\n; more\n\tTXT\tx\n80\tPTR\twww.example.com.\n',
      ),
    );
  });
  test('is absolute where the one before it is, and keeps line ends', () => {
    const ptr = (host: string, name: string) => `${host}.2.0.192.in-addr.arpa. IN PTR ${name}.example.com.`;
    assert.equal(
      fixed(missing, reverse(`${ptr('9', 'i')}\n`).replaceAll('\n', '\r\n')),
      reverse(`${ptr('9', 'i')}\n${ptr('80', 'www')}\n`).replaceAll('\n', '\r\n'),
    );
  });
  test('is relative to the origin there, also behind a last line without its end', () => {
    const start = reverse('', '0.192.in-addr');
    assert.equal(
      fixed(missing, `${start}$ORIGIN 2.0.192.in-addr.arpa.\n9 PTR i.example.com.`),
      `${start}$ORIGIN 2.0.192.in-addr.arpa.\n9 PTR i.example.com.\n80 PTR www.example.com.`,
    );
  });
  test('is on one line where the one before it is on several', () => {
    assert.equal(
      fixed(missing, reverse('9 1h PTR ( ; nine\n   i.example.com. )\n')),
      reverse('9 1h PTR ( ; nine\n   i.example.com. )\n80 1h PTR www.example.com.\n'),
    );
  });
  test('is not offered where no record shows how it would be written', () => {
    assert.equal(fixed(missing, reverse('')), undefined);
    assert.equal(fixed(missing, reverse('$GENERATE 1-9 $ PTR h$.example.com.\n')), undefined);
  });
  test('is an address for a PTR record', () => {
    assert.equal(
      fixed(mismatch, forward('mail IN A 192.0.2.25\nzoo IN A 192.0.2.26\n')),
      forward('mail IN A 192.0.2.25\nwww IN A 192.0.2.80\nzoo IN A 192.0.2.26\n'),
    );
  });
});
