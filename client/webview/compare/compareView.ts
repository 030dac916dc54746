import { compareReports } from '../../../server/src/engine/message/compare/compareReports.ts';
import type { PlacedReport } from '../../../server/src/engine/message/placedReport.ts';
import { type Content, el } from '../dom.ts';
import { t } from '../l10n.ts';
import type { ShownMessage } from '../panelProtocol.ts';
import type { Shown } from '../shown.ts';
import { stranger } from '../stranger.ts';
import { compareLookups } from './compareLookups.ts';
import { compareToolbar } from './compareToolbar.ts';
import { fieldsList } from './fieldsList.ts';
import { resultsTable } from './resultsTable.ts';
import { waysTable } from './waysTable.ts';

/** Two messages side by side: what differs that matters first, then results, ways and header fields. */
export function compareView(left: ShownMessage<PlacedReport>, right: ShownMessage<PlacedReport>): Shown {
  const [mine, theirs] = [left.analysis.report, right.analysis.report];
  const comparison = compareReports(mine, theirs);
  const [first = '', ...others] = comparison.gist;
  return {
    element: el(
      'main',
      { class: 'compare' },
      el(
        'header',
        {},
        compareToolbar(left, right),
        el('h1', {}, stranger(first)),
        others.length > 0 &&
          el(
            'ul',
            { 'aria-label': t('What else differs') },
            others.map((each) => el('li', {}, stranger(each))),
          ),
        el('dl', { class: 'titles' }, titleOf(t('Left'), left), titleOf(t('Right'), right)),
        compareLookups(left, right),
      ),
      section('compare-results', t('Results'), resultsTable(comparison.results)),
      section(
        'compare-ways',
        t('Ways'),
        waysTable(comparison, mine.hops, theirs.hops, left.canReveal && right.canReveal),
      ),
      section('compare-fields', t('Headers'), fieldsList(comparison.fields, left, right)),
    ),
  };
}

function titleOf(side: string, { title, analysis, lookups }: ShownMessage<PlacedReport>): HTMLElement {
  const { from, subject } = analysis.report.summary;
  return el(
    'div',
    {},
    el('dt', {}, side),
    el(
      'dd',
      {},
      el('strong', {}, stranger(title)),
      subject !== null && el('div', {}, stranger(subject)),
      from !== null && el('div', { class: 'quiet' }, stranger(from)),
      lookups.state !== 'asked' && el('div', { class: 'quiet' }, t('Not checked with DNS.')),
    ),
  );
}

function section(id: string, title: string, content: Content): HTMLElement {
  return el('section', { 'aria-labelledby': id }, el('h2', { id }, title), content);
}
