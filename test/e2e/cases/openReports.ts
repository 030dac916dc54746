import assert from 'node:assert/strict';
import { commands, window, workspace } from 'vscode';
import type { Case } from '../case.ts';
import { inPanel, screenshot } from '../launcher.ts';
import { inWorkspace } from '../workspaceFiles.ts';

const STATUS = '.filters [role=status]';

/** A folder of reports, looked through, left and come back to. */
export const openReports: Case = {
  name: 'a folder of reports is shown in a panel, which keeps its filter while another file is looked at',
  async run() {
    await commands.executeCommand('hostmaster.openReports', inWorkspace('reports'));
    const headline = await inPanel('main.reports h1', { kind: 'read' });
    assert.equal(headline, '89 % of 3,568 messages pass DMARC');
    await screenshot({ name: 'reports', awaits: 'iframe.webview.ready' });
    await inPanel('#source', { kind: 'fill', text: '198.51' });
    await inPanel(`${STATUS}:has-text("325 messages")`);
    await window.showTextDocument(await workspace.openTextDocument(inWorkspace('octodns.yaml')));
    await commands.executeCommand('workbench.action.previousEditor');
    await inPanel(`${STATUS}:has-text("325 messages")`);
  },
};
