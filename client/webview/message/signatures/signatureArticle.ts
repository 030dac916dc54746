import type { DkimVerdict } from '../../../../server/src/engine/message/messageReport.ts';
import type { PlacedReport } from '../../../../server/src/engine/message/placedReport.ts';
import { plain } from '../../../../server/src/engine/text/plain.ts';
import { el } from '../../dom.ts';
import { findingList } from '../../findingList.ts';
import { t } from '../../l10n.ts';
import type { ShownMessage } from '../../panelProtocol.ts';
import { resultMark } from '../../resultMark.ts';
import { revealButton } from '../../revealButton.ts';
import { stateMark } from '../../stateMark.ts';
import { stranger } from '../../stranger.ts';
import { coverageTable } from './coverageTable.ts';
import { differenceFigure } from './differenceFigure.ts';
import { signatureFacts } from './signatureFacts.ts';

/** One signature: its result and why, then what it rests on. */
export function signatureArticle(verdict: DkimVerdict, message: ShownMessage<PlacedReport>): HTMLElement {
  const { domain, selector, result, reason, likelyCause, field, differences, findings } = verdict;
  const isWrong = result === 'fail' || result === 'permerror' || result === 'policy';
  const id = `signature-${field}`;
  return el(
    'article',
    { class: 'signature', 'aria-labelledby': id },
    el(
      'h3',
      { id },
      resultMark(result),
      ' ',
      domain === null ? t('A signature of no domain') : stranger(domain),
      selector !== null && el('span', { class: 'quiet' }, ` ${t('selector {0}', plain(selector))}`),
    ),
    el('p', { class: 'reason' }, stranger(reason)),
    likelyCause !== null &&
      !reason.includes(likelyCause) &&
      el('p', {}, el('strong', {}, t('Likely cause:')), ' ', stranger(likelyCause)),
    el(
      'ul',
      { class: 'parts', 'aria-label': t('What was judged') },
      partItem(t('Header'), verdict.headerHash),
      partItem(t('Body'), verdict.bodyHash),
    ),
    differences.map(differenceFigure),
    el(
      'details',
      {},
      el('summary', {}, t('What the signature says')),
      signatureFacts(verdict),
      revealButton(message, field),
    ),
    el(
      'details',
      { open: isWrong && verdict.headerHash === 'mismatch' },
      el('summary', {}, t('What is signed, and what is not')),
      coverageTable(verdict, message.analysis.report),
    ),
    findingList(findings),
  );
}

/** Header and body are judged apart. */
function partItem(name: string, state: DkimVerdict['headerHash']): HTMLElement {
  return el('li', {}, name, ' ', partMark(state));
}

function partMark(state: DkimVerdict['headerHash']): HTMLElement {
  switch (state) {
    case 'match':
      return stateMark('good', t('as it was signed'));
    case 'mismatch':
      return stateMark('bad', t('changed after it was signed'));
    case 'unknown':
      return stateMark('unknown', t('not known'));
  }
}
