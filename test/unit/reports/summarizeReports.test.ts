import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readReports } from '../../../server/src/engine/reports/readReports.ts';
import type {
  ReportSummary,
  SummaryFinding,
} from '../../../server/src/engine/reports/summary/reportSummary.ts';
import { summarizeReports } from '../../../server/src/engine/reports/summary/summarizeReports.ts';
import { aggregateXml, type MadeReport, type MadeRow, octets } from './reportTexts.ts';

function summaryOf(...reports: readonly MadeReport[]): ReportSummary {
  return summarizeReports(
    reports.flatMap((report, i) => readReports(octets(aggregateXml(report)), `${i}.xml`).reports),
  );
}

/** A report for each day from 2026-11-01 on. */
function daily(days: readonly (readonly MadeRow[])[]): ReportSummary {
  return summaryOf(
    ...days.map((rows, i) => ({ id: `r${i}`, day: `2026-11-${String(i + 1).padStart(2, '0')}`, rows })),
  );
}

function found({ findings }: ReportSummary, rule: string): readonly SummaryFinding[] {
  return findings.filter((finding) => finding.rule === rule);
}

const OWN = '192.0.2.1';
const own = (count: number): MadeRow => ({ ip: OWN, count });
const forged = (count: number, ip = '203.0.113.9'): MadeRow => ({
  ip,
  count,
  dkim: 'fail',
  spf: 'fail',
  results: '',
});
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

suite('summary of reports', () => {
  test('by source, with alignment and dispositions', () => {
    const summary = summaryOf({
      id: '1',
      day: '2026-11-24',
      policy: 'reject',
      rows: [own(10), { ip: OWN, count: 5, dkim: 'fail' }, { ...forged(4), disposition: 'reject' }],
    });
    assert.deepEqual(
      [summary.messages, summary.passed, summary.from, summary.to],
      [19, 15, '2026-11-24', '2026-11-24'],
    );
    const [first, second] = summary.sources;
    assert.deepEqual(
      [first?.ip, first?.messages, first?.passed, first?.dkimAligned, first?.spfAligned],
      [OWN, 15, 15, 10, 15],
    );
    assert.deepEqual([second?.messages, second?.passed, second?.dispositions.reject], [4, 0, 4]);
    assert.deepEqual(summary.days, [{ day: '2026-11-24', messages: 19, passed: 15 }]);
  });

  test('the same report counts once; the same identifier of another reporter does not', () => {
    const report: MadeReport = { id: 'x', day: '2026-11-24', rows: [own(10)] };
    const summary = summaryOf(
      report,
      report,
      { ...report, organization: 'other.example' },
      { ...report, id: 'y' },
    );
    assert.equal(summary.messages, 30);
    assert.deepEqual(summary.duplicates, [{ file: '1.xml', sameAs: '0.xml' }]);
  });

  test('a source is named after the service that it is proven to be', () => {
    const results = '<spf><domain>bounce.amazonses.com</domain><result>pass</result></spf>';
    const { sources } = summaryOf({
      id: '1',
      day: '2026-11-24',
      rows: [{ ip: '192.0.2.7', count: 1, spf: 'fail', results }],
    });
    assert.equal(sources[0]?.organization, 'Amazon SES');
    const failed = results.replace('pass', 'fail');
    const other = summaryOf({
      id: '1',
      day: '2026-11-24',
      rows: [{ ip: '192.0.2.7', count: 1, spf: 'fail', results: failed }],
    });
    assert.equal(other.sources[0]?.organization, null);
  });
});

suite('what reports say over time', () => {
  test('steady mail that passes is nothing to speak of, until the policy could be stricter', () => {
    assert.deepEqual(daily(times(6, [own(100)])).findings, []);
    const week = daily(times(7, [own(100)]));
    assert.deepEqual(
      week.findings.map(({ rule }) => rule),
      ['report/policy-ready'],
    );
  });

  test('a new source is named, with what it is', () => {
    const good = daily([...times(4, [own(100)]), [own(100), { ip: '198.51.100.5', count: 20 }]]);
    const [finding] = found(good, 'report/new-source');
    assert.deepEqual(
      [finding?.severity, finding?.source, finding?.day],
      ['info', '198.51.100.5', '2026-11-05'],
    );
    const bad = daily([...times(4, [own(100)]), [own(100), forged(20)]]);
    assert.equal(found(bad, 'report/new-source')[0]?.severity, 'warning');
    assert.match(found(bad, 'report/new-source')[0]?.message ?? '', /None passes DMARC/);
  });

  test('a warm-up that doubles is no jump, one that grows tenfold is', () => {
    const steps = [50, 100, 200, 400, 800].map((count) => [own(count)]);
    assert.deepEqual(found(daily(steps), 'report/jump'), []);
    const jump = daily([50, 60, 60, 50, 600].map((count) => [own(count)]));
    const [finding] = found(jump, 'report/jump');
    assert.deepEqual([finding?.day, finding?.source], ['2026-11-05', OWN]);
    assert.match(finding?.message ?? '', /600 messages on 2026-11-05, after 60 at most/);
  });

  test('forgery that begins is told of its source and of the domain', () => {
    const summary = daily([...times(4, [own(100)]), ...times(4, [own(40), forged(60)])]);
    assert.deepEqual(
      summary.findings.map(({ rule, severity }) => `${severity} ${rule}`),
      ['warning report/new-source', 'warning report/rising-failures'],
    );
    assert.equal(found(summary, 'report/rising-failures')[0]?.domain, 'sender.example');
  });

  test('rising failures are named with their source', () => {
    const failing: MadeRow = { ip: OWN, count: 60, dkim: 'fail', spf: 'fail' };
    const summary = daily([...times(4, [own(100)]), ...times(4, [own(40), failing])]);
    const [finding] = found(summary, 'report/rising-failures');
    assert.equal(finding?.source, OWN);
    assert.match(
      finding?.message ?? '',
      /from 192\.0\.2\.1, 60 % fail DMARC since 2026-11-05, after 0 % before\./,
    );
    assert.deepEqual(found(daily(times(8, [own(40), failing])), 'report/rising-failures'), []);
  });
});

suite('sources that fail', () => {
  const one = (row: MadeRow) => summaryOf({ id: '1', day: '2026-11-24', rows: [row] });
  const failing: MadeRow = { ip: OWN, count: 5, dkim: 'fail', spf: 'fail' };

  test('with a broken signature of the own domain', () => {
    const [finding] = found(one(failing), 'report/broken-signature');
    assert.match(finding?.message ?? '', /"s1\._domainkey\.sender\.example" is not valid/);
  });

  test('authenticated as another domain', () => {
    const results = '<dkim><domain>service.example</domain><result>pass</result></dkim>';
    const [finding] = found(one({ ...failing, results }), 'report/unaligned');
    assert.match(finding?.message ?? '', /authenticated as "service\.example" alone/);
  });

  test('not authenticated at all', () => {
    assert.equal(found(one(forged(5)), 'report/unauthenticated').length, 1);
  });

  test('forwarded mail is not held against its source', () => {
    assert.deepEqual(one({ ...failing, reason: 'mailing_list' }).findings, []);
  });
});
