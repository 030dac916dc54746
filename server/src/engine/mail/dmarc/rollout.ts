import type { MailEdit } from '../mailRecord.ts';
import { removeTag, setTag } from '../tags/tagEdits.ts';
import { type Tag, tagOf } from '../tags/tagList.ts';
import type { DmarcRecord } from './dmarcRecord.ts';
import { asksForReports, effectivePolicy } from './effectivePolicy.ts';
import { isWeaker, type Policy } from './policy.ts';

/** One step of a roll-out, from no policy to `reject`. */
export interface RolloutStep {
  /** What the step does, as a title. */
  readonly title: string;
  /** What mail it concerns, and what to have seen before taking it; sentences. */
  readonly effect: string;
  readonly watch: string;
  readonly edits: readonly MailEdit[];
}

/** Where a record stands on its way to `reject`. */
export interface Rollout {
  /** From 1; the number of the step that the record is at. */
  readonly stage: number;
  readonly stages: number;
  /** `undefined` at the end, and where reports must be asked for first by hand: nobody else knows the address. */
  readonly next: RolloutStep | undefined;
}

/** The stages in their order: policy, and whether it is tested. */
const STAGES: readonly (readonly [policy: Policy, isTest: boolean])[] = [
  ['none', false],
  ['quarantine', true],
  ['quarantine', false],
  ['reject', true],
  ['reject', false],
];

const WATCH_FIRST =
  'Before it, reports of some weeks should show that all services which send for the domain pass SPF or DKIM with alignment.';
const WATCH_QUARANTINE =
  'Watch the reports for mail of the domain’s own that fails: it is now in junk folders. Invoices, newsletters, printers and web forms are what is found last.';
const WATCH_REJECT =
  'Watch bounces and reports: mail through mailing lists and forwarders fails unless its DKIM signature survives (RFC 9989 §7.4).';

/**
 * How far a record is with its roll-out, and the next step: `none`, then `quarantine` and `reject`, each tested with `t=y`
 * first (RFC 9989 §4.7). Steps raise `sp` and `np` with `p` where they are weaker than the new policy and were not weaker
 * than the old one. `undefined` where receivers do not process mail by the record.
 */
export function rolloutOf(record: DmarcRecord): Rollout | undefined {
  const effective = record.role === 'policy' ? effectivePolicy(record) : undefined;
  const p = tagOf(record, 'p');
  if (effective === undefined || effective.isAssumed || p === undefined) return undefined;
  const { domain, isTest } = effective;
  // Test mode has no effect on none.
  const at = STAGES.findIndex(
    ([policy, test]) => policy === domain && (test === isTest || policy === 'none'),
  );
  const stage = { stage: at + 1, stages: STAGES.length };
  if (domain === 'none' && !asksForReports(record)) return { ...stage, next: undefined };
  return { ...stage, next: stepFrom(record, p, domain, isTest) };
}

function stepFrom(record: DmarcRecord, p: Tag, policy: Policy, isTest: boolean): RolloutStep | undefined {
  if (policy === 'none')
    return {
      title: 'DMARC roll-out: test p=quarantine',
      effect:
        'Receivers go on to let failing mail through, and report what quarantine would have done; those that know RFC 7489 alone, without "t", put it into junk folders.',
      watch: WATCH_FIRST,
      edits: raised(record, p, policy, 'quarantine'),
    };
  if (isTest) {
    const t = tagOf(record, 't');
    const isReject = policy === 'reject';
    return {
      title: `DMARC roll-out: put p=${policy} in force`,
      effect: isReject ? 'Failing mail is refused.' : 'Failing mail goes into junk folders.',
      watch: isReject ? WATCH_REJECT : WATCH_QUARANTINE,
      edits: t === undefined ? [] : [removeTag(record, t)],
    };
  }
  if (policy === 'quarantine')
    return {
      title: 'DMARC roll-out: test p=reject',
      effect:
        'Receivers go on to put failing mail into junk folders; those that know RFC 7489 alone, without "t", refuse it.',
      watch: WATCH_QUARANTINE,
      edits: raised(record, p, policy, 'reject'),
    };
  return undefined;
}

/** Raises `p`, and what went along with it, and tests that. */
function raised(record: DmarcRecord, p: Tag, from: Policy, to: Policy): readonly MailEdit[] {
  const edits: MailEdit[] = [];
  const t = tagOf(record, 't');
  const test = t === undefined ? '; t=y' : '';
  edits.push({ ...spanOf(p), text: `${to}${test}` });
  if (t !== undefined) edits.push(setTag(record, 't', 'y'));
  for (const name of ['sp', 'np']) {
    const tag = tagOf(record, name);
    const value = tag?.value.toLowerCase();
    if (tag !== undefined && value === from && isWeaker(from, to)) edits.push({ ...spanOf(tag), text: to });
  }
  return edits;
}

function spanOf({ valueSpan }: Tag): { readonly start: number; readonly end: number } {
  return { start: valueSpan.start, end: valueSpan.end };
}
