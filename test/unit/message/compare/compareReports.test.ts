import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { compareReports } from '../../../../server/src/engine/message/compare/compareReports.ts';
import type { Comparison } from '../../../../server/src/engine/message/compare/comparison.ts';
import { comparisonSections } from '../../../../server/src/engine/message/compare/comparisonSections.ts';
import type { MessageReport } from '../../../../server/src/engine/message/messageReport.ts';
import { sectionsMarkdown } from '../../../../server/src/engine/message/render/renderMarkdown.ts';
import { shownMessage } from '../../../support/shownMessage.ts';
import { byList, direct, forwarded, hostile, withFields, ZONE } from '../../../support/waysOfMail.ts';

const report = async (message: string, zone?: string): Promise<MessageReport> =>
  (await shownMessage(message, zone === undefined ? {} : { zone })).analysis.report;

const compare = async (left: string, right: string, zone?: string): Promise<Comparison> =>
  compareReports(await report(left, zone), await report(right, zone));

/** Rows as text: the sign, and what is on each side. */
const signs = { equal: '=', changed: '≠', left: '<', right: '>' } as const;
const fields = ({ fields }: Comparison) =>
  fields.map(({ difference, name }) => `${signs[difference]} ${name}`);
const hops = ({ hops }: Comparison) =>
  hops.map(({ difference, left, right, differs }) =>
    [`${left ?? ''}${signs[difference]}${right ?? ''}`, ...differs].join(' '),
  );
const results = ({ results }: Comparison) =>
  results.map(({ check, of, difference, left, right }) =>
    `${signs[difference]} ${check} ${of} ${left?.result ?? ''}|${right?.result ?? ''}`.replaceAll('  ', ' '),
  );

suite('two messages side by side', () => {
  test('what differs that matters: a list', async () => {
    const { gist } = await compare(direct, byList, ZONE);
    assert.deepEqual(gist, [
      'The left one passed DMARC, the right one did not: the return path of the right one is of lists.example.org, which does not belong to example.com, and the signature of example.com does not hold on the right one (Subject changed; a footer of 2 lines was appended: "Gardeners mailing list -- gardeners@lists.example.org").',
      'The right one took 4 min 8 s, nearly all of it on the way to mx.example.net; the left one took 2 s.',
    ]);
  });

  test('a server that SPF does not allow, whichever side it is on', async () => {
    const { gist } = await compare(forwarded, direct, ZONE);
    assert.equal(
      gist[0],
      'The right one passed DMARC, the left one did not: the left one came through 198.51.100.9, which SPF does not allow for example.com (fail), and the signature of example.com does not hold on the left one (it was re-encoded: what was sent in 8 bits is quoted-printable now).',
    );
  });

  test('a message of somebody else', async () => {
    const { gist } = await compare(direct, hostile, ZONE);
    assert.deepEqual(gist, [
      'The left one passed DMARC, the right one did not: the return path of the right one is of evil.example, which has no SPF record, and the right one has no signature of evil.example that holds.',
      'They are from authors of different domains: example.com (left) and evil.example (right).',
    ]);
  });

  test('the same message twice', async () => {
    const comparison = await compare(byList, byList, ZONE);
    assert.deepEqual(comparison.gist, [
      'Nothing that matters differs: the checks of both have the same results.',
    ]);
    for (const { difference } of [...comparison.results, ...comparison.hops, ...comparison.fields])
      assert.equal(difference, 'equal');
  });

  test('without DNS, what receivers noted takes the place of what was not checked', async () => {
    const comparison = await compare(direct, byList);
    assert.match(comparison.gist[0] ?? '', /^By what receivers noted, the left one passed DMARC, the right/);
    const dmarc = comparison.results.find(({ check }) => check === 'dmarc');
    assert.deepEqual(
      [dmarc?.left, dmarc?.right].map((outcome) => [outcome?.result, outcome?.claimedBy]),
      [
        ['pass', 'mx.example.net'],
        ['fail', 'mx.example.net'],
      ],
    );
    // What nobody noted is not known, and not told as another result.
    const { gist } = await compare(direct, forwarded);
    assert.match(
      gist[0] ?? '',
      /^DMARC: pass \(example\.com\), as mx\.example\.net says, on the left, not known on/,
    );
    assert.match((await compare(forwarded, forwarded)).gist[0] ?? '', /^What is known of both is the same\./);
  });

  test('results, with signatures by their domains', async () => {
    assert.deepEqual(results(await compare(direct, byList, ZONE)), [
      '≠ verdict good|doubtful',
      '≠ dmarc pass|fail',
      '≠ disposition none|reject',
      '≠ spf pass|pass',
      '≠ dkim example.com, selector mail2026 pass|fail',
      '> dkim lists.example.org, selector list |pass',
    ]);
  });

  test('hops between the same organizations correspond, else those to the same one', async () => {
    const comparison = await compare(direct, byList, ZONE);
    assert.deepEqual(hops(comparison), ['0<', '>0', '1≠1 host address delay']);
    assert.deepEqual(comparison.transit, { left: 2, right: 248 });
    assert.deepEqual(hops(await compare(forwarded, direct, ZONE)), [
      '0<',
      '>0',
      '1≠1 host address encryption delay',
    ]);
  });

  test('header fields by name, then value, then order', async () => {
    assert.deepEqual(fields(await compare(direct, byList, ZONE)), [
      '≠ Return-Path',
      '≠ Received',
      '≠ Authentication-Results',
      '> DKIM-Signature',
      '≠ Received',
      '> List-Id',
      '> List-Unsubscribe',
      '= DKIM-Signature',
      '= From',
      '= To',
      '≠ Subject',
      '= Date',
      '= Message-ID',
      '= MIME-Version',
      '= Content-Type',
      '= Content-Transfer-Encoding',
    ]);
    const left = 'X-A: 1\r\nX-B: 1\r\nX-A: 2\r\nX-A: 3\r\n\r\n';
    const right = 'X-C: 1\r\nX-A: 2\r\nX-A: 4\r\nX-a: 5\r\n\r\n';
    assert.deepEqual(fields(await compare(left, right)), [
      '> X-C',
      '< X-A',
      '< X-B',
      '= X-A',
      '≠ X-A',
      '> X-a',
    ]);
  });

  test('each field and each hop has its place once, and the same the other way round', async () => {
    const all = [direct, byList, forwarded, hostile];
    const pairs = all.flatMap((left) => all.map((right) => [left, right] as const));
    for (const [left, right] of pairs) {
      const [there, back] = [await compare(left, right, ZONE), await compare(right, left, ZONE)];
      const [mine, theirs] = [await report(left), await report(right)];
      for (const part of ['hops', 'fields'] as const) {
        const count = part === 'hops' ? [mine.hops, theirs.hops] : [mine.headers, theirs.headers];
        for (const [side, list] of [
          ['left', count[0]],
          ['right', count[1]],
        ] as const) {
          const places = there[part].flatMap((row) => row[side] ?? []);
          assert.deepEqual(
            places,
            Array.from({ length: list?.length ?? 0 }, (_, i) => i),
          );
        }
        const turned = back[part].map(({ left: a, right: b }) => `${b} ${a}`).sort();
        assert.deepEqual(turned, there[part].map(({ left: a, right: b }) => `${a} ${b}`).sort());
      }
    }
  });

  test('headers of any length, in whatever order', async () => {
    const many = await report(withFields(10_000));
    const turned = { ...many, headers: many.headers.toReversed() };
    const alike = {
      ...many,
      headers: many.headers.map((header, i) => ({ ...header, name: 'X', value: `${i % 50}` })),
    };
    for (const [left, right] of [
      [many, turned],
      [alike, many],
      [alike, { ...alike, headers: alike.headers.toReversed() }],
    ] as const) {
      const rows = compareReports(left, right).fields;
      assert.equal(rows.filter(({ left: place }) => place !== null).length, left.headers.length);
      assert.equal(rows.filter(({ right: place }) => place !== null).length, right.headers.length);
    }
  });

  test('as text for a ticket', async () => {
    const named = async (title: string, message: string) => ({ title, report: await report(message, ZONE) });
    const [left, right] = [await named('a.eml', direct), await named('b.eml', byList)];
    const text = sectionsMarkdown(comparisonSections(compareReports(left.report, right.report), left, right));
    assert.match(text, /^# The left one passed DMARC/);
    assert.match(
      text,
      /\n- \*\*SPF\*\*: differs\n {2}- Left: \*\*pass\*\* for `example\.com, 192\.0\.2\.25`: /,
    );
    assert.match(text, /\n- On the right only\n {2}- Left: no such step\n/);
    assert.match(text, /\n- On both, with another host, address, delay\n/);
    assert.match(text, /\n- `List-Id`\n {2}- Left: not there\n {2}- Right: `Gardeners <gardeners\.lists/);
    assert.doesNotMatch(text, /`From`/);
  });
});
