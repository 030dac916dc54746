/// <reference path="./mailauth.d.ts" />
import type { Verified } from 'mailauth/lib/spf/spf-verify.js';
import type { Dns } from '../../engine/dns/dns.ts';
import { type Address, includesAddress } from '../../engine/mail/spf/networks.ts';
import { parseSpf } from '../../engine/mail/spf/parseSpf.ts';
import type { SpfMechanism, SpfRecord } from '../../engine/mail/spf/spfRecord.ts';
import { matchesOf } from '../../engine/mail/spf/tree/addressesOf.ts';
import { askA, askMx } from '../../engine/mail/spf/tree/askTerm.ts';
import { askerOf } from '../../engine/mail/spf/tree/question.ts';
import { targetOf } from '../../engine/mail/spf/tree/targetOf.ts';

const MOST_REDIRECTS = 10;

/**
 * The terms that lead to the one that decided, itself the last, as they are written: mailauth tells what kind it was and what
 * it matched. Questions are those of the evaluation, whose answers are kept.
 */
export async function matchedPath(
  verified: Verified,
  domain: string,
  ip: Address,
  dns: Dns,
): Promise<readonly string[]> {
  let record = verified.rr;
  let at = domain;
  const path: string[] = [];
  for (let step = 0; record !== undefined && step < MOST_REDIRECTS; step++) {
    const spf = parseSpf({ kind: 'spf', text: record, owner: at });
    const term = await matchedTerm(verified, spf, ip, dns);
    if (term !== undefined) {
      path.push(spf.text.slice(term.start, term.end));
      const { include } = verified;
      const below = term.domain && targetOf(term.domain, at);
      if (include === undefined || include.type === undefined) return path;
      return [...path, ...(await matchedPath(include, below ?? '', ip, dns))];
    }
    // What matched is in the record that this one redirects to.
    const redirect = spf.terms.find((each) => each.type === 'modifier' && each.name === 'redirect');
    if (redirect?.type !== 'modifier' || redirect.domain === undefined) break;
    path.push(spf.text.slice(redirect.start, redirect.end));
    at = targetOf(redirect.domain, at) ?? '';
    record = at === '' ? undefined : await recordAt(at, dns);
  }
  return [...path, `${verified.type}`];
}

async function recordAt(domain: string, dns: Dns): Promise<string | undefined> {
  const answer = await dns.ask(domain, 'TXT');
  return answer.status === 'found' ? answer.records.find((text) => /^v=spf1(?: |$)/i.test(text)) : undefined;
}

/** The term of a record that matched; of several of its kind, the first that may have. */
async function matchedTerm(
  { type, val, qualifier }: Verified,
  { terms, text, owner }: SpfRecord,
  ip: Address,
  dns: Dns,
): Promise<SpfMechanism | undefined> {
  for (const term of terms) {
    if (term.type !== 'mechanism' || term.name !== type || term.qualifier !== qualifier) continue;
    const written = text.slice(term.nameSpan.end + 1, term.end);
    if (term.name === 'a' || term.name === 'mx') {
      if (await matchesHost(term, owner, ip, dns)) return term;
    } else if (term.name === 'exists') {
      const target = term.domain && targetOf(term.domain, owner);
      if (target === undefined || target === val?.toLowerCase()) return term;
    } else if (term.name === 'all' || term.name === 'ptr' || written === val) {
      return term;
    }
  }
  return undefined;
}

async function matchesHost(
  term: SpfMechanism,
  owner: string | undefined,
  ip: Address,
  dns: Dns,
): Promise<boolean> {
  const target = term.domain === undefined ? owner : targetOf(term.domain, owner);
  // Whether a name with macros is the one cannot be told from here.
  if (target === undefined) return true;
  const asker = askerOf(dns, 50, undefined);
  const found = await (term.name === 'a' ? askA : askMx)(target, asker);
  return includesAddress(matchesOf(term, found).known, ip);
}
