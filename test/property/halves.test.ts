import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CheckOptions, checkZoneNow, createCheckedZone } from '../../server/src/engine/checkedZone.ts';
import {
  checkHalves,
  createOtherThread,
  type OtherThread,
} from '../../server/src/engine/halves/checkHalves.ts';
import { splitOf } from '../../server/src/engine/halves/readHalves.ts';
import { encodeUtf8 } from '../../server/src/engine/text/utf8.ts';
import { SHARED_MEMORY } from '../../server/src/engine/zone/memory.ts';
import { memoryFiles } from '../support/memoryFiles.ts';
import { PROPERTY } from '../support/properties.ts';
import { contentOf } from './zoneContent.ts';
import { zoneText } from './zoneText.ts';

const OPTIONS: CheckOptions = {
  uri: 'zone',
  origin: 'example.com',
  files: memoryFiles({ inc1: 'x A 192.0.2.1\n', inc2: '$TTL 7\ny A 192.0.2.2\n' }),
  blockBytes: 64,
};

/** The other thread's work in this thread: what goes there and what comes back is cloned, as between threads. */
function otherThread(): OtherThread {
  const other = createOtherThread(OPTIONS);
  return {
    readSecondHalf: async (bytes, split) => structuredClone(other.readSecondHalf(bytes, split)),
    judgeHalf: async () => structuredClone(other.judgeHalf()),
    judge: async (zone, part) => structuredClone(other.judge(structuredClone(zone), part)),
  };
}

function whole(text: string): object {
  const checked = createCheckedZone(OPTIONS);
  checkZoneNow(checked, encodeUtf8(text));
  return contentOf(checked);
}

/** @returns `undefined` where the text cannot be divided */
async function inHalves(text: string): Promise<object | undefined> {
  const own = encodeUtf8(text);
  const bytes = new Uint8Array(new SharedArrayBuffer(own.length));
  bytes.set(own);
  const split = splitOf(bytes);
  if (split === 0) return undefined;
  const checked = createCheckedZone({ ...OPTIONS, memory: SHARED_MEMORY });
  await checkHalves(checked, bytes, split, otherThread());
  return contentOf(checked);
}

test('a zone that two threads check is the zone that one checks', async (t) => {
  let divided = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('', '$TTL 9\n@ SOA ns1 mail 1 2 3 4 5\n'),
      zoneText,
      async (start, text) => {
        const found = await inHalves(start + text);
        if (found === undefined) return;
        divided++;
        assert.deepEqual(found, whole(start + text));
      },
    ),
    PROPERTY,
  );
  t.diagnostic(`${divided} texts were divided`);
  assert.ok(divided > PROPERTY.numRuns / 3);
});

test('directives of the first half count in the second', async () => {
  const hosts = (from: number) =>
    Array.from({ length: 200 }, (_, i) => `h${from + i} A 192.0.2.1\n`).join('');
  const soa = '$TTL 1h\n@ SOA ns1 mail 1 2 3 4 5\n@ NS ns1\n@ NS ns2\nns1 A 192.0.2.1\nns2 A 192.0.2.2\n';
  const text = `${soa}${hosts(0)}$ORIGIN sub.example.com.\n$TTL 300\n${hosts(200)}h200 A 192.0.2.1\nx CNAME nothing\n`;
  assert.deepEqual(await inHalves(text), whole(text));
});
