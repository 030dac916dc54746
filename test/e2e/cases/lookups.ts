import assert from 'node:assert/strict';
import { ConfigurationTarget, commands, type Diagnostic, workspace } from 'vscode';
import { startDnsServer } from '../../support/dnsServer.ts';
import type { Case } from '../case.ts';
import { findings } from '../findings.ts';
import { screenshot } from '../launcher.ts';
import { close, open, writeFile } from '../workspaceFiles.ts';

const ZONE = `$ORIGIN lookups.example.
$TTL 3600
@ SOA ns1.example.net. hostmaster 2026010101 14400 3600 1209600 3600
@ NS ns1.example.net.
@ NS ns2.example.net.
@ TXT "v=spf1 include:_spf.elsewhere.example include:gone.elsewhere.example -all"
`;

const codeOf = ({ code }: { readonly code?: unknown }) =>
  typeof code === 'object' && code !== null && 'value' in code ? code.value : code;

/** With a real name server on this machine, about names that no zone of samples/ answers for. */
export const lookups: Case = {
  name: 'what mail records lead to is looked up as they are written, and by a command',
  async run() {
    const server = await startDnsServer(
      '$TTL 60\n_spf.elsewhere.example. TXT "v=spf1 ip4:192.0.2.0/24 -all"\n',
    );
    const configuration = workspace.getConfiguration('hostmaster');
    const set = (key: string, value: unknown) =>
      configuration.update(key, value, ConfigurationTarget.Workspace);
    await set('dns.resolvers', [server.address]);
    try {
      const uri = await writeFile('lookups.example.zone', ZONE);
      const document = await open(uri);
      const isGone = (each: Diagnostic) => codeOf(each) === 'spf/include-nxdomain';
      const found = (await findings(uri, (all) => all.some(isGone))).find(isGone);
      assert.equal(found && document.getText(found.range), 'include:gone.elsewhere.example');
      const { length } = server.asked;
      await commands.executeCommand('hostmaster.lookUp');
      assert.ok(server.asked.length > length);
      await commands.executeCommand('notifications.showList');
      const told = `.notifications-center:has-text("1 mail record looked up by asking ${server.address}")`;
      await screenshot({ name: 'lookups', awaits: told });
      await commands.executeCommand('notifications.clearAll');
      await set('dns.lookups', 'off');
      await findings(uri, (left) => !left.some(isGone));
      await close(uri);
      await workspace.fs.delete(uri);
    } finally {
      await set('dns.lookups', undefined);
      await set('dns.resolvers', undefined);
      await server.close();
    }
  },
};
