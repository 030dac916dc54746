import type { PlacedReport } from '../../../server/src/engine/message/placedReport.ts';
import { el } from '../dom.ts';
import type { ShownMessage } from '../panelProtocol.ts';
import type { Shown } from '../shown.ts';
import { verdict } from './verdict.ts';

/** A message explained: the verdict first, then what it rests on. */
export function messageView(message: ShownMessage<PlacedReport>): Shown {
  return { element: el('main', { class: 'message' }, verdict(message)) };
}
