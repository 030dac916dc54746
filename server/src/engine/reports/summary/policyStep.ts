import { TREND } from '../findings.ts';
import type { DomainSummary, SummaryFinding } from './reportSummary.ts';
import { counted, percent } from './wording.ts';

/** What a domain's policy may become. */
export interface NextStep {
  /** `ready`: it may be stricter. `mend`: something else comes first. `wait`: too little is known. `done`: it is as strict as can be. */
  readonly state: 'ready' | 'mend' | 'wait' | 'done';
  /** What to do, as sentences. */
  readonly advice: string;
}

const READY = 0.98;
const READY_MESSAGES = 100;
const READY_DAYS = 7;

const STRICTER: Readonly<Record<string, string>> = { none: 'quarantine', quarantine: 'reject' };

/** The next step from "none" by "quarantine" to "reject", as far as the reports of a domain tell. */
export function nextStep(domain: DomainSummary): NextStep {
  const { policy, messages, passed, days } = domain;
  const { p, sp, pct, testing } = policy;
  if (p === null || !(Object.hasOwn(STRICTER, p) || p === 'reject'))
    return { state: 'wait', advice: 'The reports do not say which policy was published.' };
  const limits = [
    testing === 'y' ? 'The record is in test mode: take "t=y" out when you rely on it.' : '',
    pct !== null && pct < 100 && p !== 'none'
      ? `With "pct=${pct}" it holds for a part of the messages only, and newer receivers ignore that tag: take it out.`
      : '',
    sp !== null && sp !== p && (sp === 'none' || p === 'reject')
      ? `Subdomains have a weaker policy, "sp=${sp}".`
      : '',
  ].filter((text) => text !== '');
  const told = (state: NextStep['state'], advice: string): NextStep => ({
    state: state === 'done' && limits.length > 0 ? 'mend' : state,
    advice: [advice, ...limits].join(' '),
  });
  const stricter = STRICTER[p];
  if (stricter === undefined)
    return told(
      'done',
      'The policy is as strict as can be. See whether sources of yours are among those that fail.',
    );
  if (messages < READY_MESSAGES || days.length < READY_DAYS)
    return told(
      'wait',
      `The reports tell of ${counted(messages, 'message')} on ${counted(days.length, 'day')}. Wait for ${READY_MESSAGES} messages on ${READY_DAYS} days before you make the policy stricter.`,
    );
  if (passed / messages >= READY)
    return told('ready', `If no source of yours is among those that fail, publish "p=${stricter}".`);
  return told(
    'mend',
    `${percent(1 - passed / messages)} of the messages fail. Go through the sources that fail, and have yours signed with the domain; when all that still fail are forged, publish "p=${stricter}".`,
  );
}

/** A domain with the policy "none" whose mail passes. */
export function policyAdvice(domain: DomainSummary): SummaryFinding | undefined {
  const { messages, passed, days, policy } = domain;
  const isReady = messages >= READY_MESSAGES && days.length >= READY_DAYS && passed / messages >= READY;
  if (policy.p !== 'none' || !isReady) return undefined;
  return {
    rule: TREND.policyReady.id,
    severity: TREND.policyReady.severity,
    domain: domain.domain,
    message: `${percent(passed / messages)} of ${counted(messages, 'message')} from "${domain.domain}" on ${days.length} days pass DMARC. If no source of yours is among those that fail, publish "p=quarantine", and later "p=reject".`,
  };
}
