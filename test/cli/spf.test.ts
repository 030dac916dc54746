import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { type DnsServer, startDnsServer } from '../support/dnsServer.ts';
import { hostmaster as program } from './hostmaster.ts';

const ZONE = `$TTL 60
sound.example.       TXT "v=spf1 include:_spf.google.com mx ip4:192.0.2.64/26 -all"
sound.example.       MX  10 mail.sound.example.
mail.sound.example.  A   192.0.2.1
_spf.google.com.     TXT "v=spf1 ip4:198.51.100.0/24 ~all"
faulty.example.      TXT "v=spf1 include:gone.example a:old.example ~all"
large.example.       TXT "v=spf1 include:many.example include:more.example -all"
many.example.        TXT "v=spf1 a:h1.example a:h2.example a:h3.example a:h4.example a:h5.example -all"
more.example.        TXT "v=spf1 a:h1.example a:h2.example a:h3.example a:h4.example a:h5.example -all"
h1.example.          A   192.0.2.11
h2.example.          A   192.0.2.12
h3.example.          A   192.0.2.13
h4.example.          A   192.0.2.14
h5.example.          A   192.0.2.15
moved.example.       TXT "v=spf1 redirect=sound.example"
told.example.        TXT "v=spf1 -all exp=why.example"
why.example.         TXT "%{i} is not ours."
_x.told.example.     TXT "v=spf1 ip4:192.0.2.9 -all"
near.example.        TXT "v=spf1; include:_spf.google.com -all"
twice.example.       TXT "v=spf1 mx -all"
twice.example.       TXT "v=spf1 a -all"
xn--bcher-kva.example. TXT "v=spf1 -all"
`;

suite('hostmaster spf', () => {
  let server: DnsServer;
  before(async () => {
    server = await startDnsServer(ZONE, ({ name }) => (/^slow\./i.test(name) ? 'drop' : undefined));
  });
  after(() => server.close());
  const spf = (...args: string[]) =>
    program(['spf', ...args], { env: { HOSTMASTER_DNS: server.address, NO_COLOR: '1' } });
  const json = async (...args: string[]) => JSON.parse((await spf(...args, '--format', 'json')).stdout);

  test('shows a record as a tree with its cost and who may send', async () => {
    const { stdout, stderr, status } = await spf('sound.example');
    assert.deepEqual([status, stderr], [0, '']);
    assert.equal(
      stdout,
      `sound.example
v=spf1 include:_spf.google.com mx ip4:192.0.2.64/26 -all

  1 ├ include:_spf.google.com  Google Workspace
    │ ├ ip4:198.51.100.0/24
    │ └ ~all
  2 ├ mx                       1 mail server, 192.0.2.1
    ├ ip4:192.0.2.64/26
    └ -all

2 of 10 lookups, 0 of 2 void lookups.
321 IPv4 addresses may send.
5 questions to ${server.address}.
`,
    );
  });

  test('gives the same as JSON', async () => {
    const { record, lookups, voids, tree, findings, senders } = await json('sound.example');
    assert.equal(record, 'v=spf1 include:_spf.google.com mx ip4:192.0.2.64/26 -all');
    assert.deepEqual([lookups, voids, findings, senders.ipv4], [2, 0, [], 321]);
    assert.deepEqual(senders.networks, ['192.0.2.1', '192.0.2.64/26', '198.51.100.0/24']);
    const [include, mx] = tree.terms;
    assert.deepEqual(
      [include.term, include.number, include.lookups, include.sender, include.node.record],
      ['include:_spf.google.com', 1, 1, 'Google Workspace', 'v=spf1 ip4:198.51.100.0/24 ~all'],
    );
    assert.deepEqual(mx.hosts, [{ name: 'mail.sound.example', addresses: ['192.0.2.1'] }]);
  });

  test('says what is wrong, and fails for it', async () => {
    const { stdout, status } = await spf('faulty.example');
    assert.equal(status, 1);
    assert.match(stdout, /\n {2}1 ├ include:gone\.example +does not exist, void\n/);
    assert.match(
      stdout,
      /\nerror: include:gone\.example: "gone\.example" does not exist.*\[spf\/include-nxdomain\]\n/,
    );
    assert.match(stdout, /\nwarning: a:old\.example: .*\[spf\/a-mx-empty\]\n/);
    assert.equal((await spf('faulty.example', '--fail-on', 'never')).status, 0);
    assert.equal((await spf('sound.example', '--fail-on', 'hint')).status, 0);
    const { findings } = await json('faulty.example');
    assert.deepEqual(
      findings.map(({ rule, column, endColumn }: Record<string, unknown>) => [rule, column, endColumn]),
      [
        ['spf/include-nxdomain', 8, 28],
        ['spf/a-mx-empty', 29, 42],
      ],
    );
  });

  test('counts past the limit, and flattens with a proof', async () => {
    const { lookups, findings, flattened } = await json('large.example', '--flatten');
    assert.equal(lookups, 12);
    assert.ok(findings.some(({ rule }: { rule: string }) => rule === 'spf/lookup-limit'));
    assert.equal(flattened.before.lookups, 12);
    const text = await spf('large.example', '--flatten');
    assert.match(text.stdout, /12 lookups, where 10 are allowed/);
    assert.equal(text.status, 1);
  });

  test('leaves ptr out, and copies hosts, where that is asked for', async () => {
    const args = ['v=spf1 mx ptr -all', '--domain', 'sound.example', '--flatten'];
    const { flattened } = await json(...args);
    assert.deepEqual(flattened.choices, ['withoutPtr', 'withHosts']);
    assert.match(
      (await spf(...args)).stdout,
      /--without-ptr would leave ptr out.*\n\n--with-hosts would copy/,
    );
    const both = (await spf(...args, '--without-ptr', '--with-hosts')).stdout;
    assert.match(both, /^sound\.example\. IN TXT "v=spf1 ip4:192\.0\.2\.1 -all"$/m);
    assert.match(both, /compared as if it never matched/);
  });

  test('takes a record that is not published yet, alone or for a domain', async () => {
    const alone = await json('v=spf1 include:_spf.google.com a mx -all');
    assert.deepEqual([alone.lookups, alone.voids], [3, 0]);
    const meant = await json('v=spf1 a mx -all', '--domain', 'Sound.example.');
    assert.deepEqual([meant.lookups, meant.voids, meant.senders.networks], [2, 1, ['192.0.2.1']]);
    const evaluated = await json('v=spf1 mx -all', '--domain=sound.example', '--ip=192.0.2.1');
    assert.equal(evaluated.result, 'pass');
  });

  test('evaluates for a client', async () => {
    assert.deepEqual(await json('sound.example', '--ip', '198.51.100.7'), {
      result: 'pass',
      mechanism: 'include:_spf.google.com',
      path: ['include:_spf.google.com', 'ip4:198.51.100.0/24'],
      lookups: 1,
      voids: 0,
      sources: [{ resolver: server.address, age: 0 }],
    });
    const moved = await json('moved.example', '--ip', '203.0.113.1');
    assert.deepEqual(
      [moved.result, moved.mechanism, moved.path],
      ['fail', '-all', ['redirect=sound.example', '-all']],
    );
    const told = await json(
      'told.example',
      '--ip',
      '2001:db8::1',
      '--helo',
      'h.example',
      '--mail-from',
      'a@told.example',
    );
    assert.equal(
      told.explanation,
      '2.0.0.1.0.d.b.8.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.1 is not ours.',
    );
    // Names that are no host names may have SPF records too; those of one label may not.
    assert.equal((await json('_x.told.example', '--ip', '192.0.2.9')).result, 'pass');
    assert.equal((await json('told', '--ip', '192.0.2.9')).result, 'none');
    const text = await spf('faulty.example', '--ip', '192.0.2.9');
    assert.match(
      text.stdout,
      /^faulty\.example for 192\.0\.2\.9: permerror\n[\s\S]*\nAsked 127\.0\.0\.1:\d+\.\n$/,
    );
    assert.equal(text.status, 0);
  });

  test('tells what does not exist from what is not known', async () => {
    const none = await spf('none.example');
    assert.deepEqual([none.status, none.stdout], [1, 'none.example\nIt does not exist.\n']);
    const slow = await spf('slow.example', '--timeout', '50');
    assert.equal(slow.status, 2);
    assert.match(slow.stdout, /^slow\.example\nIt is not known: .*\.\n$/);
    assert.equal((await json('slow.example', '--timeout', '50', '--ip', '192.0.2.1')).result, 'temperror');
    const offline = await spf('v=spf1 include:_spf.google.com -all', '--offline');
    assert.match(offline.stdout, /At least 1 of 10 lookups/);
    assert.equal(offline.status, 0);
  });

  test('shows what was meant for a record, and several of them', async () => {
    const near = await spf('near.example');
    assert.equal(near.status, 1);
    assert.match(near.stdout, /^near\.example\nIt has no SPF record\.\n\nerror: .*\[spf\/version\]\n/);
    const { record, findings } = await json('near.example');
    assert.equal(record, null);
    assert.deepEqual(
      findings.map(({ rule }: { rule: string }) => rule),
      ['spf/version'],
    );
    const twice = await spf('twice.example');
    assert.equal(twice.status, 1);
    assert.match(
      twice.stdout,
      /^twice\.example\nIt has 2 SPF records, where one is allowed\.\n( {2}v=spf1 .*\n){2}$/,
    );
    assert.equal((await json('twice.example')).tree.records.length, 2);
  });

  test('takes international names', async () => {
    assert.equal((await json('Bücher.example')).record, 'v=spf1 -all');
  });

  test('refuses what it does not know', async () => {
    const wrong = [
      [],
      ['a.example', 'b.example'],
      ['a.example', '--domain', 'b.example'],
      ['a.example', '--helo', 'b.example'],
      ['a.example', '--ip', '192.0.2.1', '--flatten'],
      ['a.example', '--without-ptr'],
      ['a.example', '--format', 'yaml'],
      ['a.example', '--dns', 'resolver.example'],
      ['v=spf1 -all', '--ip', '192.0.2.1'],
    ];
    for (const args of wrong) {
      const { status, stdout, stderr } = await spf(...args);
      assert.deepEqual([status, stdout], [2, ''], args.join(' '));
      assert.match(stderr, /^hostmaster: .*See hostmaster spf --help\.\n$/);
    }
  });

  test('an address that is none is wrong usage', async () => {
    for (const command of [
      ['spf', 'sound.example'],
      ['message', 'samples/messages/spoof.eml'],
    ]) {
      const { status, stderr } = await program([...command, '--ip', '300.1.1.1', '--offline']);
      assert.equal(status, 2);
      assert.match(stderr, /"300\.1\.1\.1" is no IP address/);
    }
  });
});
