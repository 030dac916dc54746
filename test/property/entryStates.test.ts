import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { encodeUtf8 } from '../../server/src/engine/text/utf8.ts';
import type { Block } from '../../server/src/engine/zone/block.ts';
import { flowOn, suits } from '../../server/src/engine/zone/carriedState.ts';
import { NO_FILES } from '../../server/src/engine/zone/includes.ts';
import { NO_NAME, ROOT } from '../../server/src/engine/zone/names.ts';
import { readName } from '../../server/src/engine/zone/nameText.ts';
import { readBlock } from '../../server/src/engine/zone/readBlock.ts';
import { NO_TTL, type ReadState } from '../../server/src/engine/zone/state.ts';
import { createZone, type Zone } from '../../server/src/engine/zone/zone.ts';
import { PROPERTY } from '../support/properties.ts';
import { zoneText } from './zoneText.ts';

const NAMES = ['example.', 'sub.example.', 'ns1.example.', 'a.'];
const ttl = fc.constantFrom(NO_TTL, 300, 3600);

/** States whose names are numbers in {@link NAMES}, and an owner may be none. */
const state: fc.Arbitrary<ReadState> = fc.record({
  origin: fc.nat(NAMES.length - 1),
  owner: fc.integer({ min: NO_NAME, max: NAMES.length - 1 }),
  originChanged: fc.boolean(),
  defaultTtl: ttl,
  lastTtl: ttl,
  zoneClass: fc.constantFrom(0, 1, 3),
  generated: fc.constantFrom(0, 1, 1 << 17),
  included: fc.nat(2),
  dated: fc.boolean(),
  afterBroken: fc.boolean(),
  ttlReported: fc.boolean(),
});

/** Two states that mostly agree. */
const states = fc
  .tuple(state, state, fc.nat((1 << 11) - 1))
  .map(([one, other, differing]) => [
    one,
    Object.fromEntries(
      Object.entries(one).map(([part, value], bit) => [
        part,
        (differing >> bit) & 1 ? other[part as keyof ReadState] : value,
      ]),
    ) as unknown as ReadState,
  ]) as fc.Arbitrary<[ReadState, ReadState]>;

function read(zone: Zone, text: string, entry: ReadState): Block {
  const source = { bytes: encodeUtf8(text), uri: 'zone', startsFile: false, endsFile: true };
  return readBlock(zone.reader, source, 0, entry).block;
}

function readingOf({ rows, findings, directives, include, use }: Block): object {
  return {
    rows,
    findings: findings.map(({ rule, message, place: { start, end } }) => ({ rule, message, start, end })),
    directives,
    include,
    use,
  };
}

test('a text reads the same with a state that suits it, and leaves what flows through', (t) => {
  let suited = 0;
  fc.assert(
    fc.property(zoneText, states, (text, pair) => {
      const zone = createZone({ uri: 'zone', origin: 'example.', files: NO_FILES, blockBytes: 1 << 20 });
      const ids = NAMES.map((name) => readName(zone.names, encodeUtf8(name), 0, name.length, ROOT));
      const idOf = (index: number) => ids[index] ?? NO_NAME;
      const [first, second] = pair.map((each) => ({
        ...each,
        origin: idOf(each.origin),
        owner: idOf(each.owner),
      })) as [ReadState, ReadState];
      const block = read(zone, text, first);
      if (!suits(block.use, first, second)) return;
      if (JSON.stringify(first) !== JSON.stringify(second)) suited++;
      const again = read(zone, text, second);
      assert.deepEqual(readingOf(again), readingOf(block));
      assert.deepEqual(flowOn(block.use, block.exit, second), again.exit);
    }),
    { ...PROPERTY, numRuns: 4000 },
  );
  t.diagnostic(`${suited} texts suited two states`);
  assert.ok(suited > 0);
});
