import type { PlacedReport } from '../../../server/src/engine/message/placedReport.ts';
import { el } from '../dom.ts';
import type { ShownMessage } from '../panelProtocol.ts';
import type { Shown } from '../shown.ts';
import { headersSection } from './headers/headersSection.ts';
import { signaturesSection } from './signatures/signaturesSection.ts';
import { verdict } from './verdict.ts';

/** A message explained: the verdict first, then what it rests on. */
export function messageView(message: ShownMessage<PlacedReport>): Shown {
  const headers = headersSection(message);
  return {
    element: el('main', { class: 'message' }, verdict(message), signaturesSection(message), headers.element),
    atCursor: headers.atCursor,
  };
}
