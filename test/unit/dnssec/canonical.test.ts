import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { compareOctets, toCanonicalRdata } from '../../../server/src/engine/dnssec/canonicalRdata.ts';
import { recordsOf } from '../../../server/src/engine/dnssec/nameRecords.ts';
import { sortInSteps } from '../../../server/src/engine/dnssec/sortInSteps.ts';
import { namesInOrder } from '../../../server/src/engine/dnssec/zoneNames.ts';
import { RECORD_TYPES } from '../../../server/src/engine/records/recordTypes.ts';
import { RecordView } from '../../../server/src/engine/rules/recordView.ts';
import { ZoneView } from '../../../server/src/engine/rules/zoneView.ts';
import { nameText } from '../../../server/src/engine/zone/nameText.ts';
import { NO_RECORD } from '../../../server/src/engine/zone/zoneIndex.ts';
import { openText } from '../../support/openZone.ts';

const SOA = '@ SOA ns mail 1 1 1 1 1\n';

/** The canonical form of the only record at www, as text of one octet a character. */
function canonical(type: string, data: string): string {
  const { zone } = openText(`$TTL 1\n${SOA}www ${type} ${data}\n`, 'example.');
  for (let name = 0; name < zone.names.count; name++) {
    const ref = zone.index.first(name);
    if (ref === NO_RECORD || !nameText(zone.names, name).startsWith('www.')) continue;
    const block = zone.index.blockOf(ref);
    const record = new RecordView(zone, block, ref - block.base);
    const wire = record.wire()?.slice();
    assert.ok(wire !== undefined, `${type} ${data}`);
    return Buffer.from(toCanonicalRdata(record.type, wire)).toString('latin1');
  }
  throw new Error('no such record');
}

suite('canonical form of RDATA (RFC 4034 §6.2, RFC 6840 §5.1)', () => {
  const LOWERED: readonly (readonly [type: string, data: string])[] = [
    ['NS', 'Host.EXAMPLE.'],
    ['CNAME', 'Host.EXAMPLE.'],
    ['MB', 'Host.EXAMPLE.'],
    ['MG', 'Host.EXAMPLE.'],
    ['MR', 'Host.EXAMPLE.'],
    ['PTR', 'Host.EXAMPLE.'],
    ['MINFO', 'Host.EXAMPLE. Other.EXAMPLE.'],
    ['MX', '16706 Host.EXAMPLE.'],
    ['RP', 'Host.EXAMPLE. Other.EXAMPLE.'],
    ['AFSDB', '16706 Host.EXAMPLE.'],
    ['RT', '16706 Host.EXAMPLE.'],
    ['PX', '16706 Host.EXAMPLE. Other.EXAMPLE.'],
    ['KX', '16706 Host.EXAMPLE.'],
    ['SRV', '16706 16706 16706 Host.EXAMPLE.'],
    ['DNAME', 'Host.EXAMPLE.'],
    ['NAPTR', '16706 16706 "S" "SIP" "" Host.EXAMPLE.'],
    ['A6', '64 ::4142:4344:4546:4748 Host.EXAMPLE.'],
    ['RRSIG', 'A 8 2 16706 20371231000000 20260101000000 16706 EXAMPLE. QUJD'],
  ];
  for (const [type, data] of LOWERED) {
    test(`${type}: names in lower case, and nothing else`, () => {
      const lower = data.replace(/(?:\w+\.)?EXAMPLE\./g, (name) => name.toLowerCase());
      assert.notEqual(lower, data);
      assert.equal(canonical(type, data), canonical(type, lower));
      // Numbers and strings that happen to be letters stay.
      if (/16706|4142/.test(data)) assert.match(canonical(type, data), /[A-Z]/);
    });
  }

  const KEPT: readonly (readonly [type: string, data: string])[] = [
    ['NSEC', 'Host.EXAMPLE. A'],
    ['SVCB', '1 Host.EXAMPLE.'],
    ['HTTPS', '1 Host.EXAMPLE.'],
    ['LP', '1 Host.EXAMPLE.'],
    ['TXT', '"Host.EXAMPLE."'],
    ['HINFO', '"CPU" "OS"'],
    ['TALINK', 'Host.EXAMPLE. Other.EXAMPLE.'],
    ['A6', '0 2001:db8::4142'],
  ];
  for (const [type, data] of KEPT) {
    test(`${type} stays as it is spelled`, () => {
      const { zone } = openText(`$TTL 1\n${SOA}www ${type} ${data}\n`, 'example.');
      const block = zone.root.blocks[0];
      assert.ok(block !== undefined);
      const wire = new RecordView(zone, block, 1).wire()?.slice();
      assert.ok(wire !== undefined);
      assert.equal(canonical(type, data), Buffer.from(wire).toString('latin1'));
    });
  }

  test('every type that is declared can be put into it, whatever its octets are', () => {
    for (const { number } of RECORD_TYPES) {
      for (let length = 0; length < 40; length++) toCanonicalRdata(number, new Uint8Array(length).fill(0x4d));
    }
  });
});

test('octets are ordered from the left, and what ends is before what goes on', () => {
  const texts = ['b', 'ab', 'a', '', 'aa', 'B', '\xff', '\0'];
  const sorted = texts.map((text) => Buffer.from(text, 'latin1')).sort(compareOctets);
  assert.deepEqual(
    sorted.map((octets) => octets.toString('latin1')),
    ['', '\0', 'B', 'a', 'aa', 'ab', 'b', '\xff'],
  );
});

test('long arrays are sorted in steps as in one go, equal items in their order', () => {
  for (const length of [0, 1, 2, 2047, 2048, 2049, 10_000, 25_000]) {
    const items = Array.from({ length }, (_, i) => ({ key: (i * 7919) % 1000, i }));
    const steps = sortInSteps([...items], (a, b) => a.key - b.key);
    let step = steps.next();
    let count = 0;
    for (; !step.done; step = steps.next()) count++;
    assert.deepEqual(
      step.value,
      items.toSorted((a, b) => a.key - b.key),
    );
    assert.ok(count >= Math.floor(length / 2048), `${count} steps for ${length}`);
  }
});

test('names come in canonical order with what the zone is to them (RFC 4034 §6.1)', () => {
  const owners = ['example', 'a.example', 'yljkjljk.a.example', 'Z.a.example', 'zABC.a.EXAMPLE', 'z.example'];
  const others = ['\\001.z.example', '*.z.example', '\\200.z.example'];
  const text = [...others, ...owners]
    .reverse()
    .map((owner) => `${owner}. TXT "x"\n`)
    .join('');
  const { zone } = openText(
    `$TTL 1\nexample. SOA ns mail 1 1 1 1 1\n${text}cut.z.example. NS ns\nx.glue.cut.z.example. A 192.0.2.1\n`,
    'example.',
  );
  const view = new ZoneView(
    zone,
    () => {},
    () => {},
  );
  const steps = namesInOrder(zone, view);
  let step = steps.next();
  while (!step.done) step = steps.next();
  assert.deepEqual(
    step.value.map(({ name, standing, isEmpty }) => [nameText(zone.names, name), standing, isEmpty]),
    [
      ['example.', 'authoritative', false],
      ['a.example.', 'authoritative', false],
      ['yljkjljk.a.example.', 'authoritative', false],
      ['z.a.example.', 'authoritative', false],
      ['zabc.a.example.', 'authoritative', false],
      ['z.example.', 'authoritative', false],
      ['\\001.z.example.', 'authoritative', false],
      ['*.z.example.', 'authoritative', false],
      ['cut.z.example.', 'delegation', false],
      ['glue.cut.z.example.', 'below', true],
      ['x.glue.cut.z.example.', 'below', false],
      ['\\200.z.example.', 'authoritative', false],
    ],
  );
  assert.deepEqual([...recordsOf(zone, view.apex).sets.keys()].sort(), [16, 6]);
});
