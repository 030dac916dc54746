import type { AggregateReport, PublishedPolicy } from '../report.ts';
import type { DomainSummary } from './reportSummary.ts';
import { addToDay, type DayTally, dayOf, daysOf, isPassed } from './tallies.ts';

/** Counts what was sent in the name of each domain, report by report. */
export interface DomainTallies {
  add(report: AggregateReport): void;
  /** Those with the most messages first. */
  domains(): DomainSummary[];
}

interface Domain {
  policy: PublishedPolicy;
  /** When the report ends that the policy is of. */
  end: number;
  readonly reporters: Set<string>;
  messages: number;
  passed: number;
  readonly days: DayTally;
}

export function createDomainTallies(): DomainTallies {
  const domains = new Map<string, Domain>();
  return {
    add(report) {
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
    },
    domains() {
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
    },
  };
}
