import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type CheckedZone,
  checkZoneNow,
  createCheckedZone,
  editCheckedZone,
} from '../../server/src/engine/checkedZone.ts';
import { ED25519 } from '../../server/src/engine/rules/support/keyExample.ts';
import { encodeUtf8 } from '../../server/src/engine/text/utf8.ts';
import { NO_FILES } from '../../server/src/engine/zone/includes.ts';

const HEAD = '$TTL 1h\n@ SOA ns mail 1 1d 2h 4w 1h\n@ NS ns\n@ NS ns2\nns A 192.0.2.1\nns2 A 192.0.2.2\n';
const HEAD_LINES = HEAD.split('\n').length - 1;

/** A zone of `hosts` hosts, each with a mail exchange in the zone and a text; all lines are of one length. */
function zoneOf(hosts: number): CheckedZone {
  const lines = Array.from({ length: hosts }, (_, i) => {
    const host = `host${String(i).padStart(6, '0')}`;
    return `${host} A 192.0.2.7\n${host} MX 1 ns\n${host} TXT "x"  \n`;
  });
  const checked = createCheckedZone({ uri: 'zone', origin: 'example.', files: NO_FILES });
  checkZoneNow(checked, encodeUtf8(HEAD + lines.join('')));
  return checked;
}

/** How many rule calls an edit of one character costs. */
function callsOf(checked: CheckedZone, line: number, character: number, text: string): number {
  const before = checked.rules.calls;
  const start = { line, character };
  editCheckedZone(checked, 'zone', { start, end: { line, character: character + 1 }, text });
  return checked.rules.calls - before;
}

test('an edit runs the rules for what it touches, however large the zone is', (t) => {
  const [small, large] = [2_000, 40_000].map((hosts) => {
    const checked = zoneOf(hosts);
    const all = checked.rules.calls;
    const middle = HEAD_LINES + 3 * Math.floor(hosts / 2);
    return { all, address: callsOf(checked, middle, 21, '8'), owner: callsOf(checked, middle, 3, 's') };
  }) as [Record<'all' | 'address' | 'owner', number>, Record<'all' | 'address' | 'owner', number>];
  t.diagnostic(`calls for 6,000 records: ${JSON.stringify(small)}; for 120,000: ${JSON.stringify(large)}`);
  assert.ok(large.all > 15 * small.all, 'a fresh check runs the rules everywhere');
  for (const edit of ['address', 'owner'] as const) {
    assert.ok(large[edit] <= small[edit] * 1.2, `an edit of the ${edit} costs the same in both`);
    assert.ok(large[edit] < large.all / 50, `an edit of the ${edit} costs a small part of a fresh check`);
  }
});

test('an edit among very many keys of a domain does not run the rules for all of them', () => {
  const calls = [200, 4_000].map((selectors) => {
    const lines = Array.from(
      { length: selectors },
      (_, i) => `key${String(i).padStart(6, '0')}._domainkey TXT "v=DKIM1; k=ed25519; p=${ED25519}"\n`,
    );
    const checked = createCheckedZone({ uri: 'zone', origin: 'example.', files: NO_FILES });
    checkZoneNow(checked, encodeUtf8(HEAD + lines.join('')));
    return callsOf(checked, HEAD_LINES + selectors / 2, 3, '1');
  }) as [number, number];
  assert.ok(calls[1] <= calls[0] * 1.2, `${calls[1]} calls among 4,000 keys, ${calls[0]} among 200`);
});

test('names that refer to what changes are checked again, wherever they stand', () => {
  const checked = zoneOf(2_000);
  const unrelated = callsOf(checked, HEAD_LINES + 3_000, 21, '8');
  // The address of "ns", which every host's MX record points at.
  const shared = callsOf(checked, HEAD_LINES - 2, 7, '2');
  assert.ok(shared >= unrelated + 1_000, `${shared} calls against ${unrelated}`);
});
