import type { DkimVerdict, MessageReport } from '../messageReport.ts';
import type { ComparedResult, Difference, Outcome } from './comparison.ts';

/** What checks are called. */
export const CHECK_NAMES: Readonly<Record<ComparedResult['check'], string>> = {
  verdict: 'Verdict',
  dmarc: 'DMARC',
  disposition: 'What the policy asks for',
  spf: 'SPF',
  dkim: 'DKIM',
  arc: 'ARC',
};

/** What each check said of two messages. */
export function compareResults(left: MessageReport, right: MessageReport): ComparedResult[] {
  const both = (check: ComparedResult['check'], of: (report: MessageReport) => Outcome | null) =>
    compared(check, '', of(left), of(right));
  return [
    both('verdict', ({ summary }) => outcome(summary.level, '', summary.verdict)),
    both('dmarc', dmarcOutcome),
    both('disposition', ({ dmarc }) =>
      dmarc.disposition === null ? null : outcome(dmarc.disposition, '', ''),
    ),
    both('spf', spfOutcome),
    ...signaturePairs(left.dkim, right.dkim).map(([mine, theirs]) =>
      compared(
        'dkim',
        signatureName(mine ?? theirs),
        mine === undefined ? null : dkimOutcome(left, mine),
        theirs === undefined ? null : dkimOutcome(right, theirs),
      ),
    ),
    both('arc', ({ arc }) => (arc.result === 'none' ? null : outcome(arc.result, '', arc.reason))),
  ].filter((row) => row.left !== null || row.right !== null);
}

/** Of DMARC: as checked here, else as the receiver noted. */
export function dmarcOutcome(report: MessageReport): Outcome {
  const { result, domain, reason } = report.dmarc;
  return checkedOrClaimed(report, outcome(result, domain ?? '', reason), 'dmarc');
}

/** Of SPF: as checked here, else as the receiver noted. */
export function spfOutcome(report: MessageReport): Outcome {
  const { result, domain, ip, reason } = report.spf;
  const of = [domain, ip].filter((each) => each !== null).join(', ');
  return checkedOrClaimed(report, outcome(result, of, reason), 'spf');
}

/** Of a signature: as checked here, else as the receiver noted. */
export function dkimOutcome(report: MessageReport, verdict: DkimVerdict): Outcome {
  const { result, domain, selector, reason } = verdict;
  return checkedOrClaimed(report, outcome(result, '', reason), 'dkim', (properties) => {
    const signer = properties['header.d'] ?? properties['header.i']?.split('@').at(-1);
    const isSame = (a: string | undefined, b: string | null) =>
      a === undefined || a.toLowerCase() === b?.toLowerCase();
    return isSame(signer, domain) && isSame(properties['header.s'], selector);
  });
}

function outcome(result: string, of: string, reason: string): Outcome {
  return { result, of, reason, claimedBy: null };
}

function checkedOrClaimed(
  { authenticationResults }: MessageReport,
  checked: Outcome,
  method: string,
  isMeant: (properties: Readonly<Record<string, string>>) => boolean = () => true,
): Outcome {
  if (checked.result !== 'unknown') return checked;
  for (const { isTrusted, kind, authservId, results } of authenticationResults) {
    if (!isTrusted || kind === 'ARC-Authentication-Results') continue;
    const found = results.find((each) => each.method === method && isMeant(each.properties));
    if (found !== undefined)
      return { ...checked, result: found.result, reason: found.reason ?? '', claimedBy: authservId ?? kind };
  }
  return checked;
}

function compared(
  check: ComparedResult['check'],
  of: string,
  left: Outcome | null,
  right: Outcome | null,
): ComparedResult {
  const isEqual = left?.result === right?.result && left?.of === right?.of;
  const difference: Difference =
    left === null ? 'right' : right === null ? 'left' : isEqual ? 'equal' : 'changed';
  return { check, of, left, right, difference };
}

type SignaturePair = readonly [DkimVerdict | undefined, DkimVerdict | undefined];

/** Signatures of one domain belong together: first those with one selector, then the others in order. */
function signaturePairs(left: readonly DkimVerdict[], right: readonly DkimVerdict[]): SignaturePair[] {
  const open = new Set(right);
  const partner = new Map<DkimVerdict, DkimVerdict>();
  const pairUp = (keyOf: (verdict: DkimVerdict) => string) => {
    for (const mine of left) {
      if (partner.has(mine)) continue;
      const theirs = [...open].find((each) => keyOf(each) === keyOf(mine));
      if (theirs === undefined) continue;
      partner.set(mine, theirs);
      open.delete(theirs);
    }
  };
  pairUp(({ domain, selector }) => JSON.stringify([domain, selector]));
  pairUp(({ domain }) => domain ?? '');
  return [
    ...left.map((mine): SignaturePair => [mine, partner.get(mine)]),
    ...[...open].map((theirs): SignaturePair => [undefined, theirs]),
  ];
}

function signatureName(verdict: DkimVerdict | undefined): string {
  return [
    verdict?.domain ?? 'no domain',
    ...(verdict?.selector ? [`selector ${verdict.selector}`] : []),
  ].join(', ');
}
