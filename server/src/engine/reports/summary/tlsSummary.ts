import { TREND } from '../findings.ts';
import type { TlsPolicy, TlsReport } from '../report.ts';
import { TLS_RESULTS } from '../tls/tlsResults.ts';
import type { SummaryFinding, TlsSummary } from './reportSummary.ts';
import { addTo, type Tally } from './tallies.ts';
import { counted } from './wording.ts';

interface Domain {
  successful: number;
  failed: number;
  readonly types: Set<string>;
  readonly results: Map<string, { sessions: number; servers: Tally; reasons: Tally }>;
}

const MOST_RESULTS = 100;

/** Counts what TLS reports say of each domain, report by report. */
export interface TlsTallies {
  add(report: TlsReport): void;
  domains(): TlsSummary[];
}

export function createTlsTallies(): TlsTallies {
  const domains = new Map<string, Domain>();
  return {
    add({ policies }) {
      for (const policy of policies) {
        const domain = domains.get(policy.domain) ?? {
          successful: 0,
          failed: 0,
          types: new Set(),
          results: new Map(),
        };
        domains.set(policy.domain, domain);
        addPolicy(domain, policy);
      }
    },
    domains() {
      return [...domains].map(([domain, of]) => summaryOf(domain, of));
    },
  };
}

function addPolicy(domain: Domain, { successful, failed, type, failures }: TlsPolicy): void {
  domain.successful += successful;
  domain.failed += failed;
  if (type !== '') domain.types.add(type);
  for (const { result, count, receivingMx, receivingIp, reason } of failures) {
    const of = domain.results.get(result) ?? { sessions: 0, servers: new Map(), reasons: new Map() };
    if (domain.results.size < MOST_RESULTS) domain.results.set(result, of);
    of.sessions += count;
    const server = receivingMx ?? receivingIp;
    if (server !== null) addTo(of.servers, server, count);
    if (reason !== null) addTo(of.reasons, reason, count);
  }
}

function summaryOf(domain: string, { successful, failed, types, results }: Domain): TlsSummary {
  return {
    domain,
    successful,
    failed,
    policyTypes: [...types],
    results: [...results]
      .map(([result, { sessions, servers, reasons }]) => ({
        result,
        sessions,
        servers: [...servers.keys()],
        reasons: [...reasons.keys()],
      }))
      .sort((a, b) => b.sessions - a.sessions),
  };
}

/** What failed for a domain, and what to do. */
export function* tlsFindings({ domain, results }: TlsSummary): Generator<SummaryFinding> {
  for (const { result, sessions, servers, reasons } of results) {
    const known = Object.hasOwn(TLS_RESULTS, result) ? TLS_RESULTS[result] : undefined;
    const at =
      servers.length > 0
        ? ` with ${servers.slice(0, 3).join(', ')}${servers.length > 3 ? ' and others' : ''}`
        : '';
    const why = reasons.length > 0 ? ` Given as the reason: "${reasons.slice(0, 3).join('", "')}".` : '';
    const text =
      known === undefined
        ? `The kind "${result}" is not known.`
        : `${known.meaning} ${known.advice.replace('DOMAIN', domain)}`;
    yield {
      rule: TREND.tlsFailures.id,
      severity: TREND.tlsFailures.severity,
      domain,
      message: `${counted(sessions, 'session')} to "${domain}"${at} failed (${result}). ${text}${why}`,
    };
  }
}
