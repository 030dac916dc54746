import type { Dns } from '../../dns/dns.ts';
import type { Http, HttpAnswer } from '../../http/http.ts';
import { decodeUtf8 } from '../../text/utf8.ts';
import { mailKind } from '../mailKind.ts';
import { parseStsRecord, type StsRecord } from '../sts/stsRecord.ts';
import { tagOf } from '../tags/tagList.ts';
import { isDiscarded } from '../transportRecord.ts';
import type { PublishedPolicy } from './policySurroundings.ts';

/** Senders need not read more of a policy (RFC 8461 §3.3). */
const MOST = 64 * 1024;

/** Where the policy of a domain is published (RFC 8461 §3.2). */
export function policyAddress(domain: string): string {
  return `https://mta-sts.${domain}/.well-known/mta-sts.txt`;
}

/** Fetches the policy of a domain as senders do: redirections are not followed (RFC 8461 §3.3). */
export function fetchPolicy(domain: string, dns: Dns, http: Http): Promise<HttpAnswer> {
  return http.fetch(policyAddress(domain), { dns, redirects: 0, most: MOST });
}

/** The domain whose policy a record tells of (RFC 8461 §3.1); nothing where senders do not take it for one. */
export function policyDomain(record: StsRecord): string | undefined {
  if (isDiscarded(record) || !record.isMeant) return undefined;
  const domain = /^_mta-sts\.(.+)$/s.exec(record.owner ?? '')?.[1];
  // The asterisk of a wildcard is no host.
  return domain?.startsWith('*') ? undefined : domain;
}

/**
 * The policy of a domain and its id, as everybody finds them; nothing where one of the two is not there.
 *
 * @param dns without the zones at hand: what is in them may not be published yet
 */
export async function publishedPolicy(
  domain: string,
  dns: Dns,
  http: Http,
): Promise<PublishedPolicy | undefined> {
  const owner = `_mta-sts.${domain}`;
  const answer = await dns.ask(owner, 'TXT');
  if (answer.status !== 'found') return undefined;
  const ids = answer.records.flatMap((text) => {
    if (mailKind(text, owner) !== 'sts') return [];
    const record = parseStsRecord({ kind: 'sts', text, owner });
    return isDiscarded(record) ? [] : (tagOf(record, 'id')?.value ?? []);
  });
  const [id, ...others] = ids;
  if (id === undefined || others.length > 0) return undefined;
  const file = await fetchPolicy(domain, dns, http);
  if (file.status !== 'answered' || file.code !== 200) return undefined;
  return { id, policy: decodeUtf8(file.body) };
}
