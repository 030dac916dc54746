import assert from 'node:assert/strict';
import { type CodeLens, ConfigurationTarget, commands, Position, WorkspaceEdit, workspace } from 'vscode';
import { showSpfTree } from '../../../server/src/protocol.ts';
import { startDnsServer } from '../../support/dnsServer.ts';
import type { Case } from '../case.ts';
import { findings } from '../findings.ts';
import { screenshot } from '../launcher.ts';
import { close, open, writeFile } from '../workspaceFiles.ts';

const ZONE = `$ORIGIN tree.example.
$TTL 3600
@ SOA ns1.example.net. hostmaster 2026010101 14400 3600 1209600 3600
@ NS ns1.example.net.
@ NS ns2.example.net.
@ TXT "v=spf1 ip4:198.51.100.0/24 include:_spf.elsewhere.example include:sendgrid.net ~all"
`;

const NET = `$TTL 60
_spf.elsewhere.example. TXT "v=spf1 include:a.elsewhere.example a:mail.elsewhere.example include:gone.elsewhere.example -all"
a.elsewhere.example. TXT "v=spf1 ip4:192.0.2.0/25 ip6:2001:db8::/48 -all"
mail.elsewhere.example. A 192.0.2.200
sendgrid.net. TXT "v=spf1 ip4:203.0.113.0/24 -all"
`;

/** With a real name server on this machine. */
export const spfTree: Case = {
  name: 'what an SPF record costs stands above it, and its tree in a view',
  async run() {
    const server = await startDnsServer(NET);
    const configuration = workspace.getConfiguration('hostmaster');
    await configuration.update('dns.resolvers', [server.address], ConfigurationTarget.Workspace);
    try {
      const uri = await writeFile('tree.example.zone', ZONE);
      const document = await open(uri);
      // It is found by looking up.
      await findings(uri, (all) => all.some(({ range }) => document.getText(range).startsWith('include:')));
      const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri);
      const own = lenses.find(({ command }) => command?.command === showSpfTree);
      assert.match(own?.command?.title ?? '', /^SPF: 5 of 10 lookups · 1 of 2 void/);
      await commands.executeCommand(showSpfTree, ...(own?.command?.arguments ?? []));
      const view = '.part.panel .monaco-list-row:has-text("a:mail.elsewhere.example")';
      const theme = workspace.getConfiguration('workbench');
      for (const [name, label] of [
        ['light', 'Default Light Modern'],
        ['dark', 'Default Dark Modern'],
        ['high-contrast', 'Default High Contrast'],
      ] as const) {
        await theme.update('colorTheme', label, ConfigurationTarget.Global);
        await screenshot({ name: `spf-tree-${name}`, awaits: view });
      }
      await theme.update('colorTheme', undefined, ConfigurationTarget.Global);
      // What is shown follows the file.
      const edit = new WorkspaceEdit();
      edit.insert(uri, new Position(5, 0), '; who sends\n');
      const term = document.getText().indexOf(' ~all');
      edit.insert(uri, document.positionAt(term), ' include:a.elsewhere.example');
      await workspace.applyEdit(edit);
      const renewed = '.part.panel:has-text("tree.example.zone · SPF: 6 of 10 lookups")';
      await screenshot({ name: 'spf-tree-renewed', awaits: renewed });
      await close(uri);
      await workspace.fs.delete(uri);
    } finally {
      await configuration.update('dns.resolvers', undefined, ConfigurationTarget.Workspace);
      await server.close();
    }
  },
};
