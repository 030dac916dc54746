import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { fileRange } from '../../../../server/src/engine/editing/fileRange.ts';
import { driftOf } from '../../../../server/src/engine/mail/spf/flatten/drift.ts';
import { hashOf, markerText, readMarker } from '../../../../server/src/engine/mail/spf/flatten/marker.ts';
import { type SpfInZone, spfInZoneAt } from '../../../../server/src/engine/mail/spf/flatten/spfInZone.ts';
import { zoneEdits } from '../../../../server/src/engine/mail/spf/flatten/zoneEdits.ts';
import { renumber } from '../../../../server/src/engine/zone/zone.ts';
import { applyFileEdits } from '../../../support/fileEdits.ts';
import { openText } from '../../../support/openZone.ts';
import { tableDns } from '../../../support/tableDns.ts';

const HEAD = '$TTL 3600\n@ IN SOA ns.example.com. host.example.com. 1 2 3 4 5\n';

/** The SPF record on the line that holds a text. */
function find(zoneText: string, needle: string): SpfInZone {
  const { zone } = openText(zoneText, 'example.com');
  renumber(zone);
  const line = zoneText.slice(0, zoneText.indexOf(needle)).split('\n').length - 1;
  const found = spfInZoneAt(zone, 'text', line);
  assert.ok(found);
  return found;
}

/** The zone with records put in place of the one that has a text. */
function put(
  zoneText: string,
  needle: string,
  records: Readonly<Record<string, string>>,
  date?: string,
): string {
  const found = find(zoneText, needle);
  const packed = Object.entries(records).map(([owner, text]) => ({ owner, text }));
  const edits = zoneEdits(found, packed, date);
  if (typeof edits === 'string') return edits;
  const inFile = edits.map(({ place, text }) => ({ ...fileRange(place), text }));
  return applyFileEdits({ text: zoneText }, inFile).text ?? '';
}

suite('in the zone', () => {
  test('the text is replaced, the comment put before it, all else stays', () => {
    const zone = `${HEAD}@\tMX 1 mx ; here\n\t300\tIN TXT "v=spf1 include:a.example ~all" ; senders\n\tTXT "other"\nwww A 192.0.2.1\n`;
    assert.equal(
      put(zone, 'v=spf1', { 'example.com': 'v=spf1 ip4:192.0.2.0/24 ~all' }, '2026-11-24'),
      zone
        .replace('include:a.example', 'ip4:192.0.2.0/24')
        .replace(
          '\t300\tIN',
          `; flattened from "v=spf1 include:a.example ~all" on 2026-11-24, hash ${hashOf('v=spf1 ip4:192.0.2.0/24 ~all')}\n\t300\tIN`,
        ),
    );
  });

  test('further records stand behind all that has the owner, written like it', () => {
    const zone = `${HEAD}@ 300 IN TXT "v=spf1 include:a.example ~all"\n      IN TXT "other"\nwww  IN A 192.0.2.1\n`;
    const long = `v=spf1 ${Array.from({ length: 20 }, (_, i) => `ip4:192.0.${i}.0/24`).join(' ')} -all`;
    const after = put(zone, 'v=spf1', {
      'example.com': 'v=spf1 include:_spf1.example.com include:_spf2.example.com ~all',
      '_spf1.example.com': 'v=spf1 ip4:192.0.2.1 -all',
      '_spf2.example.com': long,
    });
    const lines = after.split('\n');
    assert.equal(lines[3], '      IN TXT "other"');
    assert.equal(lines[4], '_spf1 300 IN TXT "v=spf1 ip4:192.0.2.1 -all"');
    assert.match(lines[5] ?? '', /^_spf2 300 IN TXT \( "v=spf1 .* "$/);
    assert.match(lines[6] ?? '', /^ {19}"ip4:.*-all" \)$/);
    assert.equal(lines[7], 'www  IN A 192.0.2.1');
    const { zone: read } = openText(after, 'example.com');
    renumber(read);
    assert.equal(find(after, 'ip4:192.0.0.0').record.text, long);
  });

  test('a refresh writes over what there is, and takes out what is not needed any more', () => {
    const made = 'v=spf1 include:_spf1.example.com include:_spf2.example.com ~all';
    const zone = `${HEAD}; flattened from "v=spf1 include:a.example ~all" on 2026-01-01, hash 00000000\r\n@ TXT "${made}"\n_spf1 TXT "v=spf1 ip4:192.0.2.1 -all"\n_spf2 TXT "v=spf1 ip4:192.0.2.2 -all" ; gone\nwww A 192.0.2.1`;
    const found = find(zone, made);
    assert.equal(found.marker?.original, 'v=spf1 include:a.example ~all');
    assert.deepEqual(
      found.further.map(({ owner }) => owner),
      ['_spf1.example.com', '_spf2.example.com'],
    );
    const after = put(
      zone,
      made,
      {
        'example.com': 'v=spf1 include:_spf1.example.com ~all',
        '_spf1.example.com': 'v=spf1 ip4:192.0.2.9 -all',
      },
      '2026-11-24',
    );
    assert.match(
      after,
      /; flattened from "v=spf1 include:a\.example ~all" on 2026-11-24, hash [0-9a-f]{8}\r\n@ TXT/,
    );
    assert.match(after, /\n_spf1 TXT "v=spf1 ip4:192\.0\.2\.9 -all"\nwww A 192\.0\.2\.1$/);
  });

  test('a record at the end of a file without line end', () => {
    const zone = `${HEAD}@ TXT "v=spf1 include:a.example ~all"`;
    const after = put(zone, 'v=spf1', {
      'example.com': 'v=spf1 include:_spf1.example.com ~all',
      '_spf1.example.com': 'v=spf1 ip4:192.0.2.1 -all',
    });
    assert.equal(
      after,
      `${HEAD}@ TXT "v=spf1 include:_spf1.example.com ~all"\n_spf1 TXT "v=spf1 ip4:192.0.2.1 -all"`,
    );
  });

  test('comments between strings are not lost: the user is told', () => {
    const zone = `${HEAD}@ TXT ( "v=spf1 " ; one\n "include:a.example ~all" )\n`;
    const long = `v=spf1 ${Array.from({ length: 20 }, (_, i) => `ip4:192.0.${i}.0/24`).join(' ')} -all`;
    assert.match(put(zone, 'v=spf1', { 'example.com': long }), /comment between the strings/);
  });
});

suite('drift', () => {
  const text = 'v=spf1 ip4:192.0.2.0/24 -all';
  const marker = readMarker(markerText('v=spf1 include:a.example -all', text, '2026-01-01'));

  /** What has become of the record, its source being what is given. */
  function drift(source: string | 'TIMEOUT', now = text) {
    assert.ok(marker);
    const dns = tableDns({ 'a.example': [source === 'TIMEOUT' ? source : { TXT: source }] });
    return driftOf(marker, now, 'example.com', dns);
  }

  test('none while the source says the same, in whatever words', async () => {
    assert.deepEqual(await drift('v=spf1 ip4:192.0.2.0/24 ~all'), { state: 'same' });
    assert.deepEqual(await drift('v=spf1 ip4:192.0.2.128/25 ip4:192.0.2.0/25 -all'), { state: 'same' });
  });

  test('with an address for which it matters', async () => {
    const found = await drift('v=spf1 ip4:192.0.2.0/25 ip4:192.0.2.128/26 -all');
    assert.equal(found.state, 'drifted');
    assert.deepEqual(found.state === 'drifted' && found.difference, {
      address: { family: 4, value: 0xc00002ffn },
      before: 'fail',
      after: 'pass',
    });
  });

  test('not told of a record that was edited, nor where lookups fail', async () => {
    assert.deepEqual(await drift('v=spf1 -all', 'v=spf1 ip4:192.0.2.1 -all'), { state: 'edited' });
    assert.equal((await drift('TIMEOUT')).state, 'unknown');
  });

  test('none for ptr, where that was left out on purpose', async () => {
    const made = readMarker(markerText('v=spf1 include:a.example ptr -all', text, '2026-01-01'));
    assert.ok(made);
    for (const [source, state] of [
      ['v=spf1 ip4:192.0.2.0/24 -all', 'same'],
      ['v=spf1 ip4:192.0.2.0/25 -all', 'drifted'],
    ] as const) {
      const dns = tableDns({ 'a.example': [{ TXT: source }] });
      assert.equal((await driftOf(made, text, 'example.com', dns)).state, state);
    }
  });

  test('other comments are no markers', () => {
    for (const comment of ['; flattened', ';', '; flattened from "x" on 2026-01-01, hash 00000000', '']) {
      assert.equal(readMarker(comment), undefined);
    }
  });
});
