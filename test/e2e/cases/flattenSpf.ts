import assert from 'node:assert/strict';
import { ConfigurationTarget, commands, type Tab, window, workspace } from 'vscode';
import { startDnsServer } from '../../support/dnsServer.ts';
import type { Case } from '../case.ts';
import { screenshot } from '../launcher.ts';
import { until } from '../until.ts';
import { close, open, writeFile } from '../workspaceFiles.ts';

const ZONE = `$ORIGIN flatten.example.
$TTL 3600
@ SOA ns1.example.net. hostmaster 2026010101 14400 3600 1209600 3600
@ NS ns1.example.net.
@ NS ns2.example.net.
@ TXT "v=spf1 include:mail.elsewhere.example include:shop.elsewhere.example -all"
`;

/** Eleven lookups. */
const NET = [
  '$TTL 60',
  `mail.elsewhere.example. TXT "v=spf1 ${Array.from({ length: 8 }, (_, i) => `include:${i}.elsewhere.example`).join(' ')} -all"`,
  ...Array.from(
    { length: 8 },
    (_, i) => `${i}.elsewhere.example. TXT "v=spf1 ip4:198.51.100.${i * 16}/29 -all"`,
  ),
  'shop.elsewhere.example. TXT "v=spf1 include:pay.elsewhere.example ip4:192.0.2.0/25 -all"',
  'pay.elsewhere.example. TXT "v=spf1 ip4:192.0.2.128/25 -all"',
].join('\n');

const isPreview = ({ label }: Tab) => label.startsWith('SPF of flatten.example:');

/** With a real name server on this machine. */
export const flattenSpf: Case = {
  name: 'an SPF record with too many lookups is flattened: shown beside the file first, with what was proven',
  async run() {
    const server = await startDnsServer(NET);
    const configuration = workspace.getConfiguration('hostmaster');
    await configuration.update('dns.resolvers', [server.address], ConfigurationTarget.Workspace);
    try {
      const uri = await writeFile('flatten.example.zone', ZONE);
      const document = await open(uri);
      const position = { line: 5, character: 20 };
      const flatten = (given: object) =>
        commands.executeCommand('hostmaster.flattenSpf', uri.toString(), position, false, given);
      let isDone = false;
      const asking = flatten({ offer: 0 }).then(() => {
        isDone = true;
      });
      await until(window.tabGroups.onDidChangeTabs, () =>
        window.tabGroups.all.some(({ tabs }) => tabs.some(isPreview)) ? true : undefined,
      );
      const told =
        '.notifications-center:has-text("Proven: the old and the new record have the same result")';
      let isShot = false;
      const shot = screenshot({ name: 'flatten-spf', awaits: told }).finally(() => {
        isShot = true;
      });
      // It is asked a moment after the preview is there.
      while (!isShot) await commands.executeCommand('notifications.showList');
      await shot;
      while (!isDone) await commands.executeCommand('notifications.clearAll');
      await asking;
      assert.equal(document.getText(), ZONE);
      assert.ok(!window.tabGroups.all.some(({ tabs }) => tabs.some(isPreview)));

      await flatten({ offer: 0, isApplied: true });
      const lines = document.getText().split('\n');
      assert.match(
        lines[5] ?? '',
        /^; flattened from "v=spf1 include:mail\.elsewhere\.example .*" on \d{4}-\d\d-\d\d, hash/,
      );
      assert.equal(lines[6], '@ TXT "v=spf1 ip4:192.0.2.0/24 include:mail.elsewhere.example -all"');
      await commands.executeCommand('undo');
      assert.equal(document.getText(), ZONE);
      await close(uri);
      await workspace.fs.delete(uri);
      await outsideOfZones();
    } finally {
      await configuration.update('dns.resolvers', undefined, ConfigurationTarget.Workspace);
      await server.close();
    }
  },
};

const TEXT = 'v=spf1 include:mail.elsewhere.example include:shop.elsewhere.example -all';

/** A bare record gets a comment; one in a program is replaced within its quotes. */
async function outsideOfZones(): Promise<void> {
  const given = { offer: 0, isApplied: true, domain: 'flatten.example' };
  const flattenIn = async (language: string, content: string): Promise<string> => {
    const document = await workspace.openTextDocument({ language, content });
    await window.showTextDocument(document);
    const position = document.positionAt(content.indexOf('v=spf1'));
    await commands.executeCommand('hostmaster.flattenSpf', document.uri.toString(), position, false, given);
    const text = document.getText();
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    return text;
  };
  const made = 'v=spf1 ip4:192.0.2.0/24 include:mail.elsewhere.example -all';
  const scratch = (await flattenIn('mail-record', `${TEXT}\n`)).split('\n');
  assert.match(scratch[0] ?? '', /^; flattened from "v=spf1 include:mail/);
  assert.equal(scratch[1], made);
  const program = (text: string) => `txt:\n  - "${text}"\n`;
  assert.equal(await flattenIn('yaml', program(TEXT)), program(made));
}
