import type { PlacedReport } from '../../../../server/src/engine/message/placedReport.ts';
import { el } from '../../dom.ts';
import { t } from '../../l10n.ts';
import type { ShownMessage } from '../../panelProtocol.ts';
import { alignmentFigure } from './alignmentFigure.ts';
import { signatureArticle } from './signatureArticle.ts';

/** Signatures that are shown at once; messages have two or three. */
const FIRST = 8;

/** Each DKIM signature against the message, and how the domains that vouch for it relate to the author's. */
export function signaturesSection(message: ShownMessage<PlacedReport>): HTMLElement {
  const { dkim } = message.analysis.report;
  const articles = (from: number, to?: number) =>
    dkim.slice(from, to).map((verdict) => signatureArticle(verdict, message));
  const left = dkim.length - FIRST;
  const more = el(
    'button',
    {
      type: 'button',
      onclick: () => {
        const rest = articles(FIRST);
        more.replaceWith(...rest);
        rest[0]?.querySelector('summary')?.focus();
      },
    },
    t('Show {0} more signatures', left),
  );
  return el(
    'section',
    { class: 'signatures', 'aria-labelledby': 'signatures' },
    el('h2', { id: 'signatures' }, t('Signatures and alignment')),
    alignmentFigure(message.analysis.report),
    dkim.length === 0 &&
      el(
        'p',
        {},
        t(
          'The message has no DKIM signature: no domain vouches for its content. Have the mail system that sends it sign it.',
        ),
      ),
    articles(0, FIRST),
    left > 0 && more,
  );
}
