import { Disposable, type ExtensionContext, type Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { PanelState } from '../../webview/panelProtocol.ts';
import { chooseReports } from './chooseReports.ts';
import { REPORTS_PANEL } from './panelTypes.ts';
import { type ReportsPage, serveReportsPage } from './reportsPage.ts';

/** The panels that show reports. */
export interface ReportPanels extends Disposable {
  /** Shows what files and folders hold; asks for them if none is given. */
  open(uris?: readonly Uri[]): Promise<void>;
  /** Makes a panel again after the window was loaded anew. */
  restore(panel: WebviewPanel, state: PanelState | undefined): void;
}

export function createReportPanels(context: ExtensionContext, client: LanguageClient): ReportPanels {
  const shown = new Map<ReportsPage, WebviewPanel>();

  const serve = (panel: WebviewPanel, state: Extract<PanelState, { kind: 'reports' }>) => {
    const page = serveReportsPage(panel.webview, state, {
      client,
      extension: context.extensionUri,
      rename: (title) => {
        panel.title = title;
      },
      choose: chooseReports,
    });
    shown.set(page, panel);
    panel.onDidDispose(() => {
      page.dispose();
      shown.delete(page);
    });
  };

  return {
    async open(given) {
      const chosen = given ?? (await chooseReports());
      if (chosen === undefined || chosen.length === 0) return;
      const uris = chosen.map(String);
      const same = [...shown].find(([page]) => JSON.stringify(page.uris) === JSON.stringify(uris));
      if (same !== undefined) {
        same[1].reveal();
        return;
      }
      const panel = window.createWebviewPanel(REPORTS_PANEL, '', ViewColumn.Active, {
        enableFindWidget: true,
      });
      serve(panel, { kind: 'reports', uris });
    },
    restore(panel, state) {
      serve(panel, state?.kind === 'reports' ? state : { kind: 'reports', uris: [] });
    },
    dispose() {
      Disposable.from(...shown.values()).dispose();
    },
  };
}
