import type { PlacedReport } from '../../../../server/src/engine/message/placedReport.ts';
import { el } from '../../dom.ts';
import { t } from '../../l10n.ts';
import type { ShownMessage } from '../../panelProtocol.ts';
import { arcCard } from './arcCard.ts';
import { bulkCard } from './bulkCard.ts';
import { dkimCard } from './dkimCard.ts';
import { dmarcCard } from './dmarcCard.ts';
import { spfCard } from './spfCard.ts';

/** The checks at a glance; each opens to what it rests on. */
export function cardsSection(message: ShownMessage<PlacedReport>): HTMLElement {
  return el(
    'section',
    { class: 'cards', 'aria-labelledby': 'checks' },
    el('h2', { id: 'checks' }, t('Checks')),
    el(
      'div',
      { class: 'grid' },
      dmarcCard(message),
      spfCard(message),
      dkimCard(message),
      arcCard(message),
      bulkCard(message),
    ),
  );
}
