import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { plainText } from '../../../../server/src/engine/editing/completion/snippet.ts';
import { completeDmarc } from '../../../../server/src/engine/mail/dmarc/completeDmarc.ts';
import { type DmarcRecord, parseDmarcRecord } from '../../../../server/src/engine/mail/dmarc/dmarcRecord.ts';
import { effectivePolicy, policyLines } from '../../../../server/src/engine/mail/dmarc/effectivePolicy.ts';
import { hoverDmarc } from '../../../../server/src/engine/mail/dmarc/hoverDmarc.ts';
import { rolloutOf } from '../../../../server/src/engine/mail/dmarc/rollout.ts';
import { applyEdits } from '../../../../server/src/engine/mail/inZone/zoneText.ts';

function read(text: string, owner: string | undefined = '_dmarc.example.com'): DmarcRecord {
  return parseDmarcRecord({ kind: 'dmarc', text, owner });
}

suite('effective policies', () => {
  const CASES: readonly (readonly [text: string, policies: string | undefined])[] = [
    ['v=DMARC1; p=reject', 'reject reject reject'],
    ['v=DMARC1; p=reject; sp=none', 'reject none none'],
    ['v=DMARC1; p=none; np=reject', 'none none reject'],
    ['v=DMARC1; p=quarantine; sp=reject; np=none', 'quarantine reject none'],
    ['v=DMARC1; p=reject; sp=quarantine; t=y', 'quarantine none none'],
    ['v=DMARC1; sp=reject; rua=mailto:a@example.com', 'none none none'],
    ['v=DMARC1; p=reject; sp=x; rua=mailto:a@example.com', 'none none none'],
    ['v=DMARC1; p=reject; np=; rua=a@example.com', undefined],
    ['v=DMARC1', undefined],
    ['v=dmarc1; p=reject', undefined],
    ['v=DMARC1; p=reject; p=reject', undefined],
    ['v=DMARC1; P=reject; rua=mailto:a@example.com', 'none none none'],
    ['v=DMARC1; p=ReJect; unknown=1', 'reject reject reject'],
  ];
  for (const [text, policies] of CASES) {
    test(text, () => {
      const effective = effectivePolicy(read(text));
      assert.equal(
        effective &&
          policyLines(effective)
            .map(({ policy }) => policy)
            .join(' '),
        policies,
      );
    });
  }
});

suite('URIs for reports', () => {
  const CASES: readonly (readonly [rua: string, read: readonly string[]])[] = [
    ['mailto:a@example.com', ['a@example.com example.com']],
    ['mailto:A%2Bb@Example.com.?subject=x!10m', ['A+b@Example.com. example.com']],
    [
      'mailto:a@example.com , mailto:b@example.net',
      ['a@example.com example.com', 'b@example.net example.net'],
    ],
    ['a@example.com,', ['noScheme', 'empty']],
    ['mailto:a@example.com;b', ['a@example.com example.com']],
    ['mailto:', ['address']],
    ['mailto:a@localhost', ['address']],
    ['mailto:a b@example.com', ['separator']],
    ['mailto:ä@example.com', ['encoding']],
    ['https://example.com/x', ['https']],
    ['', ['empty']],
  ];
  for (const [rua, expected] of CASES) {
    test(rua, () => {
      const record = read(`v=DMARC1; p=none; rua=${rua}`);
      const told = record.rua.map(
        ({ problem, address, domain, scheme }) => problem ?? (address ? `${address} ${domain}` : scheme),
      );
      assert.deepEqual(told, expected);
      for (const { start, text, size } of record.rua) {
        assert.equal(record.text.slice(start, start + text.length), text);
        if (size !== undefined) assert.match(record.text.slice(size.start, size.end), /^!\d+[kmgt]?$/);
      }
    });
  }
});

suite('roll-out', () => {
  const REPORTS = 'rua=mailto:a@example.com';
  const PATHS: readonly (readonly string[])[] = [
    [
      `v=DMARC1; p=none; ${REPORTS}`,
      `v=DMARC1; p=quarantine; t=y; ${REPORTS}`,
      `v=DMARC1; p=quarantine; ${REPORTS}`,
      `v=DMARC1; p=reject; t=y; ${REPORTS}`,
      `v=DMARC1; p=reject; ${REPORTS}`,
    ],
    [
      `v=DMARC1;p=none;sp=none;np=reject;${REPORTS};t=n;`,
      `v=DMARC1;p=quarantine;sp=quarantine;np=reject;${REPORTS};t=y;`,
      `v=DMARC1;p=quarantine;sp=quarantine;np=reject;${REPORTS};`,
      `v=DMARC1;p=reject; t=y;sp=reject;np=reject;${REPORTS};`,
      `v=DMARC1;p=reject; sp=reject;np=reject;${REPORTS};`,
    ],
    ['v=DMARC1; p=quarantine', 'v=DMARC1; p=reject; t=y', 'v=DMARC1; p=reject'],
    ['v=DMARC1; p=none'],
  ];
  for (const path of PATHS) {
    test(path[0] ?? '', () => {
      for (const [i, text] of path.entries()) {
        const next = rolloutOf(read(text))?.next;
        assert.equal(next && applyEdits(text, next.edits), path[i + 1]);
      }
    });
  }
  test('its stages are counted', () => {
    const stages = PATHS[0]?.map((text) => rolloutOf(read(text))?.stage);
    assert.deepEqual(stages, [1, 2, 3, 4, 5]);
  });
  test('there is none of a record that receivers ignore', () => {
    assert.equal(rolloutOf(read('v=DMARC1; p=rejct')), undefined);
    assert.equal(rolloutOf(read('v=DMARC1', 'example.net._report._dmarc.example.com')), undefined);
  });
});

suite('hovers', () => {
  const CASES: readonly (readonly [text: string, says: readonly RegExp[], owner?: string])[] = [
    [
      '|v=DMARC1; p=reject; t=y',
      [/quarantine/, /`example\.com`/, /Roll-out: step 4 of 5/, /t=y: one level lower than reject/],
    ],
    [
      'v=DMARC1; p=no|ne; rua=mailto:a@example.com',
      [/\*\*p\*\*: what receivers/, /Roll-out: step 1 of 5/, /Next: test p=quarantine/],
    ],
    ['v=DMARC1; p=none|', [/Ask for reports first/]],
    ['v=DMARC1; p=reject; ad|kim=s', [/strict: it must be just the domain/]],
    ['v=DMARC1; p=reject; fo=1:|d', [/`1`: where one/, /`d`: where a DKIM/]],
    ['v=DMARC1; p=reject; p|ct=50', [/dropped it/]],
    ['v=DMARC1; p=reject; policy|=x', [/no tag `policy`/]],
    [
      'v=DMARC1; p=reject; rua=mailto:a@exam|ple.net',
      [/`a@example.net` by mail/, /example\.com\._report\._dmarc\.example\.net\./],
    ],
    [
      'v=DMARC1; p=reject; rua=mailto:a@news.exam|ple.com',
      [/^Aggregate reports go to `a@news.example.com` by mail\.\n\n\[?RFC 9989/],
    ],
    [
      'v=DMARC1|',
      [/`example\.com` agrees to receive DMARC reports on `example\.net`/],
      'example.net._report._dmarc.example.com',
    ],
    ['v=DMARC1|', [/do not process mail by this record/]],
    ['v=DMARC1; p=rejct|; rua=mailto:a@example.com', [/receivers take `none`/]],
  ];
  for (const [marked, says, owner] of CASES) {
    test(marked, () => {
      const offset = marked.indexOf('|');
      const record = read(marked.replace('|', ''), owner);
      const hover = hoverDmarc(record, offset);
      for (const pattern of says) assert.match(hover?.markdown ?? '', pattern);
      assert.ok(hover !== undefined && hover.start <= offset && offset <= hover.end);
    });
  }
  test('nothing is said of what is no DMARC record', () => {
    assert.equal(hoverDmarc(read('verification=1'), 3), undefined);
    assert.equal(hoverDmarc(read(''), 0), undefined);
  });
});

suite('completions', () => {
  interface Completed {
    readonly marked: string;
    readonly has?: readonly string[];
    readonly lacks?: readonly string[];
    /** The text with the first of `has` put in. */
    readonly becomes?: string;
  }
  const CASES: readonly Completed[] = [
    {
      marked: '|',
      has: ['v=DMARC1; p=none; …'],
      becomes: 'v=DMARC1; p=none; np=reject; rua=mailto:dmarc-reports@example.com',
    },
    {
      marked: 'v=DM|',
      has: ['v=DMARC1; p=reject; …'],
      becomes: 'v=DMARC1; p=reject; rua=mailto:dmarc-reports@example.com',
    },
    { marked: 'v=DMARC1; |', has: ['p', 'rua', 'sp'], lacks: ['v', 'pct'], becomes: 'v=DMARC1; p=none' },
    { marked: 'v=DMARC1;|', has: ['p'], becomes: 'v=DMARC1; p=none' },
    {
      marked: 'v=DMARC1; p=none; |',
      has: ['rua'],
      lacks: ['p'],
      becomes: 'v=DMARC1; p=none; rua=mailto:dmarc-reports@example.com',
    },
    { marked: 'v=DMARC1; | p=none', has: ['rua'], lacks: ['p'] },
    { marked: 'v=DMARC1; p=|', has: ['reject', 'none', 'quarantine'], becomes: 'v=DMARC1; p=reject' },
    {
      marked: 'v=DMARC1; p=n|one; rua=mailto:a@example.com',
      has: ['reject'],
      becomes: 'v=DMARC1; p=reject; rua=mailto:a@example.com',
    },
    { marked: 'v=DMARC1; p=none |', lacks: ['none'] },
    { marked: 'v=DMARC1; p=none; fo=1:|', has: ['d'], becomes: 'v=DMARC1; p=none; fo=1:d' },
    {
      marked: 'v=DMARC1; p=none; rua=mailto:a@example.com,|',
      has: ['mailto:dmarc-reports@example.com'],
      becomes: 'v=DMARC1; p=none; rua=mailto:a@example.com,mailto:dmarc-reports@example.com',
    },
    {
      marked: 'v=DMARC1; p=none; sp=quar|; rua=mailto:a@example.com',
      has: ['quarantine'],
      becomes: 'v=DMARC1; p=none; sp=quarantine; rua=mailto:a@example.com',
    },
  ];
  for (const { marked, has = [], lacks = [], becomes } of CASES) {
    test(marked, () => {
      const text = marked.replace('|', '');
      const found = completeDmarc(read(text), marked.indexOf('|'));
      const labels = found.map(({ label }) => label);
      for (const label of has) assert.ok(labels.includes(label), `${label} is offered: ${labels.join(', ')}`);
      for (const label of lacks) assert.ok(!labels.includes(label), `${label} is not offered`);
      const first = found.find(({ label }) => label === has[0]);
      if (becomes !== undefined && first !== undefined)
        assert.equal(applyEdits(text, [{ ...first.replaces, text: plainText(first.insert) }]), becomes);
    });
  }
});
