import type { SpfRecord, SpfTerm } from '../spfRecord.ts';
import type { ResolvedRecord } from './resolvedSpf.ts';

/**
 * What is done only when it is asked for. `withoutPtr`: `ptr` is left out, so that what passes by it alone passes no more.
 * `withHosts`: the addresses of `a` and `mx`, which change with their hosts, are copied as well.
 */
export interface FlattenChoices {
  readonly withoutPtr?: boolean;
  readonly withHosts?: boolean;
}

export type FlattenChoice = keyof FlattenChoices;

/** Whether `ptr` was left out when a record was made from another one. */
export function leftPtrOut(original: SpfRecord, made: SpfRecord): boolean {
  return hasPtr(original.terms) && !hasPtr(made.terms);
}

function hasPtr(terms: readonly SpfTerm[]): boolean {
  return terms.some((term) => term.type === 'mechanism' && term.name === 'ptr');
}

/** The choices that are left for a record, and would make a difference. */
export function choicesFor(
  resolved: ResolvedRecord,
  { withoutPtr = false, withHosts = false }: FlattenChoices,
): FlattenChoice[] {
  return [
    ...(!withoutPtr && hasPtr(resolved.terms.map(({ term }) => term)) ? (['withoutPtr'] as const) : []),
    ...(!withHosts && hasHosts(resolved) ? (['withHosts'] as const) : []),
  ];
}

/** Whether addresses of hosts are known that could be copied. */
function hasHosts({ terms, redirect }: ResolvedRecord): boolean {
  const isOfHosts = terms.some(
    ({ term: { name }, set, include }) =>
      ((name === 'a' || name === 'mx') && set !== undefined) ||
      (include?.status === 'record' && hasHosts(include.resolved)),
  );
  return isOfHosts || (redirect?.to.status === 'record' && hasHosts(redirect.to.resolved));
}
