import { NO_FILTER, type ReportFilter } from '../../../server/src/engine/reports/overview/reportFilter.ts';
import { keep, kept } from '../host.ts';
import type { PanelState } from '../panelProtocol.ts';

/** What is to be kept for a page that is shown: the filter that the user had set for these reports stays with them. */
export function withKeptFilter(next: PanelState): PanelState {
  const before = kept();
  if (next.kind !== 'reports' || before?.kind !== 'reports' || before.filter === undefined) return next;
  const isSame = JSON.stringify(next.uris) === JSON.stringify(before.uris);
  return isSame ? { ...next, filter: before.filter } : next;
}

/** The filter that is kept. */
export function keptFilter(): ReportFilter {
  const state = kept();
  return { ...NO_FILTER, ...(state?.kind === 'reports' && state.filter) };
}

/** Keeps the filter over a reload of the window. */
export function keepFilter(filter: ReportFilter): void {
  const state = kept();
  if (state?.kind === 'reports') keep({ ...state, filter });
}
