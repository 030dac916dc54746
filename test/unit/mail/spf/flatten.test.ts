import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { OfferKind } from '../../../../server/src/engine/mail/spf/flatten/flattening.ts';
import {
  type FlattenOptions,
  flattenSpf,
} from '../../../../server/src/engine/mail/spf/flatten/flattenSpf.ts';
import { parseSpf } from '../../../../server/src/engine/mail/spf/parseSpf.ts';
import { type DnsTableRows, tableDns } from '../../../support/tableDns.ts';

const DOMAIN = 'example.com';

/** Flattens a record; other records by name, SPF texts or rows. */
async function flatten(
  text: string,
  others: Readonly<Record<string, string | DnsTableRows[string]>> = {},
  options: Partial<FlattenOptions> = {},
) {
  const rows = Object.entries(others).map(([name, value]) => [
    name,
    typeof value === 'string' ? [{ TXT: value }] : value,
  ]);
  const dns = tableDns(Object.fromEntries(rows));
  const record = parseSpf({ kind: 'spf', text, owner: DOMAIN });
  const { only, ...rest } = options;
  const term = only && { only };
  const flattening = await flattenSpf(record, dns, { domain: DOMAIN, ...rest, ...term });
  const offer = (kind: OfferKind) => flattening.offers.find((each) => each.kind === kind);
  return { ...flattening, offer, text: (kind: OfferKind) => offer(kind)?.records[0]?.text };
}

/** An SPF record with as many lookups as are wanted, under names of its own. */
function costly(name: string, lookups: number, network: (i: number) => string): Record<string, string> {
  const parts = Array.from({ length: lookups - 1 }, (_, i) => `${i}.${name}`);
  return {
    [name]: `v=spf1 ${parts.map((part) => `include:${part}`).join(' ')} ~all`,
    ...Object.fromEntries(parts.map((part, i) => [part, `v=spf1 ip4:${network(i)} ~all`])),
  };
}

suite('an include', () => {
  test('passes what its record passes: its "all" is not taken over', async () => {
    const { text } = await flatten('v=spf1 include:a.example ~all', {
      'a.example': 'v=spf1 ip4:192.0.2.0/24 -all',
    });
    assert.equal(text('full'), 'v=spf1 ip4:192.0.2.0/24 ~all');
  });

  test('loses what its record refuses before it passes it', async () => {
    const { text } = await flatten('v=spf1 include:a.example -all', {
      'a.example':
        'v=spf1 -ip4:192.0.2.0/26 ip4:192.0.2.0/25 ?ip4:192.0.2.0/24 ip4:192.0.2.128/25 ip6:2001:db8::/32 -all',
    });
    assert.equal(text('full'), 'v=spf1 ip4:192.0.2.64/26 ip6:2001:db8::/32 -all');
  });

  test('keeps its qualifier, and the order of qualifiers', async () => {
    const { text } = await flatten('v=spf1 -include:a.example include:b.example ?all', {
      'a.example': 'v=spf1 ip4:192.0.2.128/25 ~all',
      'b.example': 'v=spf1 ip4:192.0.2.0/24 ~all',
    });
    assert.equal(text('full'), 'v=spf1 -ip4:192.0.2.128/25 ip4:192.0.2.0/24 ?all');
  });

  test('lets everybody send where its record does: that is said', async () => {
    const { text, offer } = await flatten('v=spf1 include:a.example -all', { 'a.example': 'v=spf1 +all' });
    assert.equal(text('full'), 'v=spf1 all');
    assert.match(offer('full')?.warnings.join() ?? '', /lets everybody send/);
  });

  test('with macros stays, the smallest that holds them', async () => {
    const { text, offer } = await flatten('v=spf1 include:a.example ~all', {
      'a.example': 'v=spf1 include:b.example include:c.example ~all',
      'b.example': 'v=spf1 ip4:192.0.2.0/24 ~all',
      'c.example': 'v=spf1 exists:%{i}._spf.c.example ip4:198.51.100.1 ~all',
    });
    assert.equal(text('full'), 'v=spf1 ip4:192.0.2.0/24 include:c.example ~all');
    assert.deepEqual(offer('full')?.proof.guessed, ['exists:%{i}._spf.c.example@c.example']);
  });

  test('stays where its record refuses by a macro', async () => {
    const { offers } = await flatten('v=spf1 include:a.example ~all', {
      'a.example': 'v=spf1 -exists:%{i}.bad.example ip4:192.0.2.0/24 ~all',
    });
    assert.deepEqual(offers, []);
  });

  test('keeps its hosts as terms with their names, unless they are to be flattened too', async () => {
    const others = {
      'a.example': [{ TXT: 'v=spf1 a mx/24 ~all' }, { A: '192.0.2.1' }, { MX: [1, 'mx.example'] }],
      'mx.example': [{ A: '198.51.100.7' }],
    };
    const kept = await flatten('v=spf1 include:a.example ~all', others);
    assert.equal(kept.text('full'), 'v=spf1 a:a.example mx:a.example/24 ~all');
    const flat = await flatten('v=spf1 include:a.example ~all', others, { withHosts: true });
    assert.equal(flat.text('full'), 'v=spf1 ip4:192.0.2.1 ip4:198.51.100.0/24 ~all');
  });

  test('can be flattened alone', async () => {
    const text = 'v=spf1 include:a.example include:b.example ~all';
    const found = await flatten(
      text,
      { 'a.example': 'v=spf1 ip4:192.0.2.1 ~all', 'b.example': 'v=spf1 ip4:192.0.2.2 ~all' },
      { only: { start: text.indexOf('include:b'), end: text.indexOf(' ~all') } },
    );
    assert.equal(found.text('one'), 'v=spf1 ip4:192.0.2.2 include:a.example ~all');
    assert.equal(found.offers.length, 1);
  });
});

suite('a redirect', () => {
  test('gives way to the terms that it leads to, with their "all"', async () => {
    const { text } = await flatten('v=spf1 ip4:192.0.2.1 redirect=a.example', {
      'a.example': 'v=spf1 ?ip4:198.51.100.0/24 include:b.example -all',
      'b.example': 'v=spf1 ip4:203.0.113.0/24 ~all',
    });
    assert.equal(text('full'), 'v=spf1 ip4:192.0.2.1 ?ip4:198.51.100.0/24 ip4:203.0.113.0/24 -all');
  });

  test('stays where another explanation would be given', async () => {
    const { offers } = await flatten('v=spf1 redirect=a.example', {
      'a.example': 'v=spf1 ip4:192.0.2.1 -all exp=why.example',
    });
    assert.deepEqual(offers, []);
  });
});

suite('cheaper repairs', () => {
  test('terms that do nothing are left out, each with its reason', async () => {
    const { offer, text } = await flatten(
      'v=spf1 a:gone.example include:dead.example include:a.example ip4:192.0.2.0/24 ip4:192.0.2.7 include:b.example mx ~all ip4:198.51.100.1',
      {
        'a.example': 'v=spf1 include:b.example ~all',
        'b.example': 'v=spf1 exists:%{i}.b.example ~all',
        'example.com': [{ MX: [1, 'mx.example.com'] }],
        'mx.example.com': [{ A: '192.0.2.3' }],
      },
    );
    assert.equal(text('repair'), 'v=spf1 include:a.example ip4:192.0.2.0/24 ~all');
    const steps = offer('repair')?.steps.map(({ kind, term, saved }) => `${kind} ${term} ${saved}`);
    assert.deepEqual(steps, [
      'unreached ip4:198.51.100.1 0',
      'dead a:gone.example 1',
      'dead include:dead.example 1',
      'duplicate include:b.example 2',
      'covered mx 1',
      'covered ip4:192.0.2.7 0',
    ]);
    assert.ok((offer('repair')?.proof.lifted.noRecord ?? 0) > 0);
  });

  test('networks stay that only hosts or others cover', async () => {
    const { offers } = await flatten('v=spf1 ip4:192.0.2.1 include:a.example mx -all', {
      'a.example': 'v=spf1 ip4:192.0.2.0/24 exists:%{i}.a.example ~all',
      'example.com': [{ MX: [1, 'mx.example.com'] }],
      'mx.example.com': [{ A: '192.0.2.1' }, { A: '198.51.100.1' }],
    });
    assert.deepEqual(offers, []);
  });

  test('ptr is left out when that is asked for', async () => {
    const text = 'v=spf1 ip4:192.0.2.1 ptr -all';
    const kept = await flatten(text);
    assert.deepEqual(kept.offers, []);
    assert.deepEqual(kept.choices, ['withoutPtr']);
    const without = await flatten(text, {}, { withoutPtr: true });
    assert.equal(without.text('repair'), 'v=spf1 ip4:192.0.2.1 -all');
    assert.deepEqual(without.choices, []);
  });
});

suite('a record with too many lookups', () => {
  const others = {
    ...costly('a.example', 4, (i) => `192.0.2.${i * 2}`),
    ...costly('b.example', 4, (i) => `198.51.${i * 2}.0/24`),
    ...costly('_spf.google.com', 4, (i) => `203.0.113.${i * 64}/26`),
  };
  const text = 'v=spf1 include:_spf.google.com include:a.example include:b.example ~all';

  test('is flattened no more than it has to be, and those first that change least', async () => {
    const { before, text: made, offer } = await flatten(text, others);
    assert.equal(before.lookups, 12);
    assert.equal(
      made('minimal'),
      'v=spf1 ip4:192.0.2.0 ip4:192.0.2.2 ip4:192.0.2.4 include:_spf.google.com include:b.example ~all',
    );
    assert.equal(offer('minimal')?.after.lookups, 8);
    assert.ok((offer('minimal')?.proof.lifted.limits ?? 0) > 0);
    assert.equal(offer('full')?.after.lookups, 0);
    assert.match(offer('full')?.warnings.join() ?? '', /Google.* changes its addresses often/);
  });

  test('goes on in further records when it gets too long, whose names are free', async () => {
    const wide = costly('w.example', 9, (i) => `10.${i * 2}.0.0/24`);
    const many = Array.from({ length: 60 }, (_, i) => `ip4:172.16.${i * 2}.0/24`).join(' ');
    const { offer } = await flatten('v=spf1 include:w.example include:m.example include:m2.example -all', {
      ...wide,
      'm.example': `v=spf1 ${many} ~all`,
      'm2.example': `v=spf1 ?include:m.example ip4:192.0.2.1 ~all`,
      '_spf1.example.com': 'something',
    });
    const full = offer('full');
    assert.ok(full);
    assert.deepEqual(full.records.map(({ owner }) => owner).slice(0, 3), [
      DOMAIN,
      '_spf2.example.com',
      '_spf3.example.com',
    ]);
    for (const record of full.records) assert.ok(record.text.length <= 450);
    assert.equal(full.after.lookups, full.records.length - 1);
    assert.match(full.records[1]?.text ?? '', /^v=spf1 ip4:.* -all$/);
  });
});

test('a record that stands alone is flattened, unless its terms mean its own domain', async () => {
  const others = { 'a.example': 'v=spf1 ip4:192.0.2.1 -all' };
  const { offer } = await flatten('v=spf1 include:a.example ~all', others, { domain: '' });
  assert.deepEqual(offer('full')?.records, [{ owner: '', text: 'v=spf1 ip4:192.0.2.1 ~all' }]);
  assert.ok((offer('full')?.proof.tested.v4 ?? 0) > 4);
  const { offers, problems } = await flatten('v=spf1 include:a.example mx/24 ~all', others, { domain: '' });
  assert.deepEqual(offers, []);
  assert.match(problems.join(), /"mx\/24" stands for the record's own domain/);
});

suite('nothing is offered', () => {
  test('where lookups failed', async () => {
    const { offers, problems } = await flatten('v=spf1 include:a.example include:b.example -all', {
      'a.example': 'v=spf1 ip4:192.0.2.1 -all',
      'b.example': ['TIMEOUT'],
    });
    assert.deepEqual(offers, []);
    assert.match(problems.join(), /not all that it rests on is known: TXT b\.example/);
  });

  test('for a record with mistakes', async () => {
    const { offers, problems } = await flatten('v=spf1 ip4:192.0.2.300 -all');
    assert.deepEqual(offers, []);
    assert.match(problems.join(), /has mistakes/);
  });

  test('for circles and crafted trees, in bounded time', async () => {
    const names = Array.from({ length: 30 }, (_, i) => `c${i}.example`);
    const all = names.map((name) => `include:${name}`).join(' ');
    const rows = Object.fromEntries(names.map((name) => [name, `v=spf1 ${all} -all`]));
    const { offers, problems } = await flatten(`v=spf1 ${all} -all`, rows);
    assert.deepEqual(offers, []);
    assert.match(problems.join(), /too many to follow/);
  });

  test('for records with more networks than can be compared, in bounded time', async () => {
    const networks = (block: number) =>
      Array.from({ length: 1500 }, (_, i) => `ip4:10.${block}.${i >> 8}.${i & 255}`).join(' ');
    const rows = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`n${i}.example`, `v=spf1 ?exists:%{i}.x ${networks(i)} -all`]),
    );
    const text = `v=spf1 a:gone.example ${Object.keys(rows)
      .map((name) => `include:${name}`)
      .slice(0, 4)
      .join(' ')} -all`;
    const { offers, problems } = await flatten(text, rows);
    assert.deepEqual(offers, []);
    assert.match(problems.join(), /too many networks/);
  });

  test('for names that have no SPF record to receivers', async () => {
    const { problems } = await flatten('v=spf1 include:a.example -all', {}, { domain: 'localhost' });
    assert.match(problems.join(), /Receivers look for no SPF record at "localhost"/);
  });

  test('where nothing would be better', async () => {
    const { offers, problems } = await flatten('v=spf1 ip4:192.0.2.1 -all');
    assert.deepEqual(offers, []);
    assert.deepEqual(problems, []);
  });
});
