import type { LookupStateParams } from '../../protocol.ts';
import type { Watched } from './watchedDns.ts';

/** What the lookups of a document or a zone are doing. */
export type State = Omit<LookupStateParams, 'uri'>;

/** While questions are under way. */
export function stateUnderWay(watched: Watched): State {
  return { state: 'underWay', waiting: watched.waiting, ...sourceOf(watched) };
}

/**
 * When they are answered.
 *
 * @param records how many were looked at, of `all`
 * @param problem what is wrong with the resolvers, as a sentence
 */
export function stateAfter(
  watched: Watched,
  records: number,
  all: number,
  problem: string | undefined,
): State {
  const { failures, answered, age } = watched;
  const reason = problem ?? watched.reason;
  return {
    state: failures > 0 && answered === 0 ? 'failed' : 'done',
    records,
    all,
    at: Date.now() - age * 1000,
    ...sourceOf(watched),
    ...(failures === 0 && problem === undefined ? {} : { failures }),
    ...(reason === undefined ? {} : { reason }),
  };
}

function sourceOf({ resolver }: Watched): { readonly resolver?: string } {
  return resolver === undefined ? {} : { resolver };
}

/**
 * What was done, as a sentence.
 *
 * @param name of the zone or the file
 */
export function inWords(name: string, { records = 0, resolver, failures, reason }: State): string {
  if (records === 0) return `${name} has no mail records to look up.`;
  const by = resolver === undefined ? '' : ` by asking ${resolver}`;
  const unanswered = failures ? ` Without an answer: ${failures}. ${reason}` : '';
  return `${name}: ${records} mail ${records === 1 ? 'record' : 'records'} looked up${by}.${unanswered}`;
}
