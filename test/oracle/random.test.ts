import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { RECORD_TYPES, recordTypeByNumber } from '../../server/src/engine/records/recordTypes.ts';
import { RecordView } from '../../server/src/engine/rules/recordView.ts';
import { blocksOf } from '../../server/src/engine/zone/zone.ts';
import { bindLoads, bindReads, needsBind } from '../support/bind.ts';
import { memoryFiles } from '../support/memoryFiles.ts';
import { errorsOf, listed, openText } from '../support/openZone.ts';
import { Random } from '../support/random.ts';
import { bindLines, difference, ourLines } from './compare.ts';
import { RDATA } from './randomRdata.ts';
import { ALL_RDATA, type RandomZone, type RdataMakers, randomZone } from './randomZone.ts';

const ORIGIN = 'example';
/** More can be asked for where time does not matter; a failure names its seed. */
const ZONES = Number(process.env.ORACLE_ZONES ?? 200);

before(needsBind);

test(`${ZONES} random zones over all types load as BIND loads them, without an error`, () => {
  for (let seed = 1; seed <= ZONES; seed++) compare(seed, 40, ALL_RDATA);
});

test('each type by itself loads as BIND loads it, in its fields and as generic data', async (t) => {
  for (const makers of ALL_RDATA) {
    await t.test(makers[0], () => {
      for (let seed = 1; seed <= 4; seed++) {
        const { text, files } = compare(seed, 12, [makers]);
        const generic = inGenericForm(text, files);
        const bind = bindLoads(generic, ORIGIN);
        assert.ok(bind.loaded, `seed ${seed}: ${bind.messages.join('\n')}\n${generic}`);
        assert.deepEqual(difference(ourLines(openText(generic, ORIGIN)), bindLines(bind.records)), []);
      }
    });
  }
});

test('every type that BIND knows has a maker of random data', () => {
  const missing = RECORD_TYPES.filter(
    ({ name, refused }) => refused === undefined && name !== 'SOA' && RDATA[name] === undefined,
  );
  const known = missing.filter(
    ({ name }) => !/unknown RR type/.test(bindReads(`a ${name} x\n`, '.').messages.join()),
  );
  assert.deepEqual(
    known.map(({ name }) => name),
    [],
  );
});

function compare(seed: number, records: number, makers: RdataMakers): RandomZone {
  const zone = randomZone(new Random(seed), records, makers);
  const bind = bindLoads(zone.text, ORIGIN, zone.files);
  assert.ok(bind.loaded, `seed ${seed}: the maker is at fault, BIND refuses\n${bind.messages.join('\n')}`);
  const checked = openText(zone.text, ORIGIN, memoryFiles(zone.files));
  assert.deepEqual(listed(errorsOf(checked)), [], `seed ${seed}: a false alarm`);
  assert.deepEqual(
    difference(ourLines(checked), bindLines(bind.records)),
    [],
    `seed ${seed}: - is BIND's, + is ours`,
  );
  return zone;
}

/** The same records, each as `TYPEnnn \# length hex`. */
function inGenericForm(text: string, files: RandomZone['files']): string {
  const { zone } = openText(text, ORIGIN, memoryFiles(files));
  const lines = ['$TTL 300', '@ SOA ns mail 1 1 1 1 1', '@ NS ns', 'ns A 192.0.2.1'];
  for (const block of blocksOf(zone.root)) {
    for (let row = 0; row < block.count; row++) {
      const record = new RecordView(zone, block, row);
      const wire = record.wire();
      if (wire === undefined || recordTypeByNumber(record.type)?.name === 'SOA') continue;
      lines.push(
        `n${lines.length} TYPE${record.type} \\# ${wire.length} ${Buffer.from(wire).toString('hex')}`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}
