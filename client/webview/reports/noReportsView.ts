import { el } from '../dom.ts';
import { tell } from '../host.ts';
import { t } from '../l10n.ts';
import type { Shown } from '../shown.ts';

/** What stands in the panel where reports could not be read. */
export function noReportsView(problem: string | undefined): Shown {
  const element = el(
    'main',
    { class: 'reports' },
    el('h1', {}, t('DMARC and TLS reports')),
    problem !== undefined && el('p', { class: 'problem', role: 'alert' }, problem),
    el('p', {}, t('Open the reports that receivers sent: files as they came, or a folder of them.')),
    el(
      'div',
      { class: 'toolbar' },
      el(
        'button',
        { type: 'button', class: 'primary', onclick: () => tell({ kind: 'chooseReports' }) },
        t('Open reports…'),
      ),
      el('button', { type: 'button', onclick: () => tell({ kind: 'readAgain' }) }, t('Read again')),
    ),
  );
  return { element };
}
