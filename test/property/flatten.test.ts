import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addressText } from '../../server/src/engine/mail/spf/addressText.ts';
import { checkHost, type Evaluation, type Guess } from '../../server/src/engine/mail/spf/evaluate.ts';
import type { Offer } from '../../server/src/engine/mail/spf/flatten/flattening.ts';
import { flattenSpf } from '../../server/src/engine/mail/spf/flatten/flattenSpf.ts';
import { MAX_OCTETS } from '../../server/src/engine/mail/spf/flatten/pack.ts';
import { withRecords } from '../../server/src/engine/mail/spf/flatten/rememberedDns.ts';
import { type Address, edgesOf, rangeOf } from '../../server/src/engine/mail/spf/networks.ts';
import { parseSpf } from '../../server/src/engine/mail/spf/parseSpf.ts';
import type { SpfRecord } from '../../server/src/engine/mail/spf/spfRecord.ts';
import { mailauthResult } from '../support/mailauthSpf.ts';
import { PROPERTY } from '../support/properties.ts';
import { Random } from '../support/random.ts';
import { type SpfForest, spfForest } from '../support/spfForest.ts';
import { tableDns } from '../support/tableDns.ts';

/** Every edge of every network of the forest and of the offered records, and some addresses at random. */
function addressesOf({ rows }: SpfForest, { records }: Offer, random: Random): Address[] {
  const addresses: Address[] = Array.from({ length: 12 }, () => ({
    family: 4,
    value: random.chance(0.5) ? BigInt(random.int(0, 2 ** 32 - 1)) : 0xc0000200n + BigInt(random.int(0, 255)),
  }));
  addresses.push({ family: 6, value: (0x20010db8n << 96n) + BigInt(random.int(0, 255)) });
  const texts = Object.values(rows).flatMap((list) =>
    list.flatMap((row) => (row !== 'TIMEOUT' && typeof row.TXT === 'string' ? [row.TXT] : [])),
  );
  for (const text of [...texts, ...records.map((record) => record.text)]) {
    for (const term of parseSpf({ kind: 'spf', text, owner: undefined }).terms) {
      if (term.type !== 'mechanism' || term.network === undefined) continue;
      const { family } = term.network;
      for (const value of edgesOf(family, rangeOf(term.network))) addresses.push({ family, value });
    }
  }
  const known = new Map(addresses.map((address) => [`${address.family} ${address.value}`, address]));
  return [...known.values()];
}

/** What a record says without limits, and with what has no record left out: what flattening is to keep. */
async function meaning(
  offered: Evaluation,
  evaluate: (lift: boolean) => Promise<Evaluation>,
): Promise<Evaluation> {
  const now = await evaluate(false);
  return now.result === offered.result || now.result !== 'permerror' ? now : await evaluate(true);
}

const CAUSES = ['lookupLimit', 'voidLimit', 'noRecord'];

test('flattened records say the same for every address, in at most ten lookups and 450 octets', async (t) => {
  const seen = { repair: 0, minimal: 0, full: 0, one: 0 };
  let chained = 0;
  let judged = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      const forest = spfForest(seed);
      const random = new Random(seed + 1);
      const parsed = new Map<string, SpfRecord>();
      const dns = tableDns(forest.rows);
      const record = parseSpf({ kind: 'spf', text: forest.text, owner: forest.domain });
      const withHosts = random.chance(0.3);
      const includes = record.terms.filter((term) => term.type === 'mechanism' && term.name === 'include');
      const only = includes.length > 0 && random.chance(0.3) ? random.pick(includes) : undefined;
      const { before, offers, problems } = await flattenSpf(record, dns, {
        domain: forest.domain,
        withHosts,
        ...(only && { only }),
      });
      // A term that is left out may have kept addresses from void lookups: then the change is rightly refused.
      const unproven = problems.filter((each) => /could not be proven(?!.*voidLimit)/.test(each));
      assert.deepEqual(unproven, [], forest.text);
      for (const offer of offers) {
        seen[offer.kind]++;
        if (offer.records.length > 1) chained++;
        assert.ok(offer.after.lookups <= before.lookups, 'more lookups');
        assert.ok(offer.after.lookups <= 10, 'too many lookups');
        const room = Math.max(MAX_OCTETS, offer.kind === 'repair' ? before.octets : 0);
        for (const { text } of offer.records) assert.ok(text.length <= room, text);
        const offered = withRecords(dns, new Map(offer.records.map(({ owner, text }) => [owner, text])));
        for (const address of addressesOf(forest, offer, random)) {
          const outcomes = random.int(0, 2 ** 31);
          const guess = (key: string): Guess =>
            new Random(outcomes + key.length).pick(['match', 'noMatch', 'noMatch', 'error']);
          const after = await checkHost(address, forest.domain, offered, { guess, parsed });
          const now = await meaning(after, (lift) =>
            checkHost(address, forest.domain, dns, { guess, parsed, liftLimits: lift, skipDead: lift }),
          );
          assert.equal(
            after.result,
            now.result,
            `${addressText(address)}: ${forest.text}\n${JSON.stringify(offer.records)}`,
          );
          const hasMacro = offer.proof.guessed.length > 0;
          if (hasMacro || !random.chance(0.01)) continue;
          judged++;
          const ip = addressText(address);
          assert.equal(await mailauthResult(ip, forest.domain, offered), after.result, `mailauth: ${ip}`);
          const cause = (await checkHost(address, forest.domain, dns)).cause;
          if (cause !== undefined && CAUSES.includes(cause)) continue;
          assert.equal(await mailauthResult(ip, forest.domain, dns), now.result, `mailauth, before: ${ip}`);
        }
      }
    }),
    { ...PROPERTY, numRuns: Math.ceil(PROPERTY.numRuns / 4) },
  );
  t.diagnostic(`${JSON.stringify(seen)}, ${chained} with further records, ${judged} by mailauth`);
  for (const kind of ['repair', 'minimal', 'full', 'one'] as const) assert.ok(seen[kind] > 0, kind);
});
