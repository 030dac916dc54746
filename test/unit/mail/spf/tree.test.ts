import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Dns } from '../../../../server/src/engine/dns/dns.ts';
import { parseSpf } from '../../../../server/src/engine/mail/spf/parseSpf.ts';
import { growTree, growTreeOf } from '../../../../server/src/engine/mail/spf/tree/growTree.ts';
import type { SpfTree } from '../../../../server/src/engine/mail/spf/tree/spfTree.ts';
import { costText, treeMarkdown, treeText } from '../../../../server/src/engine/mail/spf/tree/treeText.ts';
import { walkTree } from '../../../../server/src/engine/mail/spf/tree/walkTree.ts';
import { addressCount, sendersText } from '../../../../server/src/engine/mail/spf/tree/wording.ts';
import { evaluateSpf } from '../../../../server/src/node/spf/evaluateSpf.ts';
import { memoryDns } from '../../../support/memoryDns.ts';
import { spfTreeZone } from '../../../support/spfTreeZone.ts';

const dnsOf = (...lines: readonly string[]) =>
  memoryDns({ origin: '.', text: ['$TTL 60', ...lines, ''].join('\n') });
const treeOf = (...lines: readonly string[]) => growTreeOf('example.com', dnsOf(...lines));
const figures = ({ lookups, voids }: SpfTree) => [lookups, voids.always];

suite('the tree of an SPF record', () => {
  test('counts terms, not questions: an mx is one, its hosts are none', async () => {
    const tree = await treeOf(
      'example.com. TXT "v=spf1 mx a:www.example.com -all"',
      'example.com. MX 10 m1.example.com.',
      'example.com. MX 20 m2.example.com.',
      'm1.example.com. A 192.0.2.1',
      'm2.example.com. A 192.0.2.2',
      'www.example.com. A 192.0.2.3',
    );
    assert.deepEqual(figures(tree), [2, 0]);
    assert.equal(addressCount(tree.senders), '3 IPv4 addresses');
  });

  test('tells who may send: no one by what is an error, and that others may where it is not known', async () => {
    const rows = [
      'bad.example. TXT "v=spf1 ip4:192.0.2.64/26 ip4:192.0.2.300 -all"',
      'half.example. TXT "v=spf1 -ip4:192.0.2.1 include:gone.example -all"',
      'macro.example. TXT "v=spf1 exists:%{i}.list.example -all"',
    ];
    for (const [record, who] of [
      ['v=spf1 ip4:192.0.2.0/24 ipv4:198.51.100.1 -all', 'no one may send, since the record is invalid'],
      ['v=spf1 ip4:192.0.2.1 include:bad.example ip4:198.51.100.1 -all', '1 IPv4 address may send'],
      ['v=spf1 include:half.example ip4:192.0.2.0/24 -all', '1 IPv4 address may send'],
      ['v=spf1 ip4:192.0.2.1 include:macro.example -all', '1 IPv4 address and perhaps others may send'],
      ['v=spf1 include:macro.example -all', 'who may send cannot be told beforehand'],
      ['v=spf1 -all', 'no addresses may send'],
    ] as const) {
      assert.equal(sendersText(await treeOf(`example.com. TXT "${record}"`, ...rows)), who, record);
    }
    const alone = parseSpf({ kind: 'spf', text: 'v=spf1 mx -all', owner: undefined });
    assert.equal(sendersText(await growTree(alone, dnsOf())), 'who may send cannot be told beforehand');
  });

  test('numbers the lookups in the order of evaluation, redirect last', async () => {
    const tree = await treeOf(
      'example.com. TXT "v=spf1 redirect=r.example include:a.example a:b.example"',
      'a.example. TXT "v=spf1 include:c.example a:b.example -all"',
      'c.example. TXT "v=spf1 ip4:192.0.2.1 -all"',
      'r.example. TXT "v=spf1 mx:b.example -all"',
      'b.example. A 192.0.2.2',
      'b.example. AAAA 2001:db8::2',
      'b.example. MX 1 b.example.',
    );
    assert.deepEqual(
      [...walkTree(tree.root)].flatMap(({ branch }) => (branch.number ? [[branch.number, branch.text]] : [])),
      [
        [1, 'include:a.example'],
        [2, 'include:c.example'],
        [3, 'a:b.example'],
        [4, 'a:b.example'],
        [5, 'redirect=r.example'],
        [6, 'mx:b.example'],
      ],
    );
    assert.deepEqual(figures(tree), [6, 0]);
    assert.deepEqual(tree.voids, { always: 0, ipv4: 0, ipv6: 0 });
  });

  test('does not count what is never evaluated: behind all, redirect beside all, exp', async () => {
    const tree = await treeOf(
      'example.com. TXT "v=spf1 -all include:a.example a mx redirect=b.example exp=why.example"',
      'why.example. TXT "no"',
    );
    assert.deepEqual(figures(tree), [0, 0]);
    assert.equal(tree.questions, 2, 'the record and the explanation');
  });

  test('ends where an include or networks match every client', async () => {
    const always = 'all.example. TXT "v=spf1 ip4:192.0.2.1 +all"';
    const behind = await treeOf('example.com. TXT "v=spf1 include:all.example a:x.example -all"', always);
    assert.deepEqual(figures(behind), [1, 0]);
    const split = await treeOf('example.com. TXT "v=spf1 ip4:0.0.0.0/0 ip6:::/0 a:x.example -all"');
    assert.deepEqual(figures(split), [0, 0]);
    // Whether a macro matches is not known: what lies behind may be evaluated.
    const unsure = await treeOf(
      'example.com. TXT "v=spf1 include:m.example a:x.example -all"',
      'm.example. TXT "v=spf1 -exists:%{i}.example +all"',
    );
    assert.deepEqual(figures(unsure), [3, 1]);
  });

  test('attributes void lookups to their terms, each once, for clients of both families', async () => {
    const tree = await treeOf(
      'example.com. TXT "v=spf1 a:none.example mx:nomx.example include:v4.example exists:none.example -all"',
      'nomx.example. A 192.0.2.1',
      'v4.example. TXT "v=spf1 a:nomx.example a:six.example mx:null.example -all"',
      'six.example. AAAA 2001:db8::1',
      'null.example. MX 0 .',
    );
    assert.deepEqual(tree.voids, { always: 3, ipv4: 4, ipv6: 4 });
    assert.deepEqual(
      [...walkTree(tree.root)].flatMap(({ branch }) => (branch.void ? [[branch.text, branch.void]] : [])),
      [
        ['a:none.example', 'always'],
        ['mx:nomx.example', 'always'],
        ['a:nomx.example', 'ipv6'],
        ['a:six.example', 'ipv4'],
        ['exists:none.example', 'always'],
      ],
    );
  });

  test('tells what is wrong with nested records, and where', async () => {
    const tree = await treeOf(
      'example.com. TXT "v=spf1 include:a.example include:gone.example include:empty.example include:slow.example include:bad.example ~all"',
      'a.example. TXT "v=spf1 include:b.example ~all"',
      'b.example. TXT "v=spf1 redirect=two.example"',
      'bad.example. TXT "v=spf1 a:x.example ip4:300.0.0.1 redirect=two.example"',
      'two.example. TXT "v=spf1 -all"',
      'two.example. TXT "v=spf1 +all"',
      'empty.example. TXT "verification=1"',
      'slow.example. TXT "TIMEOUT"',
    );
    assert.deepEqual(
      [...walkTree(tree.root)].flatMap(({ path, branch: { node } }) =>
        node && node.state.status !== 'record'
          ? [[path.map(({ text }) => text).join(' > '), node.state.status]]
          : [],
      ),
      [
        ['include:a.example > include:b.example > redirect=two.example', 'multiple'],
        ['include:gone.example', 'none'],
        ['include:empty.example', 'none'],
        ['include:slow.example', 'failed'],
      ],
    );
    // A name with other text is not void; an unanswered one is not known, which is not nothing.
    assert.deepEqual(tree.voids.always, 1);
    assert.equal(tree.isComplete, false);
    assert.match(costText(tree), /^At least 7 of 10 lookups, 1 of 2 void lookups\.$/);
  });

  test('sees loops: through others, through itself, through redirect', async () => {
    const tree = await treeOf(
      'example.com. TXT "v=spf1 include:a.example include:EXAMPLE.com. -all"',
      'a.example. TXT "v=spf1 redirect=b.example"',
      'b.example. TXT "v=spf1 include:a.example -all"',
    );
    const loops = [...walkTree(tree.root)].filter(({ branch }) => branch.node?.state.status === 'loop');
    assert.deepEqual(
      loops.map(({ branch }) => branch.text),
      ['include:a.example', 'include:EXAMPLE.com.'],
    );
  });

  test('expands %{d}, and asks for nothing that depends on the message', async () => {
    const tree = await treeOf(
      'example.com. TXT "v=spf1 include:_%{d2}.example include:%{l}.example a:%{ir}.example exists:%{d1r}.%%.example -all"',
      '_example.com.example. TXT "v=spf1 a:%{d3}.example -all"',
      '_example.com.example.example. A 192.0.2.1',
      '_example.com.example.example. AAAA 2001:db8::1',
      'example.%.example. A 127.0.0.2',
    );
    assert.deepEqual(
      [...walkTree(tree.root)].flatMap(({ branch }) => branch.target ?? []),
      ['_example.com.example', '_example.com.example.example', 'example.%.example'],
    );
    assert.deepEqual(figures(tree), [5, 0]);
    assert.ok(tree.isComplete);
  });

  test('counts the question for the name of the client that %{p} makes, as mailauth does', async () => {
    const dns = dnsOf(
      'example.com. TXT "v=spf1 exists:%{p}.example a:%{p}.example exp=%{p}.example -all"',
      '1.2.0.192.in-addr.arpa. PTR host.example.',
      'host.example. A 192.0.2.1',
    );
    assert.deepEqual(figures(await growTreeOf('example.com', dns)), [4, 0]);
    assert.equal((await evaluateSpf('example.com', { ip: '192.0.2.1' }, dns)).lookups, 4);
  });

  test('counts a and mx of a record that stands alone, without asking for a domain', async () => {
    const record = parseSpf({ kind: 'spf', text: 'v=spf1 a mx include:a.example -all', owner: undefined });
    const tree = await growTree(record, dnsOf('a.example. TXT "v=spf1 a -all"', 'a.example. A 192.0.2.1'));
    assert.deepEqual(figures(tree), [4, 0]);
    assert.deepEqual(tree.voids, { always: 0, ipv4: 0, ipv6: 1 });
  });

  test('asks for each name once, level by level', async () => {
    const lines = ['example.com. TXT "v=spf1 include:a0.example include:a1.example include:a2.example -all"'];
    for (let i = 0; i < 3; i++) {
      lines.push(
        `a${i}.example. TXT "v=spf1 include:b0.example include:b1.example include:c${i}.example -all"`,
      );
      lines.push(`c${i}.example. TXT "v=spf1 a:host.example ip4:192.0.2.${i} -all"`);
    }
    lines.push('b0.example. TXT "v=spf1 ip4:192.0.2.8 -all"', 'b1.example. TXT "v=spf1 ip4:192.0.2.9 -all"');
    lines.push('host.example. A 192.0.2.10');
    const clock = roundTrips(dnsOf(...lines));
    const tree = await growTreeOf('example.com', clock.dns);
    assert.equal(tree.lookups, 15);
    assert.equal(clock.asked(), 11);
    assert.equal(tree.questions, 11);
    assert.equal(clock.rounds(), 4, 'the record, two levels, and addresses');
  });

  test('takes as many round trips as it is deep: 40 records in four', async () => {
    const { zone, records } = spfTreeZone(4);
    const clock = roundTrips(memoryDns({ origin: '.', text: zone }));
    const tree = await growTreeOf('example.com', clock.dns);
    assert.deepEqual([records, tree.lookups, clock.asked(), clock.rounds()], [40, 39, 40, 4]);
  });

  test('is bounded whatever the records are, and says so', async () => {
    const lines = ['example.com. TXT "v=spf1 include:n0.example include:n1.example -all"'];
    for (let i = 0; i < 60; i++) {
      const below = Array.from({ length: 10 }, (_, j) => `include:n${(i * 7 + j * 3 + 1) % 60}.example`);
      lines.push(`n${i}.example. TXT "v=spf1 ${below.join(' ')} -all"`);
    }
    const wide = await treeOf(...lines);
    assert.equal(wide.isComplete, false);
    assert.ok(wide.lookups > 10 && wide.questions <= 61, `${wide.questions}`);
    const chain = ['example.com. TXT "v=spf1 include:c0.example -all"'];
    for (let i = 0; i < 100; i++) chain.push(`c${i}.example. TXT "v=spf1 include:c${i + 1}.example -all"`);
    const deep = await treeOf(...chain);
    assert.ok(deep.lookups > 10 && deep.questions < 30, `${deep.questions}`);
    const names = Array.from({ length: 900 }, (_, i) => `a:h${i}.example`).join(' ');
    const flat = await growTree(
      parseSpf({ kind: 'spf', text: `v=spf1 ${names} -all`, owner: undefined }),
      dnsOf('h1.example. A 192.0.2.1'),
    );
    assert.equal(flat.lookups, 900);
    assert.ok(flat.questions <= 400);
  });

  test('is bounded where every record is as large as a message can be', async () => {
    const networks = Array.from(
      { length: 2500 },
      (_, i) => `${'+-~?'[i % 4]}ip4:${i % 223}.${i >> 8}.0.${i % 256}`,
    );
    const includes = Array.from({ length: 20 }, (_, i) => `include:n${i}.%{d2}.example`);
    const source = { resolver: 'test', age: 0, ttl: 1 };
    const records = [`v=spf1 ${networks.join(' ')} ${includes.join(' ')} -all`];
    const endless: Dns = {
      ask: async (_name, type) =>
        type === 'TXT'
          ? { status: 'found', records: records as never, source }
          : { status: 'noData', source },
    };
    const tree = await growTreeOf('example.com', endless);
    assert.equal(tree.isComplete, false);
    assert.ok([...walkTree(tree.root)].length <= 12_600, `${[...walkTree(tree.root)].length}`);
  });

  test('gives up when it is cancelled', async () => {
    const controller = new AbortController();
    const dns = dnsOf('example.com. TXT "v=spf1 include:a.example -all"');
    const stopping: Dns = {
      ask(name, type, cancel) {
        controller.abort();
        return dns.ask(name, type, cancel);
      },
    };
    const tree = await growTreeOf('example.com', stopping, { cancel: controller.signal });
    assert.equal(tree.isComplete, false);
    assert.equal(tree.questions, 1);
  });
});

suite('the text of a tree', () => {
  test('has a line for each term, with the number of its lookup', async () => {
    const tree = await treeOf(
      'example.com. TXT "v=spf1 include:_spf.google.com mx a:gone.example ip4:192.0.2.0/24 ~all a"',
      '_spf.google.com. TXT "v=spf1 ip4:198.51.100.0/24 ip4:203.0.113.0/25 ip4:203.0.113.128/25 ip6:2001:db8::/32 ~all"',
      'example.com. MX 10 mail.example.com.',
      'mail.example.com. A 192.0.2.1',
    );
    assert.deepEqual(treeText(tree), [
      '  1 ├ include:_spf.google.com  Google Workspace',
      '    │ ├ ip4:198.51.100.0/24 and 3 more networks  512 IPv4 addresses and 2^96 IPv6 addresses',
      '    │ └ ~all',
      '  2 ├ mx  1 mail server, 192.0.2.1',
      '  3 ├ a:gone.example  does not exist, void',
      '    ├ ip4:192.0.2.0/24',
      '    ├ ~all',
      '    └ a  never evaluated',
    ]);
    assert.equal(costText(tree), '3 of 10 lookups, 1 of 2 void lookups.');
    assert.match(
      treeMarkdown(tree, 2),
      /^3 of 10 lookups.*\n\n```text\n {2}1 ├ .*\n.*\n {4}… and 6 more\n```\n$/,
    );
  });
});

/** Answers in rounds: what was asked is answered together, when nothing more is being asked. */
function roundTrips(dns: Dns): {
  readonly dns: Dns;
  readonly asked: () => number;
  readonly rounds: () => number;
} {
  let asked = 0;
  let rounds = 0;
  let waiting: (() => void)[] = [];
  const answerAll = () => {
    rounds++;
    const due = waiting;
    waiting = [];
    for (const go of due) go();
  };
  return {
    dns: {
      async ask(name, type) {
        asked++;
        await new Promise<void>((resolve) => {
          if (waiting.push(resolve) === 1) setImmediate(answerAll);
        });
        return dns.ask(name, type);
      },
    },
    asked: () => asked,
    rounds: () => rounds,
  };
}
