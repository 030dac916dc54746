import type { PlacedReport } from '../../../server/src/engine/message/placedReport.ts';
import { plain } from '../../../server/src/engine/text/plain.ts';
import { type Content, el } from '../dom.ts';
import { growingList } from '../growingList.ts';
import { tell } from '../host.ts';
import { t } from '../l10n.ts';
import type { ShownMessage } from '../panelProtocol.ts';
import { stranger } from '../stranger.ts';
import { timeText } from '../timeText.ts';

/** A report, and why a question that it needed was not answered. */
type Answered = PlacedReport & { readonly unanswered?: string };

/** The button that has DNS asked; nothing where it is not to be asked, or there is nothing to ask. */
export function lookUpButton({ analysis, lookups }: ShownMessage<PlacedReport>): Content {
  if (lookups.state === 'forbidden') return undefined;
  const isAsked = lookups.state === 'asked';
  if (!isAsked && analysis.report.lookups.length === 0) return undefined;
  return el(
    'button',
    {
      type: 'button',
      id: 'look-up',
      class: isAsked ? null : 'primary',
      'aria-describedby': 'lookups',
      onclick: () => tell({ kind: 'lookUp' }),
    },
    isAsked ? t('Look up again') : t('Look up what the domains say'),
  );
}

/** What would be asked, of whom and why; or who was asked, and when. */
export function lookupsNote({ analysis, lookups, at }: ShownMessage<PlacedReport>): HTMLElement {
  const questions = analysis.report.lookups;
  return el(
    'div',
    { class: 'lookups', id: 'lookups-note' },
    el('p', { id: 'lookups' }, words()),
    questions.length > 0 && list(),
  );

  function words(): Content {
    if (lookups.state === 'forbidden')
      return [stranger(lookups.reason), ' ', t('So what the domains publish is not known here.')];
    if (lookups.state === 'asked') {
      const { unanswered } = analysis as Answered;
      const asked = t('Looked up on {0}; asked: {1}.', timeText(at), plain(lookups.resolvers));
      return unanswered === undefined ? asked : [asked, ' ', stranger(unanswered)];
    }
    if (questions.length === 0) return t('Nothing has to be looked up for this message.');
    return questions.length === 1
      ? t('Nothing was asked of DNS yet. The button asks one question of: {0}.', plain(lookups.resolvers))
      : t(
          'Nothing was asked of DNS yet. The button asks {0} questions, and what follows from the answers, of: {1}.',
          questions.length,
          plain(lookups.resolvers),
        );
  }

  function list(): HTMLElement {
    return el(
      'details',
      {},
      el('summary', {}, lookups.state === 'notAsked' ? t('What will be asked') : t('What was not asked')),
      el(
        'p',
        {},
        t('The names are the sender’s choice: who runs their name servers can see that somebody asks.'),
      ),
      growingList(questions, ({ name, type, why }) =>
        el('li', {}, el('code', {}, stranger(`${name} ${type}`)), ' ', stranger(why)),
      ).element,
    );
  }
}
