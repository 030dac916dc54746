import type {
  AnswerSource,
  AuthResult,
  ClaimedResults,
} from '../../../../server/src/engine/message/messageReport.ts';
import type { PlacedReport } from '../../../../server/src/engine/message/placedReport.ts';
import { type Content, el } from '../../dom.ts';
import { t } from '../../l10n.ts';
import type { ShownMessage } from '../../panelProtocol.ts';
import { resultMark } from '../../resultMark.ts';
import { stateMark } from '../../stateMark.ts';
import { stranger } from '../../stranger.ts';
import { timeText } from '../../timeText.ts';

type Claim = ClaimedResults['results'][number];

/** Claims that a card shows; the section on claims has all. */
const MOST = 4;

/** A check, and what to hold claims against. */
export interface Checked {
  readonly method: 'spf' | 'dkim' | 'dmarc' | 'arc';
  readonly result: AuthResult;
  readonly source: AnswerSource | null;
  /** What was found here for that which a claim is about; `undefined` where it is about something else. */
  resultFor?(claim: Claim): AuthResult | undefined;
}

/** What was checked here and when, then what header fields claim, by whom, and whether that agrees. */
export function evidence(message: ShownMessage<PlacedReport>, checked: Checked): HTMLElement[] {
  const { authenticationResults } = message.analysis.report;
  const claims = authenticationResults.flatMap((by) =>
    by.results.filter(({ method }) => method === checked.method).map((claim) => ({ claim, by })),
  );
  const more = claims.length - MOST;
  return [
    el('li', {}, checkedHere(message, checked)),
    ...claims.slice(0, MOST).map(({ claim, by }) => el('li', {}, claimed(claim, by, checked))),
    ...(claims.length === 0 ? [el('li', { class: 'quiet' }, t('No header field claims a result.'))] : []),
    ...(more > 0 ? [el('li', { class: 'quiet' }, t('{0} more claims: see below.', more))] : []),
  ];
}

/** What was found here, of whom it was asked, and when; or why it is not known. */
function checkedHere({ at, lookups }: ShownMessage<PlacedReport>, { result, source }: Checked): Content {
  if (result === 'unknown') {
    if (lookups.state === 'notAsked') return t('Not checked here: DNS was not asked.');
    if (lookups.state === 'forbidden') return t('Not checked here: nothing may be looked up.');
    return t('Could not be judged here.');
  }
  const when = t('Checked here on {0}:', timeText(at));
  if (source === null) return [when, ' ', resultMark(result)];
  const age = Math.round(source.ageSeconds);
  return [
    when,
    ' ',
    resultMark(result),
    ' ',
    el(
      'span',
      { class: 'quiet' },
      age === 0
        ? t('as {0} has just answered', source.resolver)
        : t('as {0} answered {1} s before', source.resolver, age),
    ),
  ];
}

function claimed(claim: Claim, by: ClaimedResults, checked: Checked): Content {
  return [
    stranger(by.authservId ?? by.kind),
    ' ',
    t('claims'),
    ' ',
    resultMark(claim.result),
    ' ',
    agreement(claim, by, checked),
  ];
}

function agreement(claim: Claim, { isTrusted }: ClaimedResults, checked: Checked): HTMLElement {
  if (!isTrusted) return stateMark('doubtful', t('not to be trusted'));
  const here = checked.resultFor === undefined ? checked.result : checked.resultFor(claim);
  if (here === undefined) return stateMark('quiet', t('nothing to compare with'));
  if (here === 'unknown') return stateMark('unknown', t('not compared'));
  return here === claim.result ? stateMark('good', t('agrees')) : stateMark('bad', t('differs'));
}
