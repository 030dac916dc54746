import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { bindLoads, needsBind } from '../../support/bind.ts';
import { VALID } from './examples.ts';

/** BIND loads a zone with one SOA at its apex; these examples take that place one at a time. */
const APEX = 'SOA';
/** BIND reads these but does not load them (RFC 1035 §3.3.4). */
const NOT_LOADED = new Set(['MD']);

const HEAD = '$TTL 3600\n@ NS ns\nns A 192.0.2.1\n';

describe('canonical RDATA is what the real BIND prints', () => {
  before(needsBind);

  test('all types but SOA, in one zone', () => {
    const examples = VALID.filter(({ type }) => type !== APEX && !NOT_LOADED.has(type));
    const lines = examples.map(({ line }, i) => `r${i} ${line}`);
    const result = bindLoads(`${HEAD}@ SOA ns mail 1 1 1 1 1\n${lines.join('\n')}\n`, 'example');
    assert.ok(result.loaded, `BIND loads the zone: ${result.messages.join('\n')}`);
    const printed = new Map(result.records.map((record) => [record.owner, record]));
    examples.forEach(({ line, canonical }, i) => {
      assert.equal(printed.get(`r${i}.example.`)?.data ?? '', canonical.trim(), line);
    });
  });

  for (const { line, canonical } of VALID.filter(({ type }) => type === APEX)) {
    test(line, () => {
      const result = bindLoads(`@ 3600 ${line}\n${HEAD}`, 'example');
      assert.ok(result.loaded, `BIND loads the zone: ${result.messages.join('\n')}`);
      assert.equal(result.records.find((record) => record.type === APEX)?.data, canonical);
    });
  }
});
