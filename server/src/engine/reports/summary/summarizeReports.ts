import { TREND } from '../findings.ts';
import type { AggregateReport, FailureReport, PublishedPolicy, Report, TlsReport } from '../report.ts';
import type { DomainSummary, FailureSummary, ReportSummary, SummaryFinding } from './reportSummary.ts';
import { adviceFor, policyAdvice } from './sourceAdvice.ts';
import { sourcesOf } from './sources.ts';
import { addToDay, type DayTally, dayOf, daysOf, dayText, isPassed, noDispositions } from './tallies.ts';
import { tlsFindings, tlsOf } from './tlsSummary.ts';
import { trendsOf } from './trends.ts';
import { withoutDuplicates } from './withoutDuplicates.ts';

/** Findings of one rule that are listed: of what is most frequent. */
const MOST_FINDINGS = 20;

/** What reports say together: each counts once, whatever number of files it is in. */
export function summarizeReports(all: readonly Report[]): ReportSummary {
  const { reports, duplicates } = withoutDuplicates(all);
  const aggregate = reports.filter((report): report is AggregateReport => report.kind === 'aggregate');
  const failure = reports.filter((report): report is FailureReport => report.kind === 'failure');
  const tlsReports = reports.filter((report): report is TlsReport => report.kind === 'tls');
  const sources = sourcesOf(aggregate);
  const domains = domainsOf(aggregate);
  const byDay: DayTally = new Map();
  const dispositions = noDispositions();
  let messages = 0;
  let passed = 0;
  for (const report of aggregate) {
    const day = dayOf(report);
    for (const row of report.rows) {
      messages += row.count;
      if (isPassed(row)) passed += row.count;
      dispositions[row.disposition] += row.count;
      addToDay(byDay, day, row);
    }
  }
  const days = daysOf(byDay);
  const tls = tlsOf(tlsReports);
  const trends = [...trendsOf(sources, domains, days)];
  const fresh = newSources(trends);
  const findings: SummaryFinding[] = [
    ...trends,
    ...sources.flatMap((source) => adviceFor(source) ?? []).filter((advice) => !isSaid(advice, fresh)),
    ...domains.flatMap((domain) => policyAdvice(domain) ?? []),
    ...tls.flatMap((domain) => [...tlsFindings(domain)]),
  ];
  return {
    aggregateReports: aggregate.length,
    failureReports: failure.length,
    tlsReports: tlsReports.length,
    duplicates,
    ...periodOf([...aggregate, ...tlsReports]),
    messages,
    passed,
    dispositions,
    domains,
    sources,
    days,
    failures: failuresOf(failure),
    tls,
    findings: listed(findings),
  };
}

function domainsOf(reports: readonly AggregateReport[]): DomainSummary[] {
  const domains = new Map<
    string,
    {
      policy: PublishedPolicy;
      end: number;
      reporters: Set<string>;
      messages: number;
      passed: number;
      days: DayTally;
    }
  >();
  for (const report of reports) {
    const { policy, organization } = report;
    const end = report.end ?? 0;
    const domain = domains.get(policy.domain) ?? {
      policy,
      end,
      reporters: new Set(),
      messages: 0,
      passed: 0,
      days: new Map(),
    };
    domains.set(policy.domain, domain);
    if (end >= domain.end) Object.assign(domain, { policy, end });
    domain.reporters.add(organization);
    const day = dayOf(report);
    for (const row of report.rows) {
      domain.messages += row.count;
      if (isPassed(row)) domain.passed += row.count;
      addToDay(domain.days, day, row);
    }
  }
  return [...domains]
    .map(([domain, { policy, reporters, messages, passed, days }]) => ({
      domain,
      policy,
      reporters: [...reporters],
      messages,
      passed,
      days: daysOf(days),
    }))
    .sort((a, b) => b.messages - a.messages);
}

function failuresOf(reports: readonly FailureReport[]): FailureSummary[] {
  const groups = new Map<string, FailureReport[]>();
  for (const report of reports) {
    const key = `${report.reportedDomain ?? ''} ${report.sourceIp ?? ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [report]);
    else group.push(report);
  }
  return [...groups.values()]
    .map((group) => {
      const newest = group.reduce((a, b) => (timeOf(b) > timeOf(a) ? b : a));
      return {
        domain: newest.reportedDomain ?? '',
        ip: newest.sourceIp ?? '',
        incidents: group.reduce((sum, { incidents }) => sum + incidents, 0),
        authFailures: [...new Set(group.flatMap(({ authFailure }) => authFailure ?? []))],
        newest: newest.arrivalDate,
        subject: newest.original.subject,
      };
    })
    .sort((a, b) => b.incidents - a.incidents);
}

function timeOf({ arrivalDate }: FailureReport): number {
  return arrivalDate === null ? 0 : Date.parse(arrivalDate);
}

function periodOf(reports: readonly (AggregateReport | TlsReport)[]): {
  from: string | null;
  to: string | null;
} {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const { begin, end } of reports) {
    if (begin !== null) from = Math.min(from, begin);
    if (end !== null) to = Math.max(to, end);
  }
  const day = (seconds: number) => (Number.isFinite(seconds) ? dayText(Math.floor(seconds / 86_400)) : null);
  // A report that ends at midnight is not about the day that begins then.
  return { from: day(from), to: day(to > from ? to - 1 : to) };
}

function newSources(trends: readonly SummaryFinding[]): ReadonlySet<string | undefined> {
  return new Set(trends.flatMap(({ rule, source }) => (rule === TREND.newSource.id ? source : [])));
}

/** Of a source that is new is said already that nothing vouches for it. */
function isSaid({ rule, source }: SummaryFinding, isNew: ReadonlySet<string | undefined>): boolean {
  return rule !== TREND.brokenSignature.id && isNew.has(source);
}

/** Warnings first, and of each rule no more than can be read. */
function listed(findings: readonly SummaryFinding[]): SummaryFinding[] {
  const counts = new Map<string, number>();
  const kept = findings.filter(({ rule }) => {
    const count = (counts.get(rule) ?? 0) + 1;
    counts.set(rule, count);
    return count <= MOST_FINDINGS;
  });
  return kept.sort((a, b) => Number(b.severity === 'warning') - Number(a.severity === 'warning'));
}
