import type { DkimVerdict, Hop, MessageReport } from '../messageReport.ts';
import { organizationOf } from '../received/organization.ts';
import { delayText } from '../render/delay.ts';
import { transitOf } from './alignHops.ts';
import { CHECK_NAMES, dkimOutcome, dmarcOutcome, spfOutcome } from './compareResults.ts';
import type { ComparedResult, Outcome } from './comparison.ts';

/** A message of two, and how it is spoken of. */
interface Side {
  readonly report: MessageReport;
  readonly name: 'left' | 'right';
}

/** Seconds by which one has to be slower for that to matter. */
const SLOWER = 60;
/** Units of a name that are shown. */
const LONGEST = 80;

/** What differs between two messages that matters, sentences: the most important first, at least one. */
export function whatDiffers(
  left: MessageReport,
  right: MessageReport,
  results: readonly ComparedResult[],
): string[] {
  const sides = [
    { report: left, name: 'left' },
    { report: right, name: 'right' },
  ] as const;
  const dmarc = dmarcSentence(...sides);
  const told = [
    ...noticeSentences(sides),
    ...(dmarc === undefined ? checkSentences(results) : [dmarc]),
    ...authorSentence(left, right),
    ...receiverSentence(left, right),
    ...delaySentence(...sides),
  ];
  const [first = results.some(isOpen) ? OPEN : SAME] = told;
  return [first, ...told.slice(1)];
}

const SAME = 'Nothing that matters differs: the checks of both have the same results.';
const OPEN = 'What is known of both is the same. Not all is known: look up what the domains say.';

function isOpen({ left, right }: ComparedResult): boolean {
  return left?.result === 'unknown' || right?.result === 'unknown';
}

/** A bounce is about a message, and is compared in its place. */
function noticeSentences(sides: readonly Side[]): string[] {
  const notices = sides.filter(({ report }) => report.dsn !== null);
  if (notices.length !== 1) return [];
  return notices.map(
    ({ name, report }) =>
      `The ${name} one is ${report.dsn?.kind === 'bounce' ? 'a bounce' : 'a notice'}, not a message as it was sent: compare what it returns.`,
  );
}

/** That one passed DMARC and the other did not, and why. */
function dmarcSentence(left: Side, right: Side): string | undefined {
  const [mine, theirs] = [dmarcOutcome(left.report), dmarcOutcome(right.report)];
  if ((mine.result === 'pass') === (theirs.result === 'pass')) return undefined;
  if (mine.result === 'unknown' || theirs.result === 'unknown') return undefined;
  const [good, bad] = mine.result === 'pass' ? [left, right] : [right, left];
  const noted = mine.claimedBy !== null || theirs.claimedBy !== null ? 'By what receivers noted, the' : 'The';
  const causes = [...spfCause(good, bad), ...dkimCause(good, bad)];
  const why = causes.length === 0 ? '' : `: ${causes.join(', and ')}`;
  return `${noted} ${good.name} one passed DMARC, the ${bad.name} one did not${why}.`;
}

/** Why SPF vouches for one and not for the other. */
function spfCause(good: Side, bad: Side): string[] {
  const { spf } = bad.report;
  if (spfOutcome(good.report).result !== 'pass' || good.report.spf.isAligned === false) return [];
  const { result } = spfOutcome(bad.report);
  const author = cut(bad.report.dmarc.domain ?? 'its author');
  const domain = cut(spf.domain ?? author);
  if (spf.isAligned === false)
    return [`the return path of the ${bad.name} one is of ${domain}, which does not belong to ${author}`];
  switch (result) {
    case 'pass':
    case 'unknown':
      return [];
    case 'none':
      return [`the return path of the ${bad.name} one is of ${domain}, which has no SPF record`];
    case 'temperror':
    case 'permerror':
      return [`the SPF record of ${domain}, for the ${bad.name} one, cannot be evaluated (${result})`];
    default: {
      const way = spf.ip === null ? 'by a server' : `through ${spf.ip}`;
      return [`the ${bad.name} one came ${way}, which SPF does not allow for ${domain} (${cut(result)})`];
    }
  }
}

/** Why a signature vouches for one and none for the other. */
function dkimCause(good: Side, bad: Side): string[] {
  const signer = good.report.dkim.find(
    (verdict) => verdict.isAligned !== false && dkimOutcome(good.report, verdict).result === 'pass',
  );
  if (signer === undefined) return [];
  const author = bad.report.dmarc.domain;
  if (author !== null && author !== good.report.dmarc.domain)
    return [`the ${bad.name} one has no signature of ${cut(author)} that holds`];
  const domain = cut(signer.domain ?? '?');
  const same = bad.report.dkim.filter(
    ({ domain: other }) => other?.toLowerCase() === signer.domain?.toLowerCase(),
  );
  const broken = same.find((verdict) => dkimOutcome(bad.report, verdict).result !== 'pass');
  if (same.length === 0) return [`the ${bad.name} one has no signature of ${domain}`];
  if (broken === undefined) return [];
  return [`the signature of ${domain} does not hold on the ${bad.name} one${causeOf(broken)}`];
}

function causeOf({ likelyCause, changedFields, addedFields, bodyHash, headerHash }: DkimVerdict): string {
  const names = [...changedFields.map((each) => each.split(':', 1)[0]), ...addedFields];
  const isChanged = headerHash === 'mismatch';
  const parts = [
    ...(isChanged && names.length > 0
      ? [`${cut(names.join(', '))} changed`]
      : isChanged
        ? ['its header was changed']
        : []),
    ...(bodyHash === 'mismatch'
      ? [likelyCause === null ? 'its body was changed' : lowerFirst(likelyCause)]
      : []),
  ];
  return parts.length === 0 ? '' : ` (${parts.join('; ').replace(/\.$/, '')})`;
}

/** Each check that came out in another way. */
function checkSentences(results: readonly ComparedResult[]): string[] {
  return results
    .filter(({ check, left, right }) => check !== 'verdict' && left?.result !== right?.result)
    .slice(0, 5)
    .map(({ check, of, left, right }) => {
      const name = of === '' ? CHECK_NAMES[check] : `${CHECK_NAMES[check]} of ${cut(of)}`;
      return `${name}: ${words(left, check)} on the left, ${words(right, check)} on the right.`;
    });
}

function words(outcome: Outcome | null, check: ComparedResult['check']): string {
  if (outcome === null) return check === 'dkim' ? 'no such signature' : 'nothing';
  if (outcome.result === 'unknown') return 'not known';
  const by = outcome.claimedBy === null ? '' : `, as ${cut(outcome.claimedBy)} says,`;
  return `${cut(outcome.result)}${outcome.of === '' ? '' : ` (${cut(outcome.of)})`}${by}`;
}

function authorSentence(left: MessageReport, right: MessageReport): string[] {
  const [mine, theirs] = [left.dmarc.domain, right.dmarc.domain];
  if (mine === null || theirs === null || mine === theirs) return [];
  return [`They are from authors of different domains: ${cut(mine)} (left) and ${cut(theirs)} (right).`];
}

function receiverSentence(left: MessageReport, right: MessageReport): string[] {
  const [mine, theirs] = [receiverOf(left), receiverOf(right)];
  if (mine === undefined || theirs === undefined || mine === theirs) return [];
  return [`They were received by different systems: ${mine} (left) and ${theirs} (right).`];
}

function receiverOf({ hops }: MessageReport): string | undefined {
  const by = hops.at(-1)?.by ?? null;
  return organizationOf(by) ?? (by === null ? undefined : cut(by.toLowerCase()));
}

/** That one took much longer, and where. */
function delaySentence(left: Side, right: Side): string[] {
  const [mine, theirs] = [transitOf(left.report.hops), transitOf(right.report.hops)];
  if (mine === null || theirs === null || Math.abs(mine - theirs) < SLOWER) return [];
  const [slow, fast] = mine > theirs ? [left, right] : [right, left];
  const [more, less] = mine > theirs ? [mine, theirs] : [theirs, mine];
  const slowest = slow.report.hops
    .slice(1)
    .reduce<Hop | undefined>(
      (most, hop) => ((hop.delaySeconds ?? 0) > (most?.delaySeconds ?? 0) ? hop : most),
      undefined,
    );
  const where =
    slowest?.delaySeconds == null || slowest.by === null
      ? ''
      : `, ${slowest.delaySeconds > 0.95 * more ? 'nearly all' : delayText(slowest.delaySeconds)} of it on the way to ${cut(slowest.by)}`;
  return [
    `The ${slow.name} one took ${delayText(more)}${where}; the ${fast.name} one took ${delayText(less)}.`,
  ];
}

/** Names are a stranger's, and of any length. */
function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
