import type { Cancel, Dns } from '../../../dns/dns.ts';
import { isMailDomain, plainName } from '../evaluate.ts';
import { parseSpf } from '../parseSpf.ts';
import { leftPtrOut } from './choices.ts';
import { hashOf, type Marker } from './marker.ts';
import { type Difference, prove } from './prove.ts';
import { rememberedDns } from './rememberedDns.ts';

/** What has become of a flattened record. */
export type Drift =
  /** It says what the record that it was made from says today. */
  | { readonly state: 'same' }
  /** The source says something else by now: for this address, for example. */
  | { readonly state: 'drifted'; readonly difference: Difference }
  /** The text was edited since, so that it is no copy of its source any more. */
  | { readonly state: 'edited' }
  /** Lookups failed, or there is too much to compare: nothing can be said. */
  | { readonly state: 'unknown'; readonly reasons: readonly string[] };

const MAX_QUESTIONS = 500;

/**
 * Whether a flattened record still says what the record says that it was made from. Both are evaluated, as when it was made.
 *
 * @param text of the flattened record
 * @param domain its owner, absolute
 * @param dns is to answer for the further records as they are in the zone
 */
export async function driftOf(
  marker: Marker,
  text: string,
  domain: string,
  dns: Dns,
  cancel?: Cancel,
): Promise<Drift> {
  if (hashOf(text) !== marker.hash) return { state: 'edited' };
  const answers = rememberedDns(dns, MAX_QUESTIONS, cancel);
  const owner = plainName(domain);
  if (!isMailDomain(owner)) return { state: 'unknown', reasons: ['Receivers look for no SPF record there.'] };
  const read = (record: string) => parseSpf({ kind: 'spf', text: record, owner });
  const before = new Map([[owner, marker.original]]);
  const after = new Map([[owner, text]]);
  const { difference, gaveUp } = await prove(before, after, answers, {
    domain: owner,
    withoutPtr: leftPtrOut(read(marker.original), read(text)),
    ...(cancel && { cancel }),
  });
  const reasons = [...answers.failures(), ...(gaveUp === undefined ? [] : [gaveUp])];
  if (reasons.length > 0) return { state: 'unknown', reasons };
  return difference === undefined ? { state: 'same' } : { state: 'drifted', difference };
}
