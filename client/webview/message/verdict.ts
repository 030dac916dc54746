import type { Summary } from '../../../server/src/engine/message/messageReport.ts';
import type { PlacedReport } from '../../../server/src/engine/message/placedReport.ts';
import { el } from '../dom.ts';
import { t } from '../l10n.ts';
import type { ShownMessage } from '../panelProtocol.ts';
import { stateMark } from '../stateMark.ts';
import { stranger } from '../stranger.ts';

/** What is said first: the verdict, why, and what to do. */
export function verdict({ analysis: { report } }: ShownMessage<PlacedReport>): HTMLElement {
  const { summary } = report;
  return el(
    'header',
    { class: `verdict ${summary.level}` },
    stateMark(summary.level, levelWord(summary.level)),
    el('h1', {}, stranger(summary.verdict)),
    sentences(t('Why'), summary.reasons),
    sentences(t('What to do'), summary.advice),
  );
}

function sentences(title: string, all: readonly string[]): HTMLElement | undefined {
  if (all.length === 0) return undefined;
  return el(
    'section',
    {},
    el('h2', {}, title),
    el(
      'ul',
      {},
      all.map((each) => el('li', {}, stranger(each))),
    ),
  );
}

function levelWord(level: Summary['level']): string {
  switch (level) {
    case 'good':
      return t('Good');
    case 'doubtful':
      return t('Doubtful');
    case 'bad':
      return t('Bad');
    case 'unknown':
      return t('Not known yet');
  }
}
