import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Dns, DnsType } from '../../server/src/engine/dns/dns.ts';
import { effectivePolicy } from '../../server/src/engine/mail/dmarc/effectivePolicy.ts';
import { discoverPolicy } from '../../server/src/engine/mail/dmarc/treeWalk.ts';
import { PROPERTY } from '../support/properties.ts';
import { type DnsTableRows, tableDns } from '../support/tableDns.ts';

type Resolver = (name: string, type: DnsType) => Promise<unknown>;
type Lookup = (name: string) => Promise<unknown>;

interface Discovered {
  readonly record: { readonly rr: string } | false | null;
  readonly recordDomain: string | null;
  readonly orgDomain: string | null;
}

const mailauth = createRequire(import.meta.url)('mailauth/lib/dmarc/get-dmarc-record') as {
  createRecordLookup(resolver: Resolver, options: { strict: boolean }): Lookup;
  discoverPolicy(domain: string, lookup: Lookup): Promise<Discovered>;
  getPolicyTags(record: unknown): { readonly p: string; readonly sp?: string; readonly np?: string } | null;
  domainExists(domain: string, resolver: Resolver): Promise<boolean>;
};

const value = fc.constantFrom('none', 'quarantine', 'reject', 'Reject', 'rejct', '');
const tag = fc.oneof(
  fc.tuple(fc.constantFrom('p', 'sp', 'np', 'P'), value),
  fc.tuple(fc.constant('psd'), fc.constantFrom('y', 'n', 'u', 'Y', 'x')),
  fc.tuple(fc.constant('t'), fc.constantFrom('y', 'n')),
  fc.tuple(
    fc.constant('rua'),
    fc.constantFrom(
      'mailto:a@example.net',
      'a@example.net',
      'mailto:a b',
      'x,mailto:a@example.net!10m',
      'mailto://a',
    ),
  ),
);
const version = fc.constantFrom(
  'v=DMARC1',
  'v=DMARC1',
  'v=DMARC1',
  'V = DMARC1 ',
  'v=dmarc1',
  ' v=DMARC1',
  'v=DMARC12',
);
const record = fc
  .tuple(version, fc.array(tag, { maxLength: 4 }), fc.constantFrom('; ', ' ;', ';'), fc.constantFrom('', ';'))
  .map(
    ([first, tags, separator, end]) => [first, ...tags.map((pair) => pair.join('='))].join(separator) + end,
  );
const label = fc.constantFrom('a', 'b', 'c');
const name = fc.array(label, { minLength: 1, maxLength: 11 }).map((labels) => labels.join('.'));
const rows = fc.array(
  fc.oneof({ weight: 9, arbitrary: record }, { weight: 1, arbitrary: fc.constant('TIMEOUT') }),
  {
    minLength: 1,
    maxLength: 2,
  },
);

/** A domain, and what stands at some of the names above it. */
const tree = fc
  .tuple(name, fc.array(fc.tuple(fc.nat(11), rows), { maxLength: 5 }), fc.boolean())
  .map(([domain, records, exists]): { readonly domain: string; readonly table: DnsTableRows } => {
    const labels = domain.split('.');
    const table: Record<string, ({ TXT: string } | { A: string } | 'TIMEOUT')[]> = {};
    for (const [depth, texts] of records) {
      const at = labels.slice(depth % labels.length).join('.');
      table[`_dmarc.${at}`] = texts.map((text) => (text === 'TIMEOUT' ? 'TIMEOUT' : { TXT: text }));
    }
    if (exists) table[domain] = [{ A: '192.0.2.1' }];
    return { domain, table };
  });

/** A port as mailauth asks for it. */
function resolverOf(dns: Dns): Resolver {
  return async (asked, type) => {
    const answer = await dns.ask(asked, type);
    if (answer.status === 'failed') throw Object.assign(new Error(answer.detail), { code: 'ETIMEOUT' });
    if (answer.status === 'found')
      return type === 'TXT' ? answer.records.map((text) => [text]) : answer.records;
    throw Object.assign(new Error(answer.status), {
      code: answer.status === 'noName' ? 'ENOTFOUND' : 'ENODATA',
    });
  };
}

async function byMailauth(domain: string, dns: Dns): Promise<unknown> {
  const resolver = resolverOf(dns);
  try {
    const lookup = mailauth.createRecordLookup(resolver, { strict: true });
    const found = await mailauth.discoverPolicy(domain, lookup);
    const { record: used, recordDomain, orgDomain } = found;
    if (!used) return { organization: orgDomain, at: undefined, policy: undefined };
    const tags = mailauth.getPolicyTags(used);
    const at = recordDomain ?? undefined;
    if (at === domain) return { organization: orgDomain ?? undefined, at, policy: tags?.p };
    const exists = await mailauth.domainExists(domain, resolver);
    const policy = tags === null ? undefined : exists ? (tags.sp ?? tags.p) : (tags.np ?? tags.sp ?? tags.p);
    return { organization: orgDomain, at, policy };
  } catch {
    return 'unknown';
  }
}

test('policies are found as mailauth finds them, strictly by RFC 9989, and with eight questions at most', async () => {
  await fc.assert(
    fc.asyncProperty(tree, async ({ domain, table }) => {
      const dns = tableDns(table);
      const found = await discoverPolicy(domain, dns);
      assert.ok(found.walk.steps.length <= 8, 'eight questions at most');
      const isUnknown = found.failure !== undefined && found.walk.steps[0]?.record === undefined;
      const own = isUnknown
        ? 'unknown'
        : { organization: found.organizationalDomain, at: found.found?.domain, policy: found.policy };
      assert.deepEqual(own, await byMailauth(domain, dns));
      const effective = found.found?.record && effectivePolicy(found.found.record);
      if (effective?.isTest === false) assert.equal(found.applied, found.policy);
    }),
    PROPERTY,
  );
});
