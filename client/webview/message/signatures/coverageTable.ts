import type { DkimVerdict, MessageReport } from '../../../../server/src/engine/message/messageReport.ts';
import { type Content, el } from '../../dom.ts';
import { t } from '../../l10n.ts';
import { stranger } from '../../stranger.ts';
import { type Coverage, coverageOf, type Standing } from './coverage.ts';

/** Rows that are shown at once, and units of a value. */
const SLICE = 60;
const LONGEST = 120;

/** The header of the message against a signature: a row for each field, what is not signed apart. */
export function coverageTable(verdict: DkimVerdict, report: MessageReport): Content {
  if (verdict.coveredFields.length === 0 && verdict.signedFields.length === 0)
    return el('p', {}, t('Which fields are signed was not checked.'));
  const all = coverageOf(verdict, report);
  const judged = all.filter(({ standing }) => standing !== 'other');
  const others = [...new Set(all.filter(({ standing }) => standing === 'other').map(({ name }) => name))];
  const body = el('tbody');
  const more = el('button', { type: 'button', onclick: () => grow() });
  const grow = () => {
    const from = body.childElementCount;
    body.append(...judged.slice(from, from + SLICE).map(row));
    const left = judged.length - body.childElementCount;
    more.hidden = left <= 0;
    more.textContent = t('Show {0} more of {1}', Math.min(SLICE, left), judged.length);
  };
  grow();
  return [
    el(
      'table',
      { class: 'coverage' },
      el('caption', {}, t('The header of the message against the signature')),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          [t('State'), t('Field'), t('Value')].map((name) => el('th', { scope: 'col' }, name)),
        ),
      ),
      body,
    ),
    more,
    others.length > 0 &&
      el(
        'p',
        { class: 'quiet' },
        t('Not signed, as is usual for them:'),
        ' ',
        others.slice(0, SLICE).map((name, i) => [i > 0 && ', ', el('code', {}, stranger(name))]),
        others.length > SLICE && ` ${t('and {0} more.', others.length - SLICE)}`,
      ),
  ];
}

function row({ name, value, standing, isSealed }: Coverage): HTMLElement {
  const { sign, words } = standings()[standing];
  const shown = value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
  return el(
    'tr',
    { class: standing },
    el(
      'td',
      {},
      el('span', { class: 'sign', 'aria-hidden': 'true' }, sign),
      words,
      isSealed &&
        standing !== 'absent' &&
        el('span', { class: 'quiet' }, ` ${t('and sealed: no other can be added')}`),
    ),
    el('th', { scope: 'row' }, stranger(name)),
    el('td', {}, stranger(shown)),
  );
}

function standings(): Readonly<Record<Standing, { readonly sign: string; readonly words: string }>> {
  return {
    kept: { sign: '✓', words: t('signed, as it was') },
    listed: { sign: '✓', words: t('signed; not checked, since that needs the key') },
    suspect: { sign: '?', words: t('signed; this or another one was changed') },
    changed: { sign: '≠', words: t('changed after signing') },
    removed: { sign: '−', words: t('taken out after signing') },
    added: { sign: '+', words: t('added after signing') },
    open: { sign: '○', words: t('not signed: it can be changed on the way') },
    absent: { sign: '✓', words: t('not there, and sealed: none can be added') },
    other: { sign: '', words: t('not signed') },
  };
}
