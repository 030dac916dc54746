import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  type CodeAction,
  type CompletionList,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Hover,
  MarkupContent,
  type PublishDiagnosticsParams,
  type TextDocumentEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { markedText } from '../support/markedText.ts';
import { type Client, createSignal, listed, PULLS, startClient } from './client.ts';
import { folderWith } from './folder.ts';
import { zoneText } from './zones.ts';

const UNKNOWN_TAG = 'dmarc/unknown-tag';
const TERRAFORM = `resource "dns_txt_record_set" "dmarc" {
  txt = ["v=DMARC1; p=reject; rua=mailto:a@example.com; npp=reject"]
}
`;
const PLACE = `2:57 ${UNKNOWN_TAG}`;

const only = (found: readonly Diagnostic[], rule: string) =>
  listed(found.filter(({ code }) => code === rule));

async function actions(client: Client, uri: string, kinds?: string[]): Promise<CodeAction[]> {
  return client.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
    context: { diagnostics: [], ...(kinds ? { only: kinds } : {}) },
  });
}

function applied(uri: string, text: string, action: CodeAction | undefined): string {
  const [change] = (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];
  assert.deepEqual({ ...change?.textDocument }, { uri, version: 1 });
  const edits = (change?.edits ?? []) as { range: Diagnostic['range']; newText: string }[];
  return TextDocument.applyEdits(TextDocument.create(uri, 'x', 1, text), edits);
}

suite('mail records outside of zone files', () => {
  for (const [language, name, text] of [
    ['terraform', 'main.tf', TERRAFORM],
    [
      'yaml',
      'zone.yaml',
      'a:\n- txt: "__ v=DMARC1; p=reject; rua=mailto:a@example.com; npp=reject"'.replace('__ ', ''),
    ],
    ['json', 'zone.json', '[\n         "v=DMARC1; p=reject; rua=mailto:a@example.com; npp=reject"]'],
    ['typescript', 'dns.ts', '\nconst a ="v=DMARC1; p=reject; rua=mailto:a@example.com; npp=reject"'],
    ['mail-record', 'untitled', '\n          v=DMARC1; p=reject; rua=mailto:a@example.com; npp=reject'],
    [
      'plaintext',
      'example.dmarc',
      '\n        " v=DMARC1; p=reject; rua=mailto:a@example.com; npp=reject"'.replace('" ', ' "'),
    ],
  ] as const) {
    test(`${language} ${name}: a finding stands at its place`, async (t) => {
      const client = await startClient(t);
      const uri = `file:///project/${name}`;
      await client.open(uri, text, language);
      const found = await client.findings(uri);
      assert.deepEqual(only(found, UNKNOWN_TAG), [text === TERRAFORM ? PLACE : listed(found)[0]]);
      const [first] = found.filter(({ code }) => code === UNKNOWN_TAG);
      const document = TextDocument.create(uri, language, 1, text);
      assert.equal(first && document.getText(first.range), 'npp=reject');
      assert.ok(found.every(({ code }) => !String(code).startsWith('zone/')));
    });
  }

  test('edits are followed, results are told apart, and a closed document is none', async (t) => {
    const client = await startClient(t);
    const uri = 'file:///project/main.tf';
    await client.open(uri, TERRAFORM, 'terraform');
    const { resultId } = (await client.pull(uri)) as { resultId: string };
    assert.equal((await client.pull(uri, resultId)).kind, 'unchanged');
    const at = (line: number, character: number) => ({ line, character });
    await client.change(uri, 2, { range: { start: at(1, 56), end: at(1, 59) }, text: 'np' });
    assert.deepEqual(only(await client.findings(uri), UNKNOWN_TAG), []);
    await client.change(uri, 3, { text: `\r\n${TERRAFORM}` });
    assert.deepEqual(only(await client.findings(uri), UNKNOWN_TAG), [`3:57 ${UNKNOWN_TAG}`]);
    await client.close(uri);
    const report: DocumentDiagnosticReport = await client.pull(uri);
    assert.deepEqual(report, { kind: 'full', items: [] });
  });

  test('findings are fixed within quotes, one by one and all', async (t) => {
    const client = await startClient(t);
    const uri = 'file:///project/main.tf';
    await client.open(uri, TERRAFORM, 'terraform');
    const fix = (await actions(client, uri)).find(({ title }) => title === 'Write np');
    const fixed = TERRAFORM.replace('npp', 'np');
    assert.equal(applied(uri, TERRAFORM, fix), fixed);
    const [all] = await actions(client, uri, ['source.fixAll']);
    const resolved: CodeAction = await client.connection.sendRequest('codeAction/resolve', all);
    assert.match(applied(uri, TERRAFORM, resolved), /; np=reject"\]/);
  });

  test('rules are switched off by the configuration, by folder too', async (t) => {
    const config = { overrides: [{ files: ['modules/**'], rules: { 'dmarc/*': 'off' } }] };
    const folder = folderWith(t, {
      '.hostmaster.json': JSON.stringify({ ...config, rules: { [UNKNOWN_TAG]: 'hint' } }),
    });
    const client = await startClient(t, { folders: [folder.uri()] });
    await client.open(folder.uri('main.tf'), TERRAFORM, 'terraform');
    await client.open(folder.uri('modules/main.tf'), TERRAFORM, 'terraform');
    const [found] = (await client.findings(folder.uri('main.tf'))).filter(({ code }) => code === UNKNOWN_TAG);
    assert.equal(found?.severity, 4);
    assert.deepEqual(await client.findings(folder.uri('modules/main.tf')), []);
    const off = (await actions(client, folder.uri('main.tf'))).find(
      ({ title }) => title === `Disable ${UNKNOWN_TAG} in the configuration`,
    );
    assert.ok(off);
  });

  test('findings are sent to a client that does not ask', async (t) => {
    const client = await startClient(t, { capabilities: {} });
    const sent = createSignal<PublishDiagnosticsParams>();
    client.connection.onNotification('textDocument/publishDiagnostics', sent.send);
    const uri = 'file:///project/main.tf';
    await client.open(uri, TERRAFORM, 'terraform');
    assert.deepEqual(only((await sent.next()).diagnostics, UNKNOWN_TAG), [PLACE]);
    await client.change(uri, 2, { text: '' });
    assert.deepEqual((await sent.next()).diagnostics, []);
    await client.close(uri);
    assert.deepEqual((await sent.next()).diagnostics, []);
  });

  test('a policy of MTA-STS is known by its name', async (t) => {
    const client = await startClient(t);
    const uri = 'file:///project/.well-known/mta-sts.txt';
    const { text, position } = markedText(
      'version: STSv1\nmode: test|\nmx: mail.example.com\nmax_age: 604800\n',
    );
    await client.open(uri, text, 'plaintext');
    assert.deepEqual(only(await client.findings(uri), 'sts/mode-invalid'), ['2:7 sts/mode-invalid']);
    const params = { textDocument: { uri }, position };
    const hover: Hover | null = await client.connection.sendRequest('textDocument/hover', params);
    assert.ok(hover !== null && MarkupContent.is(hover.contents));
    assert.match(hover.contents.value, /mode/);
    const list: CompletionList | null = await client.connection.sendRequest(
      'textDocument/completion',
      params,
    );
    assert.ok(list?.items.some(({ label }) => label === 'testing'));
  });

  test('a policy of MTA-STS is held against the zone that is open', async (t) => {
    const client = await startClient(t);
    const uri = 'file:///project/mta-sts.txt';
    await client.open(
      uri,
      'version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n',
      'plaintext',
    );
    const uncovered = async () => only(await client.findings(uri), 'sts/mx-uncovered').length;
    assert.equal(await uncovered(), 0);
    let asked = client.refreshed();
    const records = ['@ IN MX 10 mail', '@ IN MX 20 backup', '_mta-sts IN TXT "v=STSv1; id=1"'];
    await client.open('file:///project/example.com.zone', zoneText(...records));
    while ((await uncovered()) === 0) {
      await asked;
      asked = client.refreshed();
    }
  });

  test('a record is explained and completed where it stands', async (t) => {
    const client = await startClient(t, { capabilities: PULLS });
    const uri = 'file:///project/zone.yaml';
    const { text, position } = markedText(`a:\n  - 'v=DMARC1; p=reject; |rua=mailto:a@example.com'\n`);
    await client.open(uri, text, 'yaml');
    const params = { textDocument: { uri }, position };
    const hover: Hover | null = await client.connection.sendRequest('textDocument/hover', params);
    assert.deepEqual(hover?.range?.start, position);
    const list: CompletionList | null = await client.connection.sendRequest(
      'textDocument/completion',
      params,
    );
    assert.ok(list?.items.some(({ label }) => label.startsWith('sp')));
  });
});
