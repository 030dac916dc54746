import type { PlacedReport } from '../../../server/src/engine/message/placedReport.ts';
import { el } from '../dom.ts';
import { t } from '../l10n.ts';
import type { ShownMessage } from '../panelProtocol.ts';

/** What is said first: the verdict, why, and what to do. */
export function verdict({ analysis: { report } }: ShownMessage<PlacedReport>): HTMLElement {
  const { summary } = report;
  return el(
    'header',
    { class: `verdict ${summary.level}` },
    el('h1', {}, summary.verdict),
    el(
      'ul',
      { 'aria-label': t('Why') },
      summary.reasons.map((reason) => el('li', {}, reason)),
    ),
    summary.advice.length > 0 && [
      el('h2', {}, t('What to do')),
      el(
        'ul',
        {},
        summary.advice.map((advice) => el('li', {}, advice)),
      ),
    ],
  );
}
