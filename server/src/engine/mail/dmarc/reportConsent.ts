import type { Cancel, Dns } from '../../dns/dns.ts';
import { organizationalDomain, treeWalk } from './treeWalk.ts';

/** Whether a domain that is to receive reports on another has said so (RFC 9990 §4). */
export type Consent =
  /** It is of the same organization, or has published the record. */
  | 'given'
  /** The record is not there. */
  | 'missing'
  /** A lookup failed. */
  | 'unknown';

/** The name of the record by which `receiver` takes reports on `domain` (RFC 7489 §7.1, RFC 9990 §4). */
export function consentName(domain: string, receiver: string): string {
  return `${domain}._report._dmarc.${receiver}`;
}

/**
 * Asks whether `receiver` takes reports on `domain`: a wildcard record of it answers too. Names of one organization need no
 * consent, as the walk up the tree tells.
 *
 * @param domain the domain that the DMARC record is for; both absolute, without the final dot
 */
export async function reportConsent(
  domain: string,
  receiver: string,
  dns: Dns,
  cancel?: Cancel,
): Promise<Consent> {
  if (isWithin(domain, receiver) || isWithin(receiver, domain)) return 'given';
  const answer = await dns.ask(consentName(domain, receiver), 'TXT', cancel);
  if (answer.status === 'failed') return 'unknown';
  if (
    answer.status === 'found' &&
    answer.records.some((text) => /^v[ \t]*=[ \t]*DMARC1[ \t]*(?:;|$)/.test(text))
  )
    return 'given';
  const [own, other] = await Promise.all([treeWalk(domain, dns, cancel), treeWalk(receiver, dns, cancel)]);
  if (own.failure !== undefined || other.failure !== undefined) return 'unknown';
  return organizationalDomain(domain, own) === organizationalDomain(receiver, other) ? 'given' : 'missing';
}

/** Whether a name is another one or below it. */
export function isWithin(name: string, top: string): boolean {
  return name === top || name.endsWith(`.${top}`);
}
