import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type HintOptions, inlayHints } from '../../../server/src/engine/editing/inlayHints.ts';
import { editText } from '../../../server/src/engine/zone/editZone.ts';
import { settleZone } from '../../../server/src/engine/zone/readZone.ts';
import type { Zone } from '../../../server/src/engine/zone/zone.ts';
import { openText } from '../../support/openZone.ts';

const ALL: HintOptions = { names: true, ttl: true, serial: true, now: Date.UTC(2026, 10, 24) };

/** The lines of a zone with the hints in them, each in braces. */
function hinted(zone: Zone, text: string, options: HintOptions, from = 0, to = 1 << 20): string {
  const lines = text.split('\n');
  const hints = inlayHints(zone, zone.root, { from, to }, options);
  for (const { at, label, continues } of [...hints].reverse()) {
    const line = lines[at.line] as string;
    const gap = continues ? '' : ' ';
    lines[at.line] = `${line.slice(0, at.character)}{${gap}${label}}${line.slice(at.character)}`;
  }
  return lines.join('\n');
}

/** What is shown of a zone: its hints stand in braces. */
function tried(shown: string, options: Partial<HintOptions>, origin = 'example.com.') {
  const text = shown.replace(/\{[^}]*\}/g, '');
  const none = { names: false, ttl: false, serial: false };
  return { seen: hinted(openText(text, origin).zone, text, { ...ALL, ...none, ...options }), shown };
}

const CASES: Readonly<Record<string, { options: Partial<HintOptions>; shown: string }>> = {
  'names in full': {
    options: { names: true },
    shown: `$ORIGIN sub{.example.com.}
$TTL 3600
@{ sub.example.com.} SOA ns1{.sub.example.com.} host\\.master{.sub.example.com.} 2026112403 4h 1h 2w 10m
  NS ns.example.net.
é{.sub.example.com.} MX 10 mail{.sub.example.com.}
www{.sub.example.com.} HTTPS 1 . port=443
a\\.{.sub.example.com.} TXT "v=spf1 include:spf.example.net -all"
$INCLUDE x y{.sub.example.com.}
`,
  },
  'names below the root': {
    options: { names: true },
    shown: 'a{.} 60 A 192.0.2.1\n',
  },
  'time spans in words': {
    options: { ttl: true },
    shown: `$TTL 86400{ 1 day}
@ SOA a b ( 2026112403 14400{ 4 hours} ; refresh
   59 1209600{ 2 weeks} 10m )
a 300{ 5 minutes} A 192.0.2.1
b 300 A 192.0.2.2
c A 192.0.2.3
d 300{ 5 minutes} A 192.0.2.4
e IN 301{ 5 minutes 1 second} A 192.0.2.5
f 1h A 192.0.2.6
g 93784{ about 1 day 2 hours} A 192.0.2.7
h 2 A ( 192.0.2.8 )
`,
  },
  'the dates of serial numbers': {
    options: { serial: true },
    shown: `$TTL 86400
@ SOA a b 2026112403{ 24 Nov 2026, 3rd change} 14400 60 60 60
@ SOA a b 1767225600{ 1 Jan 2026, 00:00 UTC} 14400 60 60 60
@ SOA a b 42 14400 60 60 60
`,
  },
  nothing: { options: {}, shown: '$TTL 86400\n@ SOA a b 2026112403 14400 60 60 60\n' },
};

suite('inlay hints show', () => {
  for (const [what, { options, shown }] of Object.entries(CASES)) {
    test(what, () => {
      const { seen } = tried(shown, options, what.includes('root') ? '.' : undefined);
      assert.equal(seen, shown);
    });
  }
});

/** A zone over several blocks, with the TTL stated in each record. */
const LONG = `$TTL 1h\n@ SOA a b 2026112401 4h 1h 2w 1h\n${Array.from({ length: 600 }, (_, i) => `h${i} ${i < 300 ? 300 : 600} A 192.0.2.1\n`).join('')}`;

test('only the lines that are asked for have hints, and these are the same wherever blocks are cut', () => {
  const { zone } = openText(LONG, 'example.com.');
  const all = inlayHints(zone, zone.root, { from: 0, to: 1000 }, ALL);
  for (const from of [0, 100, 250, 301, 590]) {
    assert.deepEqual(
      inlayHints(zone, zone.root, { from, to: from + 20 }, ALL),
      all.filter(({ at }) => from <= at.line && at.line <= from + 20),
    );
  }
  // One TTL for each column of equal ones.
  assert.deepEqual(
    all
      .filter(({ continues, at }) => !continues && at.line > 1)
      .map(({ at, label }) => `${at.line} ${label}`),
    ['2 5 minutes', '302 10 minutes'],
  );
});

test('hints follow an edit', () => {
  const { zone } = openText(LONG, 'example.com.');
  const at = { line: 302, character: 5 };
  editText(zone, 'text', { start: at, end: { ...at, character: 8 }, text: '300' });
  for (const _ of settleZone(zone));
  const found = inlayHints(zone, zone.root, { from: 301, to: 304 }, { ...ALL, names: false });
  assert.deepEqual(
    found.map(({ at: { line }, label }) => `${line} ${label}`),
    ['303 10 minutes'],
  );
});
