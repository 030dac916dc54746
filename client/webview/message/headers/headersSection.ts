import type { PlacedReport } from '../../../../server/src/engine/message/placedReport.ts';
import { el } from '../../dom.ts';
import { t } from '../../l10n.ts';
import type { ShownMessage } from '../../panelProtocol.ts';
import type { Shown } from '../../shown.ts';

/** All header fields, decoded and explained. */
export function headersSection(_message: ShownMessage<PlacedReport>): Required<Shown> {
  const element = el('section', { class: 'headers' }, el('h2', {}, t('All headers')));
  return { element, atCursor() {} };
}
