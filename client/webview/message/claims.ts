import type { ClaimedResults, Disagreement } from '../../../server/src/engine/message/messageReport.ts';
import type { PlacedReport } from '../../../server/src/engine/message/placedReport.ts';
import { type Content, el } from '../dom.ts';
import { growingList } from '../growingList.ts';
import { t } from '../l10n.ts';
import type { ShownMessage } from '../panelProtocol.ts';
import { resultMark } from '../resultMark.ts';
import { revealButton } from '../revealButton.ts';
import { stateMark } from '../stateMark.ts';
import { stranger } from '../stranger.ts';

/** Results of one field, and properties of one result, that are shown. */
const MOST = 50;

/** Where header fields claim something else than was found here, and all that they claim. */
export function claimsSection(message: ShownMessage<PlacedReport>): HTMLElement | undefined {
  const { authenticationResults, disagreements } = message.analysis.report;
  if (authenticationResults.length === 0) return undefined;
  return el(
    'section',
    { class: 'claims', 'aria-labelledby': 'claims' },
    el('h2', { id: 'claims' }, t('What headers claim')),
    disagreements.length > 0 && [
      el('h3', {}, t('Claims and checks differ')),
      growingList(disagreements, disagreementItem, { class: 'plain' }).element,
    ],
    el('h3', {}, t('All claims')),
    growingList(authenticationResults, (each) => claimItem(each, message), { class: 'plain' }).element,
  );
}

function disagreementItem({ method, claimed, by, checked, explanation }: Disagreement): HTMLElement {
  return el(
    'li',
    { class: 'disagreement' },
    el('strong', {}, stranger(method)),
    ' ',
    stranger(by),
    ' ',
    t('says'),
    ' ',
    resultMark(claimed),
    ' ',
    t('and the check here says'),
    ' ',
    resultMark(checked),
    ' ',
    stranger(explanation),
  );
}

function claimItem(claim: ClaimedResults, message: ShownMessage<PlacedReport>): HTMLElement {
  const { kind, authservId, isTrusted, results, problem, field } = claim;
  return el(
    'li',
    {},
    el(
      'details',
      {},
      el('summary', {}, kind, ' ', authservId !== null && stranger(authservId), ' ', trustMark(isTrusted)),
      problem !== null && el('p', {}, stranger(problem)),
      el('ul', {}, results.slice(0, MOST).map(resultItem)),
      results.length > MOST &&
        el('p', { class: 'quiet' }, t('{0} more are not shown.', results.length - MOST)),
      revealButton(message, field),
    ),
  );
}

/** Whether a field can be believed. */
export function trustMark(isTrusted: boolean): HTMLElement {
  return isTrusted
    ? stateMark('good', t('written by the receiver'))
    : stateMark('doubtful', t('not to be trusted'));
}

function resultItem(each: ClaimedResults['results'][number]): HTMLElement {
  const { method, result, reason, properties, comment } = each;
  const stated: Content[] = Object.entries(properties)
    .slice(0, MOST)
    .map(([name, value]) => [' ', el('code', {}, stranger(`${name}=${value}`))]);
  return el(
    'li',
    {},
    stranger(method),
    ' ',
    resultMark(result),
    stated,
    comment !== null && [' ', el('span', { class: 'quiet' }, stranger(`(${comment})`))],
    reason !== null && [' ', t('because:'), ' ', stranger(reason)],
  );
}
