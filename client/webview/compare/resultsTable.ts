import type { ComparedResult, Outcome } from '../../../server/src/engine/message/compare/comparison.ts';
import { el } from '../dom.ts';
import { t } from '../l10n.ts';
import { resultMark } from '../resultMark.ts';
import { stranger } from '../stranger.ts';
import { differenceMark } from './differenceMark.ts';
import { type Side, sideCell, sidesHead } from './sides.ts';

/** Rows that are shown: messages have a handful of signatures. */
const MOST = 60;

/** What each check said of both. */
export function resultsTable(results: readonly ComparedResult[]): HTMLElement {
  return el(
    'table',
    { class: 'compared' },
    el('caption', {}, t('Results of the checks')),
    sidesHead(t('Check')),
    el(
      'tbody',
      {},
      results
        .slice(0, MOST)
        .map(({ check, of, left, right, difference }) =>
          el(
            'tr',
            { class: difference },
            el(
              'th',
              { scope: 'row' },
              checkName(check),
              of !== '' && [' ', el('span', { class: 'quiet' }, stranger(of))],
            ),
            outcomeCell('left', left, check),
            outcomeCell('right', right, check),
            el('td', {}, differenceMark(difference)),
          ),
        ),
    ),
  );
}

function outcomeCell(side: Side, outcome: Outcome | null, check: ComparedResult['check']): HTMLElement {
  if (outcome === null) return sideCell(side, el('span', { class: 'quiet' }, t('nothing')));
  const { result, of, reason, claimedBy } = outcome;
  if (check === 'verdict') return sideCell(side, stranger(reason));
  return sideCell(
    side,
    check === 'disposition' ? el('strong', {}, dispositionWord(result)) : resultMark(result),
    of !== '' && [' ', stranger(of)],
    claimedBy !== null &&
      el('div', { class: 'quiet' }, t('Not checked here; noted by'), ' ', stranger(claimedBy)),
    reason !== '' && el('div', { class: 'reason' }, stranger(reason)),
  );
}

function checkName(check: ComparedResult['check']): string {
  switch (check) {
    case 'verdict':
      return t('Verdict');
    case 'dmarc':
      return 'DMARC';
    case 'disposition':
      return t('What the policy asks for');
    case 'spf':
      return 'SPF';
    case 'dkim':
      return 'DKIM';
    case 'arc':
      return 'ARC';
  }
}

function dispositionWord(disposition: string): string {
  switch (disposition) {
    case 'reject':
      return t('refuse it');
    case 'quarantine':
      return t('treat it as spam');
    default:
      return t('nothing');
  }
}
