import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addressText } from '../../server/src/engine/mail/spf/addressText.ts';
import { checkHost } from '../../server/src/engine/mail/spf/evaluate.ts';
import {
  type Address,
  edgesOf,
  includesAddress,
  rangeOf,
} from '../../server/src/engine/mail/spf/networks.ts';
import { parseSpf } from '../../server/src/engine/mail/spf/parseSpf.ts';
import { growTreeOf } from '../../server/src/engine/mail/spf/tree/growTree.ts';
import { PROPERTY } from '../support/properties.ts';
import { type SpfForest, spfForest } from '../support/spfForest.ts';
import { tableDns } from '../support/tableDns.ts';

/** Every edge of every network of the forest. */
function edgesIn({ rows }: SpfForest): Address[] {
  const texts = Object.values(rows).flatMap((list) =>
    list.flatMap((row) => (row !== 'TIMEOUT' && typeof row.TXT === 'string' ? [row.TXT] : [])),
  );
  return texts.flatMap((text) =>
    parseSpf({ kind: 'spf', text, owner: undefined }).terms.flatMap((term) => {
      if (term.type !== 'mechanism' || term.network === undefined) return [];
      const { family } = term.network;
      return edgesOf(family, rangeOf(term.network)).map((value): Address => ({ family, value }));
    }),
  );
}

test('who may send by the tree of a record is who passes when it is evaluated', async (t) => {
  const seen = { pass: 0, other: 0, error: 0 };
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      const forest = spfForest(seed);
      const dns = tableDns(forest.rows);
      const { senders, hasOthers } = await growTreeOf(forest.domain, dns);
      if (hasOthers) return;
      for (const address of edgesIn(forest)) {
        const { result, cause } = await checkHost(address, forest.domain, dns);
        // Whether a limit is met depends on how early terms match.
        if (cause === 'voidLimit' || cause === 'lookupLimit') continue;
        seen[result === 'pass' ? 'pass' : result === 'permerror' ? 'error' : 'other']++;
        const passes = includesAddress(senders, address);
        assert.equal(
          passes,
          result === 'pass',
          `${addressText(address)} ${result}: ${forest.text} (${seed})`,
        );
      }
    }),
    PROPERTY,
  );
  t.diagnostic(JSON.stringify(seen));
  for (const count of Object.values(seen)) assert.ok(count > 0);
});
