import { countsAsLookup } from '../spfRecord.ts';
import type { Resolved, ResolvedRecord, ResolvedTerm } from './resolvedSpf.ts';

/** How many of the ten lookups a record can take, whatever the address (RFC 7208 §4.6.4). */
export function costOf({ terms, redirect }: ResolvedRecord): number {
  const ofTerms = terms.reduce((sum, term) => sum + costOfTerm(term), 0);
  return ofTerms + (redirect === undefined ? 0 : 1 + costOfTarget(redirect.to));
}

export function costOfTerm({ term, include }: ResolvedTerm): number {
  return (countsAsLookup(term) ? 1 : 0) + (include === undefined ? 0 : costOfTarget(include));
}

export function costOfTarget(to: Resolved): number {
  return to.status === 'record' ? costOf(to.resolved) : 0;
}
