import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import {
  ConfigurationTarget,
  commands,
  env,
  Selection,
  TabInputCustom,
  TabInputWebview,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { startDnsServer } from '../../support/dnsServer.ts';
import type { Case } from '../case.ts';
import { inPanel, screenshot } from '../launcher.ts';
import { until } from '../until.ts';
import { inWorkspace, open, readFile, writeFile } from '../workspaceFiles.ts';

const VERDICT = 'main.message h1';
const SHOWN = 'iframe.webview.ready';

const tabs = () => window.tabGroups.all.flatMap((group) => group.tabs);

/** Headers pasted by keyboard, as a support engineer does. */
export const pasteMessage: Case = {
  name: 'headers that are pasted are explained in a panel, the verdict first',
  async run() {
    await env.clipboard.writeText('');
    await commands.executeCommand('hostmaster.analyzeMessage');
    await inPanel('textarea', { kind: 'paste', text: await readFile('messages/spoof.eml') });
    assert.match(await inPanel(VERDICT, { kind: 'read' }), /^Not checked yet: DNS was not asked/);
    await screenshot({ name: 'message', awaits: SHOWN });
    assert.equal(tabs().filter(({ input }) => input instanceof TabInputWebview).length, 1);
    // What was pasted becomes a document when its text is wanted.
    await inPanel('.headers .field button', { kind: 'click' });
    const document = await until(window.onDidChangeActiveTextEditor, () => {
      const active = window.activeTextEditor?.document;
      return active?.languageId === 'eml' ? active : undefined;
    });
    assert.ok(document.isUntitled);
    assert.match(document.getText(), /^Return-Path: <bounce@mailer\.example\.info>/);
  },
};

const ZONE = `$TTL 300
bank.example. TXT "v=spf1 ip4:192.0.2.80 -all"
_dmarc.bank.example. TXT "v=DMARC1; p=reject"
mailer.example.info. TXT "v=spf1 ip4:203.0.113.66 -all"
`;

/** With a real name server on this machine. */
export const verifyMessage: Case = {
  name: 'what the domains say is looked up when the button is pressed, and not before',
  async run() {
    const server = await startDnsServer(ZONE);
    const configuration = workspace.getConfiguration('hostmaster');
    await configuration.update('dns.resolvers', [server.address], ConfigurationTarget.Workspace);
    try {
      await commands.executeCommand('hostmaster.analyzeMessage', inWorkspace('messages/spoof.eml'));
      assert.match(await inPanel(VERDICT, { kind: 'read' }), /^Not checked yet/);
      // The zones of other cases may be looked up anew, since the resolver is another one.
      const ofMessage = server.asked.filter(({ name }) =>
        /(?:bank\.example|mailer\.example\.info)$/i.test(name),
      );
      assert.deepEqual(ofMessage, []);
      await inPanel('#look-up', { kind: 'click' });
      const verdict = await inPanel(`${VERDICT}:not(:has-text("Not checked"))`, { kind: 'read' });
      assert.match(verdict, /^Would be refused: .* nobody does for "bank\.example"/);
      assert.match(
        await inPanel('main.message', { kind: 'read' }),
        new RegExp(server.address.replaceAll('.', '\\.')),
      );
      await screenshot({ name: 'message-looked-up', awaits: SHOWN });
    } finally {
      await configuration.update('dns.resolvers', undefined, ConfigurationTarget.Workspace);
      await server.close();
    }
  },
};

/** The page and the text, each in its own group. */
export const linkedMessage: Case = {
  name: 'a click shows a header field in the text, and the cursor there marks it in the panel',
  async run() {
    const uri = inWorkspace('messages/mailing-list.eml');
    const document = await open(uri);
    await commands.executeCommand('hostmaster.openReportToSide', uri);
    await inPanel('.headers .field:has-text("DKIM-Signature") button', { kind: 'click' });
    const lineOf = (text: string) => document.positionAt(document.getText().indexOf(text)).line;
    const at = lineOf('DKIM-Signature:');
    const editor = await until(window.onDidChangeTextEditorSelection, () =>
      window.visibleTextEditors.find(
        (each) => each.document === document && each.selection.start.line === at,
      ),
    );
    const subject = lineOf('Subject:');
    editor.selection = new Selection(subject, 3, subject, 3);
    await inPanel('.headers .field[aria-current="true"]:has-text("Subject")');
  },
};

/** Two files of the explorer. */
export const compareMessages: Case = {
  name: 'two messages are compared side by side',
  async run() {
    const [left, right] = ['messages/mailing-list.eml', 'messages/spoof.eml'].map(inWorkspace) as [Uri, Uri];
    await commands.executeCommand('hostmaster.compareMessages', left, [left, right]);
    const text = await inPanel('main.compare', { kind: 'read' });
    assert.match(text, /mailing-list\.eml/);
    assert.match(text, /spoof\.eml/);
    await screenshot({ name: 'message-compare', awaits: SHOWN });
  },
};

export const exportMessage: Case = {
  name: 'a report is copied as Markdown, with addresses masked if asked',
  async run() {
    await commands.executeCommand('hostmaster.analyzeMessage', inWorkspace('messages/bounce.eml'));
    await inPanel('main.message button:has-text("Copy as Markdown")', { kind: 'click' });
    const copied = await copiedText((text) => text.startsWith('# '));
    assert.match(copied, /\w@[\w.]+/);
    await inPanel('main.message button:has-text("masked")', { kind: 'click' });
    const masked = await copiedText((text) => text !== copied);
    assert.match(masked, /…@/);
    assert.doesNotMatch(masked, /\w{2,}@/);
    await screenshot({ name: 'message-bounce', awaits: SHOWN });
  },
};

/** The clipboard tells nobody when it changes, so it is looked at now and again. */
async function copiedText(isIt: (text: string) => boolean): Promise<string> {
  for (let turn = 0; turn < 200; turn++) {
    const text = await env.clipboard.readText();
    if (isIt(text)) return text;
    await setTimeout(50);
  }
  throw new Error('Nothing was copied.');
}

export const reportEditor: Case = {
  name: 'an .eml file is opened as a report in place of its text',
  async run() {
    const uri = inWorkspace('messages/bounce.eml');
    await commands.executeCommand('vscode.openWith', uri, 'hostmaster.messageReport');
    await inPanel(VERDICT);
    assert.ok(
      tabs().some(({ input }) => input instanceof TabInputCustom && input.uri.toString() === uri.toString()),
    );
    // What the file says is what is shown, also after it has changed on the disk.
    const text = await readFile('messages/bounce.eml');
    await writeFile('messages/bounce.eml', text.replace(/^Subject:.*$/m, 'Subject: Another subject'));
    await inPanel('main.message dd:has-text("Another subject")');
    await writeFile('messages/bounce.eml', text);
  },
};

const HOSTILE = [
  'Received: from <script>evil</script> ([192.0.2.1]) by mx.example.net with ESMTP; Mon, 23 Nov 2026 06:40:19 +0000',
  'From: "<img src=x onerror=alert(1)>" <a@example.com>',
  'Subject: \u202egnp.exe <iframe src="https://example.com/">',
  'X-Script: </script><script>document.title = "evil"</script>',
  ...Array.from({ length: 10_000 }, (_, i) => `X-Field-${i}: <b onclick=alert(${i})>${i}</b>`),
].join('\r\n');

export const hostileMessage: Case = {
  name: 'markup of strangers stays text, and ten thousand fields do no harm',
  async run() {
    const uri = await writeFile('hostile.eml', `${HOSTILE}\r\n\r\nbody\r\n`);
    await commands.executeCommand('hostmaster.analyzeMessage', uri);
    assert.match(await inPanel('main.message .headers .count', { kind: 'read' }), /10,?004/);
    assert.match(await inPanel('main.message', { kind: 'read' }), /<img src=x onerror=alert\(1\)>/);
    await screenshot({ name: 'message-hostile', awaits: SHOWN });
    await workspace.fs.delete(uri);
  },
};
