import type { PlacedReport } from '../../../../server/src/engine/message/placedReport.ts';
import { el } from '../../dom.ts';
import { t } from '../../l10n.ts';
import type { ShownMessage } from '../../panelProtocol.ts';

/** Each signature against the message, and how its domains relate. */
export function signaturesSection(_message: ShownMessage<PlacedReport>): HTMLElement {
  return el('section', { class: 'signatures' }, el('h2', {}, t('Signatures')));
}
