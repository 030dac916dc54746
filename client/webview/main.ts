import type { PlacedReport } from '../../server/src/engine/message/placedReport.ts';
import type { ReportOverview } from '../../server/src/engine/reports/overview/reportOverview.ts';
import { compareView } from './compare/compareView.ts';
import { el } from './dom.ts';
import { keep, tell } from './host.ts';
import { keepPlace } from './keepPlace.ts';
import { setWords, t } from './l10n.ts';
import { messageView } from './message/messageView.ts';
import type { PanelState, ToPanel, View } from './panelProtocol.ts';
import { pasteView } from './paste/pasteView.ts';
import { withKeptFilter } from './reports/keptFilter.ts';
import { noReportsView } from './reports/noReportsView.ts';
import { reportsView } from './reports/reportsView.ts';
import type { Shown } from './shown.ts';
import { createStatus } from './status.ts';

const root = document.getElementById('root') ?? document.body;
setWords(JSON.parse(document.getElementById('words')?.textContent ?? '{}'));

const status = createStatus();
const place = el('div');
root.replaceChildren(status.element, place);
let shown: Shown | undefined;
let shownName: string | undefined;

window.addEventListener('message', ({ data }: MessageEvent<ToPanel<PlacedReport, ReportOverview>>) => {
  switch (data.kind) {
    case 'show':
      keep(withKeptFilter(data.state));
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

function viewOf(view: View<PlacedReport, ReportOverview>): Shown {
  switch (view.kind) {
    case 'paste':
      return pasteView(view.problem);
    case 'message':
      return messageView(view);
    case 'compare':
      return compareView(view.left, view.right);
    case 'reports':
      return reportsView(view.overview, view.at);
    case 'noReports':
      return noReportsView(view.problem);
  }
}

/** What a view is of; the same one again keeps the reader's place. */
function nameOf(view: View, state: PanelState): string | undefined {
  switch (view.kind) {
    case 'message':
      return JSON.stringify([view.title]);
    case 'compare':
      return JSON.stringify([view.left.title, view.right.title]);
    case 'reports':
      return state.kind === 'reports' ? JSON.stringify(state.uris) : undefined;
    default:
      return undefined;
  }
}

function show(view: Shown, name: string | undefined): void {
  shown = view;
  status.idle(view.element.querySelector('h1')?.textContent ?? '');
  const replace = () => place.replaceChildren(view.element);
  if (name !== undefined && name === shownName) keepPlace(place, replace);
  else replace();
  shownName = name;
}
