import type { Cancel, Dns } from '../../../dns/dns.ts';
import type { Span } from '../../mailRecord.ts';
import { addressText } from '../addressText.ts';
import { isMailDomain, isWellFormed, plainName } from '../evaluate.ts';
import type { SpfRecord } from '../spfRecord.ts';
import { choicesFor, type FlattenChoices } from './choices.ts';
import { costOf } from './cost.ts';
import { type Draft, type Drafting, draftAll, draftOne } from './drafts.ts';
import type { Flattening, Offer } from './flattening.ts';
import { freeNames, plannedNames } from './freeNames.ts';
import { outerOf, withoutRedirect } from './outerTerms.ts';
import { pack } from './pack.ts';
import { prove } from './prove.ts';
import { rangesIn } from './ranges.ts';
import { type RememberedDns, rememberedDns } from './rememberedDns.ts';
import { repair } from './repairs.ts';
import { type Budget, type ResolvedRecord, resolveSpf } from './resolvedSpf.ts';
import { warningsOf, whyKept } from './warnings.ts';

export interface FlattenOptions extends FlattenChoices {
  /** The record's owner, absolute, with or without the final dot; empty for a record that stands alone. */
  readonly domain: string;
  /** Flatten this include alone: its place in the record's text. */
  readonly only?: Span;
  /** Owners of further records that may be written over: those of an earlier flattening. */
  readonly reuse?: readonly string[];
  readonly cancel?: Cancel;
  /** Lets others work from time to time. */
  readonly pause?: () => Promise<void>;
}

/** Where a record is evaluated that stands alone: no such name exists (RFC 2606 §2). */
const ALONE = 'record.invalid';
const MAX_LOOKUPS = 10;
const MAX_QUESTIONS = 500;
const MAX_RECORDS = 300;

/**
 * Ways to make an SPF record take fewer lookups (RFC 7208 §4.6.4) that leave every result as it is. Each is proven by
 * evaluating both records; what cannot be proven, or rests on a lookup that failed, is not offered. It never throws.
 */
export async function flattenSpf(record: SpfRecord, dns: Dns, options: FlattenOptions): Promise<Flattening> {
  const given = plainName(options.domain);
  const domain = given === '' ? ALONE : given;
  const before = { lookups: 0, octets: record.text.length };
  const nothing: Flattening = { before, offers: [], problems: [], advice: [], choices: [] };
  if (!record.isSpf || !isWellFormed(record)) {
    return {
      ...nothing,
      problems: ['The record has mistakes, so that it is a permanent error: correct them first.'],
    };
  }
  const unknown = given === '' ? ownTerm(record) : undefined;
  if (unknown !== undefined) {
    const problem = `"${unknown}" stands for the record's own domain, which has to be known.`;
    return { ...nothing, problems: [problem] };
  }
  if (!isMailDomain(domain)) {
    return { ...nothing, problems: [`Receivers look for no SPF record at "${domain}" (RFC 7208 §4.3).`] };
  }
  const answers = rememberedDns(dns, MAX_QUESTIONS, options.cancel);
  const budget: Budget = { left: MAX_RECORDS };
  const resolved = await resolveSpf(record, domain, answers, budget);
  const known: Flattening = { ...nothing, before: { ...before, lookups: costOf(resolved) } };
  const failures = answers.failures();
  if (failures.length > 0) {
    const shown = failures.slice(0, 3).join('; ');
    const more = failures.length > 3 ? ` and ${failures.length - 3} more` : '';
    const problem = `Nothing is offered, since not all that it rests on is known: ${shown}${more}. Try again later.`;
    return { ...known, problems: [problem] };
  }
  if (budget.left < 0) {
    return { ...known, problems: [`It leads to more than ${MAX_RECORDS} records: too many to follow.`] };
  }
  return await offer(known, record, resolved, answers, options);
}

/** The first term that asks for the domain of the record that it is in. */
function ownTerm({ terms, text }: SpfRecord): string | undefined {
  const own = terms.find(
    (term) =>
      term.type === 'mechanism' && ['a', 'mx', 'ptr'].includes(term.name) && term.domain === undefined,
  );
  return own && text.slice(own.start, own.end);
}

async function offer(
  known: Flattening,
  record: SpfRecord,
  resolved: ResolvedRecord,
  dns: RememberedDns,
  options: FlattenOptions,
): Promise<Flattening> {
  const { domain } = resolved;
  const { only, withHosts = false, withoutPtr = false } = options;
  const how = { keepHosts: !withHosts };
  const outer = outerOf(resolved, how);
  const inlined = withoutRedirect(resolved, how);
  const work: Drafting = {
    domain,
    record,
    outer,
    ...(inlined && { inlined }),
    ...how,
    withoutPtr,
    names: domain === ALONE ? [] : plannedNames(domain),
  };
  const term = only && outer.terms.find(({ resolved: { term } }) => term.start === only.start);
  const one = term && draftOne(work, term);
  const drafts = only === undefined ? draftAll(work) : one === undefined ? [] : [one];
  const problems: string[] = [];
  const offers: Offer[] = [];
  for (const draft of drafts) {
    const made = await proven(draft, record, resolved, dns, options);
    if (typeof made === 'string') problems.push(made);
    else offers.push(made);
  }
  const kept = outer.terms.flatMap((each) => {
    const why = whyKept(each);
    return why === undefined || (term !== undefined && each !== term) ? [] : [`${each.text} stays: ${why}.`];
  });
  const isOver =
    known.before.lookups > MAX_LOOKUPS && !offers.some(({ after }) => after.lookups <= MAX_LOOKUPS);
  if (offers.length === 0 && only !== undefined) {
    problems.push('It cannot be flattened so that the record takes fewer lookups, and at most ten.');
  } else if (isOver) problems.push('No record with at most ten lookups says the same.');
  const useless = offers.length === 0 && only === undefined ? repair(outer, record, withoutPtr).steps : [];
  const advice = useless.map((step) => `${step.term} could be left out. ${step.reason}`);
  return {
    ...known,
    offers,
    problems: [...problems, ...(isOver || offers.length === 0 ? kept : [])],
    advice,
    choices: choicesFor(resolved, options),
  };
}

/** A draft with its proof and the names that are free, or why it is none. */
async function proven(
  draft: Draft,
  record: SpfRecord,
  resolved: ResolvedRecord,
  dns: RememberedDns,
  { reuse = [], cancel, pause }: FlattenOptions,
): Promise<Offer | string> {
  const { domain } = resolved;
  const { kind, steps, segments, tail, flattened } = draft;
  const further = draft.packed.records.length - 1;
  let { records, lookups } = draft.packed;
  if (further > 0) {
    const names = await freeNames(domain, further, reuse, dns);
    // Laid out as it was planned, with names that are not longer.
    const packed = pack(domain, segments, tail, [...names, ...plannedNames(domain).slice(names.length)]);
    if (packed === undefined || packed.records.length - 1 > names.length || packed.lookups > lookups) {
      const many = further === 1 ? 'No free name was' : `No ${further} free names were`;
      return `${many} found for the records that it needs beside it, such as _spf1.${domain}.`;
    }
    ({ records, lookups } = packed);
  }
  const before = new Map([[domain, record.text]]);
  const after = new Map(records.map(({ owner, text }) => [owner, text]));
  const ranges = rangesIn(resolved);
  const withoutPtr = steps.some((step) => step.kind === 'ptr');
  const proof = await prove(before, after, dns, {
    domain,
    ranges,
    withoutPtr,
    ...(cancel && { cancel }),
    ...(pause && { pause }),
  });
  if (cancel?.aborted) return 'It was given up.';
  if (proof.gaveUp !== undefined)
    return `A ${kind} change is not offered, since it could not be proven. ${proof.gaveUp}`;
  if (proof.difference !== undefined) {
    const { address, before: was, after: would } = proof.difference;
    return `A ${kind} change is not offered, since it could not be proven: ${addressText(address)} would have ${would}, and has ${was}.`;
  }
  return {
    kind,
    steps,
    records: domain === ALONE ? records.map((each) => ({ ...each, owner: '' })) : records,
    after: { lookups, octets: records.reduce((sum, { text }) => sum + text.length, 0) },
    proof,
    warnings: warningsOf(flattened, proof),
    isCopy: flattened.length > 0,
  };
}
