import type { ReportNote } from '../notes.ts';
import type { ReadReports } from '../readReports.ts';
import type { FailureReport } from '../report.ts';
import { nextStep } from '../summary/policyStep.ts';
import { createSummary } from '../summary/summarizeReports.ts';
import { createMessageTable } from './messageTable.ts';
import type { FailureItem, Listed, ReportOverview } from './reportOverview.ts';
import { createTlsTable } from './tlsTable.ts';

/** How many of each list a page gets. */
const MOST = 1000;

/** Makes an overview of reports file by file; they are not kept. */
export interface OverviewBuilder {
  /** What was read from a file. */
  add(read: ReadReports): void;
  overview(): ReportOverview;
}

export function createOverview(): OverviewBuilder {
  const summary = createSummary();
  const messages = createMessageTable();
  const tls = createTlsTable();
  const refused = createList<ReadReports['refused'][number]>();
  const notes = createList<ReportNote & { readonly file: string }>();
  const failures = createList<FailureItem>(MOST * 10);
  return {
    add(read) {
      for (const each of read.refused) refused.add(each);
      for (const report of read.reports) {
        if (!summary.add(report)) continue;
        for (const note of report.notes) notes.add({ file: report.file, ...note });
        if (report.kind === 'aggregate') messages.add(report);
        else if (report.kind === 'tls') tls.add(report);
        else failures.add(failureOf(report));
      }
    },
    overview() {
      const { domains, sources, duplicates, findings, ...all } = summary.summary();
      const { aggregateReports, failureReports, tlsReports, from, to } = all;
      const newest = [...failures.list.items].sort((a, b) => timeOf(b) - timeOf(a));
      return {
        aggregateReports,
        failureReports,
        tlsReports,
        from,
        to,
        findings,
        domains: domains.map((domain) => ({
          domain: domain.domain,
          policy: domain.policy,
          reporters: listed(domain.reporters, 20),
          nextStep: nextStep(domain),
        })),
        messages: messages.table(
          sources,
          domains.map(({ domain }) => domain),
        ),
        tls: tls.table(),
        failures: { items: newest.slice(0, MOST), all: failures.list.all },
        duplicates: listed(duplicates, MOST),
        refused: refused.list,
        notes: notes.list,
      };
    },
  };
}

function failureOf(report: FailureReport): FailureItem {
  const { reportedDomain, sourceIp, arrivalDate, original, ...rest } = report;
  const { authFailure, deliveryResult, incidents, reporter } = rest;
  const time = arrivalDate === null ? Number.NaN : Date.parse(arrivalDate);
  return {
    domain: reportedDomain ?? '',
    ip: sourceIp ?? '',
    arrivalDate,
    day: Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10),
    authFailure,
    deliveryResult,
    incidents,
    subject: original.subject,
    from: original.from,
    reporter,
  };
}

function timeOf({ arrivalDate }: FailureItem): number {
  return arrivalDate === null ? 0 : Date.parse(arrivalDate) || 0;
}

/** A list that keeps the first and counts all. */
function createList<T>(most = MOST) {
  const items: T[] = [];
  const list = { items: items as readonly T[], all: 0 };
  return {
    list: list as Listed<T>,
    add(item: T): void {
      list.all++;
      if (items.length < most) items.push(item);
    },
  };
}

function listed<T>(items: readonly T[], most: number): Listed<T> {
  return { items: items.slice(0, most), all: items.length };
}
