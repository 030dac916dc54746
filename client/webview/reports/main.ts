import { runPage } from '../runPage.ts';
import { withKeptFilter } from './keptFilter.ts';
import { noReportsView } from './noReportsView.ts';
import { reportsView } from './reportsView.ts';

// The page of reports.
runPage({
  viewOf(view) {
    switch (view.kind) {
      case 'reports':
        return reportsView(view.overview, view.at);
      case 'noReports':
        return noReportsView(view.problem);
      default:
        return undefined;
    }
  },
  nameOf: (_, state) => (state.kind === 'reports' ? JSON.stringify(state.uris) : undefined),
  stateOf: withKeptFilter,
});
