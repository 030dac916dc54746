import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addressText } from '../../server/src/engine/mail/spf/addressText.ts';
import { type Address, includesAddress } from '../../server/src/engine/mail/spf/networks.ts';
import { growTreeOf } from '../../server/src/engine/mail/spf/tree/growTree.ts';
import {
  MAX_HOSTS,
  MAX_LOOKUPS,
  MAX_VOIDS,
  type SpfTree,
} from '../../server/src/engine/mail/spf/tree/spfTree.ts';
import { faultsOf, type Visited, walkTree } from '../../server/src/engine/mail/spf/tree/walkTree.ts';
import { evaluateSpf } from '../../server/src/node/spf/evaluateSpf.ts';
import { PROPERTY } from '../support/properties.ts';
import { Random } from '../support/random.ts';
import { spfForest } from '../support/spfForest.ts';
import { tableDns } from '../support/tableDns.ts';

const ADDRESSES = 12;

/** Whether the message has a say in a term: then what it matches, and whether it finds something, is not known. */
function isUnknown({ branch: { term, node, found } }: Visited): boolean {
  return (
    node?.state.status === 'macro' ||
    found?.status === 'macro' ||
    (term.type === 'mechanism' && term.name === 'ptr')
  );
}

/** Whether some client may get a permanent error. */
function canFail({ root, lookups, voids }: SpfTree, terms: readonly Visited[]): boolean {
  if (lookups > MAX_LOOKUPS || Math.max(voids.ipv4, voids.ipv6) > MAX_VOIDS) return true;
  if (root.state.status === 'record' && faultsOf(root.state.record).length > 0) return true;
  return terms.some(({ branch: { node, found } }) => {
    if (found?.status === 'found' && (found.servers ?? 0) > MAX_HOSTS) return true;
    if (node?.state.status === 'record') return faultsOf(node.state.record).length > 0;
    return node !== undefined && node.state.status !== 'macro';
  });
}

test('no client costs more than the tree says, fails where it sees nothing wrong, or passes unlisted', async (t) => {
  const seen = { pass: 0, error: 0, other: 0 };
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      const { domain, rows } = spfForest(seed);
      const dns = tableDns(rows);
      const random = new Random(seed + 2);
      const tree = await growTreeOf(domain, dns);
      const terms = [...walkTree(tree.root)];
      const isKnown = !terms.some(isUnknown);
      for (let i = 0; i < ADDRESSES; i++) {
        const address: Address = random.chance(0.3)
          ? { family: 6, value: (0x20010db8n << 96n) + BigInt(random.int(0, 255)) }
          : { family: 4, value: 0xc0000200n + BigInt(random.int(0, 255)) };
        const ip = addressText(address);
        const { result, lookups, voids } = await evaluateSpf(domain, { ip }, dns);
        const about = `${ip}: ${result}, ${lookups} lookups, ${voids} void`;
        if (result === 'permerror') {
          seen.error++;
          assert.ok(!isKnown || canFail(tree, terms), about);
          continue;
        }
        assert.ok(lookups <= tree.lookups || !isKnown, `${about}, where the tree has ${tree.lookups}`);
        if (!isKnown) continue;
        seen[result === 'pass' ? 'pass' : 'other']++;
        assert.ok(voids <= (address.family === 4 ? tree.voids.ipv4 : tree.voids.ipv6), about);
        assert.equal(includesAddress(tree.senders, address), result === 'pass', about);
      }
    }),
    { ...PROPERTY, numRuns: Math.ceil(PROPERTY.numRuns / 2) },
  );
  t.diagnostic(`${seen.pass} passed, ${seen.other} did not, ${seen.error} were permanent errors`);
  assert.ok(Math.min(seen.pass, seen.other, seen.error) > 100);
});
