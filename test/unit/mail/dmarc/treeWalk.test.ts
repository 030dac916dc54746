import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  discoverPolicy,
  organizationalDomain,
  treeWalk,
} from '../../../../server/src/engine/mail/dmarc/treeWalk.ts';
import { type DnsTableRows, tableDns } from '../../../support/tableDns.ts';

interface Case {
  readonly name: string;
  readonly domain: string;
  /** TXT records below `_dmarc`, by domain. */
  readonly records: Readonly<Record<string, string | readonly string[]>>;
  /** Names that exist beside those. */
  readonly exist?: readonly string[];
  readonly asked?: readonly string[];
  readonly organization?: string;
  /** Where the record is from, which tag, and what is applied. */
  readonly found?: string;
}

const CASES: readonly Case[] = [
  {
    name: 'nothing anywhere: the domain itself',
    domain: 'a.example.com.',
    records: {},
    asked: ['_dmarc.a.example.com', '_dmarc.example.com', '_dmarc.com'],
    organization: 'a.example.com',
  },
  {
    name: 'its own record, and the topmost one for the organization',
    domain: 'A.Example.COM',
    records: {
      'a.example.com': 'v=DMARC1; p=reject',
      'example.com': 'v=DMARC1; p=none; rua=mailto:a@example.com',
    },
    organization: 'example.com',
    found: 'a.example.com p reject',
  },
  {
    name: 'a record in between is passed by',
    domain: 'a.b.example.com',
    records: {
      'b.example.com': 'v=DMARC1; p=reject; sp=reject',
      'example.com': 'v=DMARC1; p=none; sp=quarantine',
    },
    exist: ['a.b.example.com'],
    organization: 'example.com',
    found: 'example.com sp quarantine',
  },
  {
    name: 'a name that does not exist',
    domain: 'no.example.com',
    records: { 'example.com': 'v=DMARC1; p=none; sp=quarantine; np=reject' },
    organization: 'example.com',
    found: 'example.com np reject',
  },
  {
    name: 'a name with nothing but names below it exists',
    domain: 'a.example.com',
    records: { 'example.com': 'v=DMARC1; p=none; np=reject; rua=mailto:a@example.com' },
    exist: ['b.a.example.com'],
    organization: 'example.com',
    found: 'example.com sp none',
  },
  {
    name: 'psd=n ends the walk',
    domain: 'a.lab.example.com',
    records: { 'lab.example.com': 'v=DMARC1; p=quarantine; psd=n', 'example.com': 'v=DMARC1; p=reject' },
    exist: ['a.lab.example.com'],
    asked: ['_dmarc.a.lab.example.com', '_dmarc.lab.example.com'],
    organization: 'lab.example.com',
    found: 'lab.example.com sp quarantine',
  },
  {
    name: 'psd=y: the name below it is the organization, and the suffix has the policy',
    domain: 'a.b.example.bank',
    records: { bank: 'v=DMARC1; p=reject; sp=quarantine; np=reject; psd=y' },
    exist: ['a.b.example.bank'],
    organization: 'example.bank',
    found: 'bank sp quarantine',
  },
  {
    name: 'psd=y at the domain itself',
    domain: 'bank',
    records: { bank: 'v=DMARC1; p=reject; psd=y' },
    organization: 'bank',
    found: 'bank p reject',
  },
  {
    name: 'several records count as none, other text does not count',
    domain: 'a.example.com',
    records: {
      'a.example.com': ['v=DMARC1; p=reject', 'v=DMARC1; p=none'],
      'example.com': ['verification=1', 'v=DMARC1; p=reject; t=y', 'v=dmarc1; p=none'],
    },
    exist: ['a.example.com'],
    organization: 'example.com',
    found: 'example.com sp quarantine',
  },
  {
    name: 'an invalid list counts as none',
    domain: 'a.example.com',
    records: { 'a.example.com': 'v=DMARC1; p=reject; p=reject', 'example.com': 'v=DMARC1; p=reject' },
    exist: ['a.example.com'],
    organization: 'example.com',
    found: 'example.com sp reject',
  },
  {
    name: 'an invalid policy with and without reports',
    domain: 'example.com',
    records: { 'example.com': 'v=DMARC1; p=rejct; rua=mailto:a@example.com' },
    found: 'example.com p none',
  },
  {
    name: 'an invalid policy without reports: no policy',
    domain: 'example.com',
    records: { 'example.com': 'v=DMARC1; p=rejct' },
    found: 'example.com undefined undefined',
  },
  {
    name: 'of a long name eight are asked',
    domain: 'a.b.c.d.e.f.g.h.i.j.example.com',
    records: { 'example.com': 'v=DMARC1; p=reject' },
    asked: [
      '_dmarc.a.b.c.d.e.f.g.h.i.j.example.com',
      '_dmarc.f.g.h.i.j.example.com',
      '_dmarc.g.h.i.j.example.com',
      '_dmarc.h.i.j.example.com',
      '_dmarc.i.j.example.com',
      '_dmarc.j.example.com',
      '_dmarc.example.com',
      '_dmarc.com',
    ],
    organization: 'example.com',
    found: 'example.com np reject',
  },
  {
    name: 'of a name of seven labels no more than seven',
    domain: 'a.b.c.d.e.example.com',
    records: { com: 'v=DMARC1; p=reject; psd=u' },
    exist: ['a.b.c.d.e.example.com'],
    organization: 'com',
    found: 'com sp reject',
  },
  {
    name: 'a name that cannot be',
    domain: `${'x'.repeat(64)}.example.com`,
    records: { 'example.com': 'v=DMARC1; p=none; np=reject' },
    organization: 'example.com',
    found: 'example.com np reject',
  },
];

suite('the walk up the tree', () => {
  for (const { name, domain, records, exist = [], asked, organization, found } of CASES) {
    test(name, async () => {
      const dns = tableDns(tableOf(records, exist));
      const walk = await treeWalk(domain, dns);
      if (asked !== undefined)
        assert.deepEqual(
          walk.steps.map((step) => step.asked),
          asked,
        );
      if (organization !== undefined) assert.equal(organizationalDomain(domain, walk), organization);
      const policy = await discoverPolicy(domain, dns);
      const told = policy.found && `${policy.found.domain} ${policy.policyTag} ${policy.applied}`;
      assert.equal(told, found);
      assert.equal(policy.failure, undefined);
    });
  }

  test('a lookup that fails ends it: the own record applies all the same', async () => {
    const dns = tableDns({
      '_dmarc.a.example.com': [{ TXT: 'v=DMARC1; p=reject' }],
      '_dmarc.example.com': ['TIMEOUT'],
    });
    const policy = await discoverPolicy('a.example.com', dns);
    assert.equal(policy.applied, 'reject');
    assert.equal(policy.organizationalDomain, undefined);
    assert.equal(policy.failure?.reason, 'timeout');
    assert.equal(policy.walk.steps.length, 2);
  });

  test('a lookup that fails leaves the policy unknown where there is no own record', async () => {
    const policy = await discoverPolicy('a.example.com', tableDns({ '_dmarc.example.com': ['TIMEOUT'] }));
    assert.equal(policy.found, undefined);
    assert.equal(policy.failure?.reason, 'timeout');
  });

  test('how many records there were is told', async () => {
    const dns = tableDns(tableOf({ 'example.com': ['v=DMARC1; p=none', 'v=DMARC1; p=reject'] }, []));
    const { steps } = await treeWalk('example.com', dns);
    assert.equal(steps[0]?.records, 2);
    assert.equal(steps[0]?.record, undefined);
  });
});

function tableOf(records: Case['records'], exist: readonly string[]): DnsTableRows {
  return {
    ...Object.fromEntries(
      Object.entries(records).map(([domain, texts]) => [
        `_dmarc.${domain}`,
        [texts].flat().map((TXT) => ({ TXT })),
      ]),
    ),
    ...Object.fromEntries(exist.map((name) => [name, [{ A: '192.0.2.1' }]])),
  };
}
