import type { Cancel, Dns, DnsAnswer } from '../../dns/dns.ts';
import { tagOf } from '../tags/tagList.ts';
import { type DmarcRecord, parseDmarcRecord } from './dmarcRecord.ts';
import { type EffectivePolicy, effectivePolicy } from './effectivePolicy.ts';
import { oneLower, type Policy } from './policy.ts';

/** A walk shortens a name of more labels to so many after the first question, so that it asks eight at most (RFC 9989 §4.10). */
const WALK_LABELS = 7;

/** One question of a walk: the name asked, and what was there. */
export interface WalkStep {
  /** The domain whose record was looked for, in lower case, without the final dot. */
  readonly domain: string;
  /** The name that was asked, `_dmarc.` before the domain. */
  readonly asked: string;
  readonly answer: DnsAnswer<'TXT'>;
  /** The record that counts. */
  readonly record: DmarcRecord | undefined;
  /** How many DMARC records there are: several count as none (RFC 9989 §4.10). */
  readonly records: number;
}

/** What a walk up the tree finds. */
export interface TreeWalk {
  /** In the order of the questions, from the name itself upwards. */
  readonly steps: readonly WalkStep[];
  /** Why nothing is known of the names above the last step; the walk ended there. */
  readonly failure: WalkFailure | undefined;
}

type WalkFailure = Extract<DnsAnswer, { status: 'failed' }>;

/** The policy for mail from a domain, and how it was found. */
export interface PolicyDiscovery {
  /** The author's domain. */
  readonly domain: string;
  readonly walk: TreeWalk;
  /** `undefined` where a failed lookup leaves it unknown. */
  readonly organizationalDomain: string | undefined;
  /** The step whose record applies; `undefined` where there is no policy, or where it is unknown. */
  readonly found: WalkStep | undefined;
  /** Which of the record's tags is for this domain. */
  readonly policyTag: 'p' | 'sp' | 'np' | undefined;
  /** What the record asks for; `undefined` where there is no policy, or receivers do not process mail by it. */
  readonly policy: Policy | undefined;
  /** What is to be applied: one level lower while the record is being tested. */
  readonly applied: Policy | undefined;
  /** A failed lookup that leaves the policy or the organizational domain unknown. */
  readonly failure: WalkFailure | undefined;
}

/**
 * Asks for the DMARC records of a domain and of the names above it, until one says whether it is a public suffix
 * (RFC 9989 §4.10). At most eight questions.
 *
 * @param domain absolute, in any case, with or without the final dot
 */
export async function treeWalk(domain: string, dns: Dns, cancel?: Cancel): Promise<TreeWalk> {
  const steps: WalkStep[] = [];
  let labels = labelsOf(domain);
  while (labels.length > 0) {
    const step = await lookUpRecord(labels.join('.'), dns, cancel);
    steps.push(step);
    if (isFailure(step.answer)) return { steps, failure: step.answer };
    const psd = psdOf(step.record);
    if (psd === 'y' || psd === 'n') break;
    labels = labels.length > WALK_LABELS ? labels.slice(-WALK_LABELS) : labels.slice(1);
  }
  return { steps, failure: undefined };
}

/** The organizational domain of a domain by a walk that began at it (RFC 9989 §4.10.2). */
export function organizationalDomain(domain: string, { steps }: TreeWalk): string {
  const start = labelsOf(domain).join('.');
  let last: string | undefined;
  for (const { domain: name, record } of steps) {
    if (record === undefined) continue;
    const psd = psdOf(record);
    if (psd === 'n') return name;
    if (psd === 'y' && name !== start)
      return labelsOf(start)
        .slice(-labelsOf(name).length - 1)
        .join('.');
    last = name;
  }
  return last ?? start;
}

/** The policy for mail from a domain (RFC 9989 §4.10.1): of its own record, of its organizational domain's, or of the public suffix's. */
export async function discoverPolicy(domain: string, dns: Dns, cancel?: Cancel): Promise<PolicyDiscovery> {
  const start = labelsOf(domain).join('.');
  const walk = await treeWalk(start, dns, cancel);
  const { steps, failure } = walk;
  const base = { domain: start, walk, failure };
  const own = steps[0]?.record === undefined ? undefined : steps[0];
  const organization = failure === undefined ? organizationalDomain(start, walk) : undefined;
  const none = {
    organizationalDomain: organization,
    found: undefined,
    policyTag: undefined,
    policy: undefined,
    applied: undefined,
  };
  // The domain's own record applies whatever is above it, even where that cannot be found out.
  if (own !== undefined)
    return { ...base, organizationalDomain: organization, found: own, ...applies(own, 'p') };
  if (organization === undefined) return { ...base, ...none };
  const last = steps.findLast(({ record }) => record !== undefined);
  const found =
    steps.find((step) => step.domain === organization && step.record !== undefined) ??
    (psdOf(last?.record) === 'y' ? last : undefined);
  if (found === undefined) return { ...base, ...none };
  const exists = await domainExists(start, dns, cancel);
  if (typeof exists !== 'boolean') return { ...base, ...none, found, failure: exists };
  return { ...base, organizationalDomain: organization, found, ...applies(found, exists ? 'sp' : 'np') };
}

/** Whether a name exists: whether it is there with whatever records (RFC 9989 appendix A.4). Only NXDOMAIN says that it is not. */
export async function domainExists(
  domain: string,
  dns: Dns,
  cancel?: Cancel,
): Promise<boolean | WalkFailure> {
  const answer = await dns.ask(domain, 'A', cancel);
  if (isFailure(answer)) return answer.reason === 'invalidName' ? false : answer;
  if (answer.status !== 'noName') return true;
  // An alias exists, whether what it leads to does or not.
  const alias = await dns.ask(domain, 'CNAME', cancel);
  if (isFailure(alias)) return alias;
  return alias.status === 'found';
}

async function lookUpRecord(domain: string, dns: Dns, cancel: Cancel | undefined): Promise<WalkStep> {
  const asked = `_dmarc.${domain}`;
  const answer = await dns.ask(asked, 'TXT', cancel);
  const step = { domain, asked, record: undefined, records: 0 };
  // A name that cannot be has no record.
  if (isFailure(answer) && answer.reason === 'invalidName') {
    return { ...step, answer: { status: 'noName', source: { resolver: '', age: 0, ttl: 0 } } };
  }
  if (answer.status !== 'found') return { ...step, answer };
  const all = answer.records
    .map((text) => parseDmarcRecord({ kind: 'dmarc', text, owner: asked }))
    .filter(({ isDmarc }) => isDmarc);
  const [record] = all;
  // An invalid list of tags is no record (RFC 6376 §3.2).
  const counts = all.length === 1 && record?.duplicates.length === 0;
  return { ...step, answer, record: counts ? record : undefined, records: all.length };
}

function applies(
  { record }: WalkStep,
  tag: 'p' | 'sp' | 'np',
): Pick<PolicyDiscovery, 'policyTag' | 'policy' | 'applied'> {
  const effective = record === undefined ? undefined : effectivePolicy(record);
  if (effective === undefined) return { policyTag: undefined, policy: undefined, applied: undefined };
  const policy = policyBy(effective, tag);
  return { policyTag: tag, policy, applied: effective.isTest ? oneLower(policy) : policy };
}

function policyBy(effective: EffectivePolicy, tag: 'p' | 'sp' | 'np'): Policy {
  if (tag === 'p') return effective.domain;
  return tag === 'sp' ? effective.subdomains : effective.nonExistent;
}

function psdOf(record: DmarcRecord | undefined): string | undefined {
  return record === undefined ? undefined : tagOf(record, 'psd')?.value.toLowerCase();
}

function isFailure(answer: DnsAnswer): answer is WalkFailure {
  return answer.status === 'failed';
}

/** In lower case, without the final dot. */
function labelsOf(domain: string): string[] {
  return domain
    .toLowerCase()
    .split('.')
    .filter((label) => label !== '');
}
