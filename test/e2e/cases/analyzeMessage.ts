import assert from 'node:assert/strict';
import { commands, env, TabInputWebview, window } from 'vscode';
import type { Case } from '../case.ts';
import { inPanel, screenshot } from '../launcher.ts';
import { readFile } from '../workspaceFiles.ts';

/** Headers pasted by keyboard, as a support engineer does. */
export const analyzeMessage: Case = {
  name: 'headers that are pasted are explained in a panel, the verdict first',
  async run() {
    await env.clipboard.writeText('');
    await commands.executeCommand('hostmaster.analyzeMessage');
    await inPanel('textarea');
    await inPanel('textarea', { kind: 'paste', text: await readFile('messages/spoof.eml') });
    const verdict = await inPanel('main.message h1', { kind: 'read' });
    assert.match(verdict, /^Not checked yet: DNS was not asked/);
    await screenshot({ name: 'message', awaits: 'iframe.webview.ready' });
    const panels = window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof TabInputWebview);
    assert.equal(panels.length, 1);
  },
};
