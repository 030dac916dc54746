import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createOverview } from '../../../server/src/engine/reports/overview/createOverview.ts';
import { createMessageTable } from '../../../server/src/engine/reports/overview/messageTable.ts';
import { overviewMarkdown } from '../../../server/src/engine/reports/overview/overviewMarkdown.ts';
import { NO_FILTER, type ReportFilter } from '../../../server/src/engine/reports/overview/reportFilter.ts';
import type { ReportOverview } from '../../../server/src/engine/reports/overview/reportOverview.ts';
import { selectMessages } from '../../../server/src/engine/reports/overview/selectMessages.ts';
import { selectTls } from '../../../server/src/engine/reports/overview/selectTls.ts';
import { timeBins } from '../../../server/src/engine/reports/overview/timeBins.ts';
import { readReports } from '../../../server/src/engine/reports/readReports.ts';
import { nextStep } from '../../../server/src/engine/reports/summary/policyStep.ts';
import { summarizeReports } from '../../../server/src/engine/reports/summary/summarizeReports.ts';
import { aggregateXml, octets } from './reportTexts.ts';

function overviewOf(...texts: readonly string[]): ReportOverview {
  const builder = createOverview();
  for (const [i, text] of texts.entries()) builder.add(readReports(octets(text), `file${i}`));
  return builder.overview();
}

const FORGED = { ip: '203.0.113.9', dkim: 'fail', spf: 'fail', results: '' } as const;
const OF_24 = aggregateXml({
  id: '1',
  day: '2026-11-24',
  rows: [
    { ip: '192.0.2.1', count: 10 },
    { ip: '192.0.2.1', count: 2, spf: 'fail' },
    { ...FORGED, count: 4, disposition: 'reject' },
  ],
});
const OF_25 = aggregateXml({
  id: '2',
  day: '2026-11-25',
  organization: 'other.example',
  rows: [
    { ip: '192.0.2.1', count: 3, dkim: 'fail' },
    { ...FORGED, count: 1, disposition: 'quarantine' },
  ],
});
const OTHER_DOMAIN = aggregateXml({
  id: '3',
  day: '2026-11-25',
  rows: [{ ip: '192.0.2.77', count: 7 }],
}).replaceAll('sender.example', 'second.example');

const TLS = JSON.stringify({
  'organization-name': 'receiver.example',
  'date-range': { 'start-datetime': '2026-11-24T00:00:00Z', 'end-datetime': '2026-11-24T23:59:59Z' },
  'contact-info': 'tls@receiver.example',
  'report-id': 't1',
  policies: [
    {
      policy: { 'policy-type': 'sts', 'policy-domain': 'sender.example' },
      summary: { 'total-successful-session-count': 90, 'total-failure-session-count': 10 },
      'failure-details': [
        {
          'result-type': 'certificate-expired',
          'failed-session-count': 10,
          'receiving-mx-hostname': 'mx.sender.example',
        },
      ],
    },
  ],
});

suite('overview of reports', () => {
  const all = overviewOf(OF_24, OF_25, OTHER_DOMAIN, OF_24, TLS, 'Dear all\n');
  const select = (filter: Partial<ReportFilter> = {}) =>
    selectMessages(all.messages, { ...NO_FILTER, ...filter });

  test('without a filter counts what the summary counts', () => {
    const reports = [OF_24, OF_25, OTHER_DOMAIN].flatMap(
      (text, i) => readReports(octets(text), `${i}`).reports,
    );
    const summary = summarizeReports(reports);
    const { total, sources, days, undated } = select();
    assert.deepEqual([total.messages, total.passed], [summary.messages, summary.passed]);
    assert.deepEqual(days, summary.days);
    assert.deepEqual(
      sources.map(({ index, messages, passed, dkim, spf }) => [
        all.messages.sources[index]?.ip,
        messages,
        passed,
        dkim,
        spf,
      ]),
      summary.sources.map(({ ip, messages, passed, dkimAligned, spfAligned }) => [
        ip,
        messages,
        passed,
        dkimAligned,
        spfAligned,
      ]),
    );
    assert.equal(undated, 0);
  });

  test('lists duplicates, refused files and the next step of each domain', () => {
    assert.deepEqual(all.duplicates, { items: [{ file: 'file3', sameAs: 'file0' }], all: 1 });
    assert.deepEqual([all.refused.all, all.refused.items[0]?.file], [1, 'file5']);
    assert.deepEqual(
      all.domains.map(({ domain, nextStep: { state } }) => [domain, state]),
      [
        ['sender.example', 'wait'],
        ['second.example', 'wait'],
      ],
    );
  });

  test('by domain, period and source', () => {
    assert.equal(select({ domain: 'second.example' }).total.messages, 7);
    assert.equal(select({ from: '2026-11-25' }).total.messages, 11);
    assert.equal(select({ to: '2026-11-24' }).total.messages, 16);
    assert.equal(
      select({ from: '2026-11-25', to: '2026-11-25', domain: 'sender.example' }).total.messages,
      4,
    );
    assert.equal(select({ source: '203.0.' }).total.messages, 5);
    assert.equal(select({ source: ' SECOND.example ' }).total.messages, 7);
    assert.equal(select({ source: 'nobody' }).total.messages, 0);
  });

  test('only what fails', () => {
    const { total, sources } = select({ onlyFailing: true });
    assert.deepEqual([total.messages, total.passed, total.quarantined, total.rejected], [5, 0, 1, 4]);
    assert.equal(sources.length, 1);
  });

  test('by alignment', () => {
    const { alignment } = select();
    const counts = Object.entries(alignment).map(([by, { messages }]) => [by, messages]);
    assert.deepEqual(counts, [
      ['both', 17],
      ['dkim', 2],
      ['spf', 3],
      ['neither', 5],
    ]);
  });

  test('sources that are too many are counted together, and last', () => {
    const table = createMessageTable();
    const { reports } = readReports(octets(OF_24), 'a');
    for (const report of reports) if (report.kind === 'aggregate') table.add(report);
    const { sources } = summarizeReports(reports);
    const small = table.table(sources, ['sender.example'], { sources: 1, rows: 100 });
    assert.deepEqual([small.sources.length, small.otherSources], [1, 1]);
    const { total, sources: selected } = selectMessages(small, NO_FILTER);
    assert.equal(total.messages, 16);
    assert.deepEqual(
      selected.map(({ index, messages }) => [index, messages]),
      [
        [0, 12],
        [1, 4],
      ],
    );
  });

  test('what no report dates is in no period', () => {
    const undated = overviewOf(OF_24.replace(/<date_range>.*<\/date_range>/, ''));
    assert.equal(selectMessages(undated.messages, NO_FILTER).undated, 16);
    assert.equal(selectMessages(undated.messages, { ...NO_FILTER, from: '1970-01-01' }).total.messages, 0);
  });

  test('as Markdown for a ticket, in which strangers write text alone', () => {
    const text = overviewMarkdown(all, NO_FILTER);
    assert.match(
      text,
      /^# Mail reports\n\n4 reports of 2026-11-24 to 2026-11-25\. 27 messages, 81 % pass DMARC\.\n/,
    );
    assert.match(text, /\n## What to do\n\n- \*\*/);
    assert.match(text, /\n\| 203\.0\.113\.9 \| 5 \| 0 % \| 0 % \| 0 % \| 5 \|\n/);
    assert.match(text, /\n\| sender\.example \| sts \| 90 \| 10 \|\n/);
    const hostile = overviewOf(OF_24.replaceAll('sender.example', '[a](http://x/)|\n#'));
    assert.doesNotMatch(overviewMarkdown(hostile, NO_FILTER), /(?<!\\)[[\]]|\n#(?![# ])|http:/);
    const failing = overviewMarkdown(all, { ...NO_FILTER, onlyFailing: true, domain: 'sender.example' });
    assert.match(failing, /Only: domain sender\.example, what fails\. 5 messages/);
  });

  test('sessions by policy and by what went wrong', () => {
    const { successful, failed, days, policies, results } = selectTls(all.tls, NO_FILTER);
    assert.deepEqual([successful, failed], [90, 10]);
    assert.deepEqual(days, [{ day: '2026-11-24', messages: 100, passed: 90 }]);
    assert.deepEqual(policies, [{ domain: 'sender.example', type: 'sts', successful: 90, failed: 10 }]);
    assert.deepEqual(
      results.map(({ result, sessions, servers }) => [result, sessions, servers]),
      [['certificate-expired', 10, ['mx.sender.example']]],
    );
    assert.equal(selectTls(all.tls, { ...NO_FILTER, onlyFailing: true }).successful, 0);
    assert.equal(selectTls(all.tls, { ...NO_FILTER, from: '2026-11-25' }).failed, 0);
    assert.equal(selectTls(all.tls, { ...NO_FILTER, domain: 'second.example' }).failed, 0);
  });
});

suite('time bins', () => {
  const day = (text: string, messages = 1) => ({ day: text, messages, passed: 0 });

  test('days without reports are there', () => {
    const bins = timeBins([day('2026-11-01'), day('2026-11-03', 2)], 90);
    assert.deepEqual(
      bins.map(({ from, to, messages }) => [from, to, messages]),
      [
        ['2026-11-01', '2026-11-01', 1],
        ['2026-11-02', '2026-11-02', 0],
        ['2026-11-03', '2026-11-03', 2],
      ],
    );
  });

  test('a long time is in weeks, a very long one in no more than can be shown', () => {
    const [week] = timeBins([day('2026-01-01'), day('2026-06-30')], 90);
    assert.deepEqual([week?.from, week?.to], ['2026-01-01', '2026-01-07']);
    const bins = timeBins([day('1970-01-01'), day('9999-12-31')], 90);
    assert.ok(bins.length <= 90);
    assert.equal(
      bins.reduce((sum, { messages }) => sum + messages, 0),
      2,
    );
    assert.equal(bins.at(-1)?.to, '9999-12-31');
    assert.deepEqual(timeBins([], 90), []);
  });
});

suite('next step of a policy', () => {
  const days = Array.from({ length: 10 }, (_, i) => `2026-11-${String(i + 1).padStart(2, '0')}`);
  const stepOf = (policy: string, failing: number, extra = '') => {
    const reports = days.flatMap((day, i) => {
      const text = aggregateXml({
        id: `${i}`,
        day,
        policy,
        rows: [
          { ip: '192.0.2.1', count: 100 - failing },
          { ...FORGED, count: failing },
        ],
      });
      return readReports(octets(text.replace('</p>', `</p>${extra}`)), `${i}`).reports;
    });
    const [domain] = summarizeReports(reports).domains;
    assert.ok(domain);
    return nextStep(domain);
  };

  test('from none by quarantine to reject', () => {
    assert.deepEqual([stepOf('none', 0).state, stepOf('quarantine', 1).state], ['ready', 'ready']);
    assert.match(stepOf('none', 0).advice, /publish "p=quarantine"/);
    assert.match(stepOf('quarantine', 1).advice, /publish "p=reject"/);
    assert.equal(stepOf('reject', 30).state, 'done');
  });

  test('what fails comes first', () => {
    assert.equal(stepOf('none', 30).state, 'mend');
    assert.match(stepOf('quarantine', 30).advice, /^30 % of the messages fail/);
  });

  test('what weakens the policy is told', () => {
    assert.match(stepOf('reject', 0, '<pct>50</pct>').advice, /"pct=50"/);
    assert.match(stepOf('reject', 0, '<sp>none</sp>').advice, /"sp=none"/);
    assert.equal(stepOf('reject', 0, '<sp>none</sp>').state, 'mend');
  });
});
