import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { parseSpf } from '../../../../server/src/engine/mail/spf/parseSpf.ts';
import type { SpfTerm } from '../../../../server/src/engine/mail/spf/spfRecord.ts';
import { PROPERTY } from '../../../support/properties.ts';

const parse = (text: string) => parseSpf({ kind: 'spf', text, owner: undefined });

function termOf(text: string): SpfTerm {
  const { terms } = parse(`v=spf1 ${text}`);
  assert.equal(terms.length, 1, text);
  return terms[0] as SpfTerm;
}

/** `problem "what is wrong"`, or `mechanism`, `modifier`. */
function verdict(text: string): string {
  const term = termOf(text);
  if (term.type !== 'unreadable') return term.type;
  return `${term.problem} "${`v=spf1 ${text}`.slice(term.at.start, term.at.end)}"`;
}

suite('SPF versions (RFC 7208 §4.5)', () => {
  for (const text of ['v=spf1', 'v=spf1 -all', 'V=SPF1 mx', 'v=spf1  ']) {
    test(`“${text}” is one`, () => assert.ok(parse(text).isSpf));
  }
  for (const [text, version] of [
    ['v=spf10 -all', 'v=spf10'],
    [' v=spf1 -all', ' v=spf1'],
    ['v=spf1; mx', 'v=spf1;'],
    ['v = spf1 mx', 'v = spf1'],
    ['v=spf 1 mx', 'v=spf 1'],
    ['v=spf1\tmx -all', 'v=spf1\tmx'],
    ['“v=spf1 -all', '“v=spf1'],
    ['spf2.0/pra -all', ''],
    ['', ''],
  ] as const) {
    test(`“${text}” is none`, () => {
      const record = parse(text);
      assert.equal(record.isSpf, false);
      assert.equal(text.slice(record.version.start, record.version.end), version);
    });
  }
});

suite('SPF terms that are right (RFC 7208 §12)', () => {
  for (const text of [
    'all -all ~all ?all +all ALL',
    'include:_spf.example.com INCLUDE:a.b. include:%{d}._spf.example.com',
    'a a/24 a//64 a/24//64 a:example.com a:example.com/24//64 a/0//0 a:foo:bar/baz.example.com a:x.xn--zckzah a:b.a-1',
    'mx -mx ~mx:%{d2}/24 ptr ptr:example.com',
    'ip4:192.0.2.1 ip4:192.0.2.0/24 ip4:0.0.0.0/0 ip6:2001:db8::/32 ip6:::1 ip6:::ffff:192.0.2.1/128',
    'exists:%{i}._spf.%{d2r-} exists:%{L1r+-.,/_=}.%% exists:x.%_ exists:a.%- exists:%{i}',
    'redirect=_spf.example.com exp=%{d} unknown= moo.cow-far_out=man:dog/cat default=+ x=%{c}',
  ]) {
    for (const term of text.split(' ')) {
      test(term, () => assert.match(verdict(term), /^m/));
    }
  }

  test('places, networks, prefix lengths, macros', () => {
    const text =
      'v=spf1  -ip4:192.0.2.0/24 ~a:x.example/24//64 exists:%{Ir}.%{d2-+}.x.example redirect=b.example ';
    const [ip4, a, exists, redirect] = parse(text).terms;
    const places = [ip4, a, exists, redirect].map((term) => text.slice(term?.start, term?.end));
    assert.deepEqual(places, text.trim().split(/ +/).slice(1));
    assert.ok(ip4?.type === 'mechanism' && a?.type === 'mechanism' && exists?.type === 'mechanism');
    assert.deepEqual(
      [ip4.qualifier, ip4.network?.address, ip4.network?.prefix, ip4.network?.family],
      ['-', 0xc0000200n, 24, 4],
    );
    assert.equal(text.slice(ip4.network?.span.start, ip4.network?.span.end), '192.0.2.0');
    assert.deepEqual([a.qualifier, a.domain?.text, a.prefix4, a.prefix6], ['~', 'x.example', 24, 64]);
    assert.deepEqual(
      exists.domain?.macros.map(({ start, end, ...macro }) => ({ ...macro, text: text.slice(start, end) })),
      [
        { letter: 'i', isEscaped: true, reversed: true, delimiters: '', text: '%{Ir}' },
        { letter: 'd', isEscaped: false, parts: 2, reversed: false, delimiters: '-+', text: '%{d2-+}' },
      ],
    );
    assert.equal(redirect?.type === 'modifier' && redirect.domain?.text, 'b.example');
  });
});

suite('SPF terms that are wrong', () => {
  const cases: readonly (readonly [term: string, verdict: string])[] = [
    ['ip:192.0.2.1', 'unknownMechanism "ip"'],
    ['includes:a.example', 'unknownMechanism "includes"'],
    ['all.', 'unknownMechanism "all."'],
    ['192.0.2.1', 'unknownMechanism "192.0.2.1"'],
    ['moo', 'unknownMechanism "moo"'],
    ['redirect:a.example', 'mechanismEquals "redirect:"'],
    ['-exp=a.example', 'mechanismEquals "exp="'],
    ['ip4:192.0.2.1~all', 'missingSpace "~all"'],
    ['ip4:192.0.2.1all', 'missingSpace "all"'],
    ['ip4:192.0.2.1,ip4:192.0.2.2', 'missingSpace ","'],
    ['-all;', 'missingSpace ";"'],
    ['mx\t-all', 'missingSpace "\t"'],
    ['mx-all', 'missingSpace "-all"'],
    ['aip4:192.0.2.1', 'missingSpace "ip4:192.0.2.1"'],
    ['xip4:192.0.2.1', 'unknownMechanism "xip4"'],
    ['ip4:ip4:192.0.2.1', 'missingSpace "ip4:192.0.2.1"'],
    ['++all', 'syntax "+all"'],
    ['-', 'syntax "-"'],
    ['all/8', 'syntax "/8"'],
    ['ip4', 'ip4Invalid "ip4"'],
    ['ip4:192.0.2', 'ip4Invalid "192.0.2"'],
    ['ip4:192.0.2.01', 'ip4Invalid "192.0.2.01"'],
    ['ip4:2001:db8::1', 'ip4Invalid "2001:db8::1"'],
    ['ip6:192.0.2.1', 'ip6Invalid "192.0.2.1"'],
    ['ip4:192.0.2.1/33', 'cidrRange "/33"'],
    ['ip4:192.0.2.1//32', 'cidrRange "//32"'],
    ['ip4:192.0.2.1/', 'cidrRange "/"'],
    ['ip6:::1/129', 'cidrRange "/129"'],
    ['a/024', 'cidrRange "/024"'],
    ['a/24/64', 'cidrRange "/24/64"'],
    ['include:a.example/24', 'cidrRange "/24"'],
    ['include', 'domainSpecInvalid "include"'],
    ['include:', 'domainSpecInvalid "include:"'],
    ['a:192.0.2.1', 'domainSpecInvalid "192.0.2.1"'],
    ['a:localhost', 'domainSpecInvalid "localhost"'],
    ['a:%{d}com', 'domainSpecInvalid "%{d}com"'],
    ['a:é.example', 'domainSpecInvalid "é"'],
    ['redirect=', 'domainSpecInvalid "redirect="'],
    ['a:a.example:8080', 'urlInDomain "a.example:8080"'],
    ['include:a.example/', 'urlInDomain "a.example/"'],
    ['include:https://a.example/', 'urlInDomain "https://a.example/"'],
    ['exists:%(i).a.example', 'macroSyntax "%("'],
    ['exists:%{x}.a.example', 'macroSyntax "%{x"'],
    ['exists:%{d0}.a.example', 'macroSyntax "%{d0}"'],
    ['exists:%{i.a.example', 'macroSyntax "%{i.a"'],
    ['exists:a.example%', 'macroSyntax "%"'],
    ['x=%abc', 'macroSyntax "%a"'],
    ['exp=%{r}.a.example', 'macroExpOnly "%{r}"'],
    ['x=é', 'syntax "é"'],
  ];
  for (const [term, expected] of cases) test(term, () => assert.equal(verdict(term), expected));
});

test('any text is read, its terms in order and within it', () => {
  const piece = fc.constantFrom(
    ...'v=spf1 |include:|a|mx|ip4:|ip6:|/24|//64|%{d}|%|{|}|.|-all|~|;|,|example.com|é|\t| |=|redirect='.split(
      '|',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = `v=spf1 ${pieces.join('')}`;
      let behind = 6;
      for (const term of parse(text).terms) {
        assert.ok(term.start >= behind && term.end > term.start && term.end <= text.length);
        if (term.type === 'unreadable') {
          assert.ok(term.at.start >= term.start && term.at.end <= term.end && term.at.end > term.at.start);
        }
        behind = term.end;
      }
    }),
    PROPERTY,
  );
});
