import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { plainText } from '../../../../server/src/engine/editing/completion/snippet.ts';
import { completeSpf } from '../../../../server/src/engine/mail/spf/completeSpf.ts';
import { hoverSpf } from '../../../../server/src/engine/mail/spf/hoverSpf.ts';
import { parseSpf } from '../../../../server/src/engine/mail/spf/parseSpf.ts';

const parse = (text: string, owner?: string) => parseSpf({ kind: 'spf', text, owner });

/** What is said at the "|" of a text, and of which part. */
function hoverAt(marked: string, owner?: string) {
  const text = marked.replace('|', '');
  const hover = hoverSpf(parse(text, owner), marked.indexOf('|'));
  return hover && { of: text.slice(hover.start, hover.end), markdown: hover.markdown };
}

suite('SPF hover', () => {
  const terms: readonly (readonly [marked: string, of: string, said: RegExp])[] = [
    [
      'v=spf1 ip|4:192.0.2.0/24 -all',
      'ip4:192.0.2.0/24',
      /256 addresses, `192\.0\.2\.0` to `192\.0\.2\.255`: \*\*pass\*\* \(may send\)/,
    ],
    ['v=spf1 ip4:192.0.2.1| -all', 'ip4:192.0.2.1', /the address `192\.0\.2\.1`: \*\*pass/],
    ['v=spf1 ip6:2001:db8::/|32 -all', 'ip6:2001:db8::/32', /2\^96 addresses, `2001:db8::` to/],
    [
      'v=spf1 |~a/24//64 -all',
      '~a/24//64',
      /networks \(\/24 of IPv4, \/64 of IPv6\).*example\.com.*softfail.*\n\n- Costs one of the 10 DNS lookups/s,
    ],
    ['v=spf1 m|x -all', 'mx', /mail exchangers of `example\.com`.*At most ten/s],
    [
      'v=spf1 include:_spf.goog|le.com -all',
      'include:_spf.google.com',
      /all whom the record of `_spf\.google\.com` \(Google Workspace\) lets pass.*return path/s,
    ],
    ['v=spf1 -al|l', '-all', /everybody else: \*\*fail\*\* \(must not send/],
    [
      'v=spf1 redirect=_|spf.example.net',
      'redirect=_spf.example.net',
      /where nothing matches, the record of `_spf\.example\.net` decides/,
    ],
    ['v=spf1 -all exp=|why.example.com', 'exp=why.example.com', /may show the text/],
    ['v=spf1 -all m|x', 'mx', /Never looked at/],
    ['v=spf1 moo=|1 -all', 'moo=1', /ignore/],
    ['v=spf1 mo|o -all', 'moo', /cannot be read, which makes the whole record invalid/],
    [
      'v=spf1 exists:%{|ir}.x.example -all',
      '%{ir}',
      /the address that the mail comes from, its parts in reverse order: `192\.0\.2\.3` becomes `3\.2\.0\.192`/,
    ],
    [
      'v=spf1 exists:%{|l2r+-}.x.example -all',
      '%{l2r+-}',
      /split at "\+" or "-", its parts in reverse order, of these only the last 2/,
    ],
  ];
  for (const [marked, of, said] of terms) {
    test(marked, () => {
      const found = hoverAt(marked, 'example.com');
      assert.equal(found?.of, of);
      assert.match(found.markdown, said);
    });
  }

  test('the version: the record as a whole', () => {
    const said = hoverAt('v=sp|f1 mx include:a.example')?.markdown ?? '';
    assert.match(said, /\*\*SPF record\*\*/);
    assert.match(said, /- `mx` — the addresses of the mail exchangers of the domain itself: \*\*pass\*\*/);
    assert.match(said, /- Everybody else: \*\*neutral\*\*/);
    assert.match(said, /cost 2 of 10 DNS lookups/);
    assert.match(hoverAt('v=sp|f2 mx')?.markdown ?? '', /No SPF record/);
    assert.equal(hoverAt('x|'), undefined);
  });
});

/** What is offered at the "|" of a text, with the text that choosing it makes. */
function offeredAt(marked: string): string[] {
  const text = marked.replace('|', '');
  return completeSpf(parse(text), marked.indexOf('|')).map(
    ({ insert, replaces }) => text.slice(0, replaces.start) + plainText(insert) + text.slice(replaces.end),
  );
}

suite('SPF completion', () => {
  test('whole records at the beginning', () => {
    for (const marked of ['|', 'v=s|', 'v=spf1|']) {
      const offered = offeredAt(marked);
      assert.ok(offered.includes('v=spf1 -all') && offered.includes('v=spf1 mx ~all'), marked);
      for (const text of offered)
        assert.ok(
          parse(text).terms.every(({ type }) => type !== 'unreadable'),
          text,
        );
    }
  });
  test('terms, those that are there left out', () => {
    const offered = offeredAt('v=spf1 mx | ~all');
    assert.ok(offered.includes('v=spf1 mx ip4:192.0.2.0/24 ~all'), offered.join('\n'));
    assert.ok(offered.includes('v=spf1 mx include:_spf.google.com ~all'));
    assert.ok(!offered.some((text) => /mx mx|all ~all|redirect/.test(text)));
    assert.ok(offeredAt('v=spf1 mx |').includes('v=spf1 mx -all'));
    assert.ok(offeredAt('v=spf1 mx |').includes('v=spf1 mx redirect=_spf.example.com'));
  });
  test('all that is offered can be read', () => {
    for (const marked of [
      'v=spf1 |',
      'v=spf1 in|',
      'v=spf1 -|',
      'v=spf1 include:|',
      'v=spf1 exists:%|.x.example',
    ]) {
      const offered = offeredAt(marked);
      assert.ok(offered.length > 0, marked);
      for (const text of offered)
        assert.ok(
          parse(text).terms.every(({ type }) => type !== 'unreadable'),
          text,
        );
    }
  });
  test('behind a qualifier, mechanisms alone', () => {
    const offered = offeredAt('v=spf1 mx -|');
    assert.ok(offered.includes('v=spf1 mx -all') && offered.includes('v=spf1 mx -a'));
    assert.ok(!offered.some((text) => text.includes('redirect')));
  });
  test('domains of known services behind include', () => {
    assert.ok(offeredAt('v=spf1 include:_spf.g| ~all').includes('v=spf1 include:_spf.google.com ~all'));
  });
  test('no service that does not ask for an include', () => {
    assert.ok(!offeredAt('v=spf1 include:| ~all').some((text) => text.includes('mcsv.net')));
  });
  test('macros within a domain', () => {
    assert.ok(offeredAt('v=spf1 exists:%{|}.x.example').includes('v=spf1 exists:%{i}.x.example'));
    assert.ok(offeredAt('v=spf1 exists:%|.x.example').includes('v=spf1 exists:%{d}.x.example'));
    assert.ok(!offeredAt('v=spf1 exists:%|').some((text) => text.includes('%{c}')));
  });
  test('nothing where only the user knows', () => {
    assert.deepEqual(offeredAt('v=spf1 ip4:|'), []);
    assert.deepEqual(offeredAt('v=sp|f1 mx'), []);
  });
});
