import { TREND } from '../findings.ts';
import type { Day, DomainSummary, SourceSummary, SummaryFinding } from './reportSummary.ts';
import { dayNumber } from './tallies.ts';
import { counted, percent, sourceName } from './wording.ts';

/** Days that must lie before what is called new or sudden. */
const HISTORY = 3;
const WEEK = 7;
/** Messages below which nothing is said: chance makes large shares of small numbers. */
const FEW = 10;
const SOME = 50;
const MANY = 100;
const JUMP = 3;
const RISE = 0.1;
/** A share of all messages below which a source that fails is the forgery that every domain sees. */
const NOTICEABLE = 0.01;

/** Sources that are new, that jump, and that fail more than before; days as far as there are reports. */
export function* trendsOf(
  sources: readonly SourceSummary[],
  domains: readonly DomainSummary[],
  days: readonly Day[],
): Generator<SummaryFinding> {
  const first = days[0];
  if (first === undefined) return;
  const all = days.reduce((sum, { messages }) => sum + messages, 0);
  const explained = new Set<string>();
  for (const source of sources) {
    const start = source.days[0];
    if (start === undefined) continue;
    const isNew = dayNumber(start.day) - dayNumber(first.day) >= HISTORY;
    if (isNew && source.messages >= FEW) yield newSource(source, start.day, all);
    const jump = jumpOf(source.days, dayNumber(first.day));
    if (jump !== undefined) yield jumpFinding(source, jump.day, jump.before);
    const rise = riseOf(source.days);
    if (rise === undefined) continue;
    yield { ...riseFinding(rise, sourceName(source), SOURCE_ADVICE), source: source.ip };
    for (const domain of source.domains) explained.add(domain);
  }
  for (const { domain, days: of } of domains) {
    const rise = explained.has(domain) ? undefined : riseOf(of);
    if (rise !== undefined) yield { ...riseFinding(rise, `"${domain}"`, DOMAIN_ADVICE), domain };
  }
}

const SOURCE_ADVICE =
  'See what has changed there: its DKIM key, its return path, its address in the SPF record.';
const DOMAIN_ADVICE =
  'No source that sent before is the cause, so it comes from others: look for a service that was set up without DKIM; else somebody forges the domain.';

function riseFinding({ before, after, since }: Rise, whose: string, advice: string): SummaryFinding {
  return {
    rule: TREND.risingFailures.id,
    severity: TREND.risingFailures.severity,
    day: since,
    message: `Of the messages from ${whose}, ${percent(after)} fail DMARC since ${since}, after ${percent(before)} before. ${advice}`,
  };
}

function newSource(source: SourceSummary, day: string, all: number): SummaryFinding {
  const { messages, passed } = source;
  const isGood = passed / messages >= 0.9;
  const what = isGood
    ? 'They pass DMARC, so it sends with your consent. Raise its volume step by step if the address is new to receivers.'
    : passed === 0
      ? 'None passes DMARC. If it is a service of yours, set up DKIM with your domain there before it sends more; else somebody forges your domain.'
      : `${percent(passed / messages)} pass DMARC. Find out who set it up, and have all of its mail signed with your domain.`;
  return {
    rule: TREND.newSource.id,
    severity: isGood || messages < all * NOTICEABLE ? 'info' : TREND.newSource.severity,
    source: source.ip,
    day,
    message: `${sourceName(source)} sends for the first time on ${day}, ${counted(messages, 'message')} so far. ${what}`,
  };
}

function jumpFinding(source: SourceSummary, { day, messages }: Day, before: number): SummaryFinding {
  return {
    rule: TREND.jump.id,
    severity: TREND.jump.severity,
    source: source.ip,
    day,
    message: `${sourceName(source)} sent ${counted(messages, 'message')} on ${day}, after ${before} at most on a day of the week before. If this was planned, raise the volume in smaller steps, no more than twofold from day to day; else look for an account that was taken over.`,
  };
}

/** The first day with far more messages than each of the week before. */
function jumpOf(
  days: readonly Day[],
  first: number,
): { readonly day: Day; readonly before: number } | undefined {
  for (const [i, day] of days.entries()) {
    const number = dayNumber(day.day);
    if (day.messages < MANY || number - first < HISTORY) continue;
    let before = 0;
    for (let j = i - 1; j >= 0; j--) {
      const earlier = days[j];
      if (earlier === undefined || number - dayNumber(earlier.day) > WEEK) break;
      before = Math.max(before, earlier.messages);
    }
    if (before > 0 && day.messages >= JUMP * before) return { day, before };
  }
  return undefined;
}

interface Rise {
  readonly before: number;
  readonly after: number;
  readonly since: string;
}

/** By how much the share of failures has risen in the last days, at most a week, against those before. */
function riseOf(days: readonly Day[]): Rise | undefined {
  const recent = Math.min(WEEK, Math.floor(days.length / 2));
  if (recent === 0) return undefined;
  const [early, late] = [days.slice(0, -recent), days.slice(-recent)];
  const [before, after] = [early, late].map(failuresOf);
  const since = late[0]?.day;
  if (before === undefined || after === undefined || since === undefined) return undefined;
  if (before.messages < SOME || after.messages < SOME || after.share - before.share < RISE) return undefined;
  return { before: before.share, after: after.share, since };
}

function failuresOf(days: readonly Day[]): { readonly messages: number; readonly share: number } {
  let messages = 0;
  let failed = 0;
  for (const day of days) {
    messages += day.messages;
    failed += day.messages - day.passed;
  }
  return { messages, share: messages === 0 ? 0 : failed / messages };
}
