import { TREND } from '../findings.ts';
import type { Report } from '../report.ts';
import { createDomainTallies } from './domains.ts';
import { createDuplicates } from './duplicates.ts';
import { createFailureTallies } from './failures.ts';
import { policyAdvice } from './policyStep.ts';
import type { ReportSummary, SummaryFinding } from './reportSummary.ts';
import { adviceFor } from './sourceAdvice.ts';
import { createSourceTallies } from './sources.ts';
import { addToDay, type DayTally, dayOf, daysOf, dayText, isPassed, noDispositions } from './tallies.ts';
import { createTlsTallies, tlsFindings } from './tlsSummary.ts';
import { trendsOf } from './trends.ts';

/** Findings of one rule that are listed: of what is most frequent. */
const MOST_FINDINGS = 20;

/** What reports say together: each counts once, whatever number of files it is in. */
export function summarizeReports(all: readonly Report[]): ReportSummary {
  const summary = createSummary();
  for (const report of all) summary.add(report);
  return summary.summary();
}

/** Sums up reports one by one, and keeps none of them. */
export interface SummaryBuilder {
  /** Whether it counts: one that was there before does not. */
  add(report: Report): boolean;
  summary(): ReportSummary;
}

export function createSummary(): SummaryBuilder {
  const known = createDuplicates();
  const sourceTallies = createSourceTallies();
  const domainTallies = createDomainTallies();
  const failureTallies = createFailureTallies();
  const tlsTallies = createTlsTallies();
  const duplicates: { file: string; sameAs: string }[] = [];
  const counts = { aggregate: 0, failure: 0, tls: 0 };
  const byDay: DayTally = new Map();
  const dispositions = noDispositions();
  const period = createPeriod();
  let messages = 0;
  let passed = 0;
  return {
    add(report) {
      const sameAs = known.sameAs(report);
      if (sameAs !== undefined) {
        duplicates.push({ file: report.file, sameAs });
        return false;
      }
      counts[report.kind]++;
      if (report.kind === 'failure') {
        failureTallies.add(report);
        return true;
      }
      period.add(report);
      if (report.kind === 'tls') {
        tlsTallies.add(report);
        return true;
      }
      sourceTallies.add(report);
      domainTallies.add(report);
      const day = dayOf(report);
      for (const row of report.rows) {
        messages += row.count;
        if (isPassed(row)) passed += row.count;
        dispositions[row.disposition] += row.count;
        addToDay(byDay, day, row);
      }
      return true;
    },
    summary() {
      const sources = sourceTallies.sources();
      const domains = domainTallies.domains();
      const days = daysOf(byDay);
      const tls = tlsTallies.domains();
      const trends = [...trendsOf(sources, domains, days)];
      const fresh = newSources(trends);
      const findings: SummaryFinding[] = [
        ...trends,
        ...sources.flatMap((source) => adviceFor(source) ?? []).filter((advice) => !isSaid(advice, fresh)),
        ...domains.flatMap((domain) => policyAdvice(domain) ?? []),
        ...tls.flatMap((domain) => [...tlsFindings(domain)]),
      ];
      return {
        aggregateReports: counts.aggregate,
        failureReports: counts.failure,
        tlsReports: counts.tls,
        duplicates,
        ...period.days(),
        messages,
        passed,
        dispositions,
        domains,
        sources,
        days,
        failures: failureTallies.failures(),
        tls,
        findings: listed(findings),
      };
    },
  };
}

/** The time that reports are about. */
function createPeriod() {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  const day = (seconds: number) => (Number.isFinite(seconds) ? dayText(Math.floor(seconds / 86_400)) : null);
  return {
    add({ begin, end }: { readonly begin: number | null; readonly end: number | null }): void {
      if (begin !== null) from = Math.min(from, begin);
      if (end !== null) to = Math.max(to, end);
    },
    /** A report that ends at midnight is not about the day that begins then. */
    days: () => ({ from: day(from), to: day(to > from ? to - 1 : to) }),
  };
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
