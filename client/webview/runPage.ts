import type { PlacedReport } from '../../server/src/engine/message/placedReport.ts';
import type { ReportOverview } from '../../server/src/engine/reports/overview/reportOverview.ts';
import { el } from './dom.ts';
import { keep, tell } from './host.ts';
import { keepPlace } from './keepPlace.ts';
import { setWords, t } from './l10n.ts';
import type { PanelState, ToPanel, View } from './panelProtocol.ts';
import type { Shown } from './shown.ts';
import { createStatus } from './status.ts';

/** What a page can show. */
export interface PageParts {
  /** Makes a view; nothing for those that the page does not have. */
  viewOf(view: View<PlacedReport, ReportOverview>): Shown | undefined;
  /** What a view is of; the same one again keeps the reader's place. */
  nameOf(view: View, state: PanelState): string | undefined;
  /** What is to be kept over a reload of the window; what the extension says, if it is left out. */
  stateOf?(state: PanelState): PanelState;
}

/** Runs a page: it shows what the extension sends. */
export function runPage({ viewOf, nameOf, stateOf = (state) => state }: PageParts): void {
  const root = document.getElementById('root') ?? document.body;
  setWords(JSON.parse(document.getElementById('words')?.textContent ?? '{}'));
  const status = createStatus();
  const place = el('div');
  root.replaceChildren(status.element, place);
  let shown: Shown | undefined;
  let shownName: string | undefined;

  const show = (view: Shown | undefined, name: string | undefined) => {
    if (view === undefined) return;
    shown = view;
    status.idle(view.element.querySelector('h1')?.textContent ?? '');
    const replace = () => place.replaceChildren(view.element);
    if (name !== undefined && name === shownName) keepPlace(place, replace);
    else replace();
    shownName = name;
  };

  window.addEventListener('message', ({ data }: MessageEvent<ToPanel<PlacedReport, ReportOverview>>) => {
    switch (data.kind) {
      case 'show':
        keep(stateOf(data.state));
        show(viewOf(data.view), nameOf(data.view, data.state));
        break;
      case 'busy':
        status.busy(data.text, data.canCancel);
        break;
      case 'idle':
        status.idle(t('Stopped.'));
        break;
      case 'keep':
        keep(data.state);
        break;
      case 'cursor':
        shown?.atCursor?.(data.field);
        break;
    }
  });
  tell({ kind: 'ready' });
}
