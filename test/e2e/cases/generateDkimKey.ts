import assert from 'node:assert/strict';
import { commands, workspace } from 'vscode';
import type { Case } from '../case.ts';
import { screenshot } from '../launcher.ts';
import { until } from '../until.ts';
import { close, open, writeFile } from '../workspaceFiles.ts';

const ZONE = `$ORIGIN signing.example.
$TTL 1h
@    IN SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@    IN NS  ns1.example.net.
@    IN NS  ns2.example.net.
@    IN MX  10 mail.example.net.
news IN MX  10 mail.example.net.
`;

export const generateDkimKey: Case = {
  name: 'a DKIM key is generated into the zone; without a place for the private key it is taken out again',
  async run() {
    const uri = await writeFile('signing.example.zone', ZONE);
    const document = await open(uri);
    let isDone = false;
    const given = { domain: 'signing.example', selector: 's1', algorithm: 'rsa-2048' };
    const done = commands.executeCommand('hostmaster.generateDkimKey', given).then(() => {
      isDone = true;
    });
    const text = await until(workspace.onDidChangeTextDocument, () =>
      document.getText() === ZONE ? undefined : document.getText(),
    );
    assert.match(text, /\ns1\._domainkey IN TXT \( "v=DKIM1; k=rsa; p="\n.*\n.*\n.*\n.*" \)\nnews /);
    const title = '.quick-input-title:has-text("The public key is in the zone as s1")';
    await screenshot({ name: 'dkim-key', awaits: title });
    // On the desktop nothing tells when the question is there: it is closed until it was.
    while (!isDone) await commands.executeCommand('workbench.action.closeQuickOpen');
    await done;
    assert.equal(document.getText(), ZONE);
    await close(uri);
    await workspace.fs.delete(uri);
  },
};
