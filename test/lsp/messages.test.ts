import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { suite, type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  CancellationToken,
  CancellationTokenSource,
  type DefinitionLink,
  type Diagnostic,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type InlayHint,
  type Location,
  type MarkupContent,
  type Position,
} from 'vscode-languageserver/node';
import { root } from '../../scripts/setup/paths.ts';
import type { Analysis } from '../../server/src/lsp/messages/analyser.ts';
import {
  type AnalyseMessageParams,
  type AnalyseMessageResult,
  analyseMessage,
  type MessageMarksParams,
  messageMarks,
} from '../../server/src/protocol.ts';
import { startDnsServer } from '../support/dnsServer.ts';
import { signingKey, signMail } from '../support/signMail.ts';
import { type Client, createSignal, listed, type Options, PULLS, startClient } from './client.ts';
import { folderWith } from './folder.ts';

const SAMPLE = readFileSync(`${root}/samples/messages/mailing-list.eml`, 'utf8');
const EML = 'untitled:message.eml';

async function opened(t: TestContext, text: string, options: Options = {}): Promise<Client> {
  const client = await startClient(t, options);
  await client.open(EML, text, 'eml');
  return client;
}

function ask<T>({ connection }: Client, method: string, more: object = {}, uri = EML): Promise<T> {
  return connection.sendRequest<T>(`textDocument/${method}`, { textDocument: { uri }, ...more });
}

async function hints(client: Client, uri = EML): Promise<string[]> {
  const range = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };
  const found = await ask<InlayHint[]>(client, 'inlayHint', { range }, uri);
  return found
    .sort((a, b) => a.position.line - b.position.line)
    .map(({ position: { line, character }, label }) => `${line}:${character} ${label}`);
}

function explain(
  { connection }: Client,
  params: AnalyseMessageParams,
  token = CancellationToken.None,
): Promise<AnalyseMessageResult<Analysis>> {
  return connection.sendRequest(analyseMessage, params, token);
}

/** What is said of a message; fails where nothing is. */
function said(result: AnalyseMessageResult<Analysis>) {
  if ('problem' in result) throw new Error(result.problem);
  return result;
}

/** Inserts a text before everything else. */
const atTop = (text: string) => ({
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  text,
});

const SAMPLE_HINTS = [
  '0:12 SPF not checked',
  '1:9 hop 3 · +33 s · TLSv1.3 · came in here',
  '5:23 by the receiver',
  '9:9 hop 2 · +4 s · TLSv1.3 · may be made up',
  '13:9 hop 1 · may be made up',
  '16:15 ✕ fail: the body was changed · aligned',
  '25:5 DMARC not checked',
];

const SAMPLE_FINDINGS = [
  '2:1 received/boundary',
  '2:1 received/for-clause',
  '14:1 received/authenticated',
  '17:1 dkim/unsigned-fields',
  '17:1 dkim/not-oversigned',
];

suite('findings in an open message', () => {
  test('are shown where they are, with what is documented of them', async (t) => {
    const client = await opened(t, SAMPLE);
    const found = await client.findings(EML);
    assert.deepEqual(listed(found), SAMPLE_FINDINGS);
    const [first] = found;
    assert.equal(first?.range.end.character, 'Received'.length);
    assert.match(first?.codeDescription?.href ?? '', /docs\/MESSAGE-FINDINGS\.md#received-boundary$/);
  });

  test('are not told again while nothing has changed', async (t) => {
    const client = await opened(t, SAMPLE);
    const { resultId } = await client.pull(EML);
    assert.equal((await client.pull(EML, resultId)).kind, 'unchanged');
  });

  test('are those of the text as it is', async (t) => {
    const client = await opened(t, SAMPLE);
    const { resultId } = await client.pull(EML);
    await client.change(EML, 2, atTop('X-Note: one\nX-Note: two\n'));
    const report = await client.pull(EML, resultId);
    assert.ok(report.kind === 'full');
    assert.deepEqual(listed(report.items)[0], '4:1 received/boundary');
  });

  test('have the levels that the settings give them, and are no more than are wanted', async (t) => {
    let settings: object = { rules: { 'received/*': 'off', 'dkim/unsigned-fields': 'error' } };
    const client = await opened(t, SAMPLE, { settings: () => settings });
    const found = await client.findings(EML);
    assert.deepEqual(listed(found), ['17:1 dkim/unsigned-fields', '17:1 dkim/not-oversigned']);
    assert.equal(found[0]?.severity, 1);
    settings = { maxFindings: 2 };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.refreshed();
    const fewer = await client.findings(EML);
    assert.equal(fewer.length, 3);
    assert.match(String(fewer[2]?.message), /^3 more findings are not shown/);
  });

  test('are sent to clients that cannot ask', async (t) => {
    const client = await startClient(t, { capabilities: { ...PULLS, textDocument: {} } });
    const published = createSignal<readonly Diagnostic[]>();
    client.connection.onNotification('textDocument/publishDiagnostics', ({ diagnostics }) =>
      published.send(diagnostics),
    );
    await client.open(EML, SAMPLE, 'mail');
    assert.deepEqual(listed(await published.next()), SAMPLE_FINDINGS);
    await client.close(EML);
    assert.deepEqual(await published.next(), []);
  });
});

suite('hints in an open message', () => {
  test('tell what came of the checks', async (t) => {
    assert.deepEqual(await hints(await opened(t, SAMPLE)), SAMPLE_HINTS);
  });

  test('are those of the text after many changes', async (t) => {
    const client = await opened(t, SAMPLE);
    await hints(client);
    for (let version = 2; version < 40; version++) await client.change(EML, version, atTop('X-Note: x\n'));
    await client.change(EML, 40, { text: SAMPLE.replace(/^Return-Path.*\r?\n/, '') });
    const expected = SAMPLE_HINTS.slice(1).map((hint) =>
      hint.replace(/^\d+/, (line) => `${Number(line) - 1}`),
    );
    assert.deepEqual(await hints(client), expected);
  });

  test('can be switched off, and heed the hosts that are set as own', async (t) => {
    let settings: object = { 'inlayHints.messages': false };
    const client = await opened(t, SAMPLE, { settings: () => settings });
    assert.deepEqual(await hints(client), []);
    settings = { 'messages.ownHosts': ['example.net', 'lists.example.org'] };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.refreshed();
    const found = await hints(client);
    assert.equal(found[1], '1:9 hop 3 · +33 s · TLSv1.3');
    assert.equal(found[3], '9:9 hop 2 · +4 s · TLSv1.3 · came in here');
  });
});

suite('an open message', () => {
  test('is explained on hovering, in the form that the client reads', async (t) => {
    const markdown = {
      textDocument: { ...PULLS.textDocument, hover: { contentFormat: ['markdown' as const] } },
    };
    for (const [capabilities, expected] of [
      [
        PULLS,
        /^d= The domain that vouches for the message\.[\s\S]*\nThe key is at mail2026\._domainkey\.example\.com\.$/,
      ],
      [
        markdown,
        /^\*\*d=\*\* The domain[\s\S]*\[RFC 6376 §3\.5\]\(https:[\s\S]*`mail2026\._domainkey\.example\.com`/,
      ],
    ] as const) {
      const client = await opened(t, SAMPLE, { capabilities });
      const { contents } = await ask<Hover>(client, 'hover', { position: { line: 16, character: 55 } });
      assert.match((contents as MarkupContent).value, expected);
    }
  });

  test('folds, and has an outline', async (t) => {
    const client = await opened(t, SAMPLE, {
      capabilities: {
        ...PULLS,
        textDocument: { ...PULLS.textDocument, documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
      },
    });
    const folds = await ask<FoldingRange[]>(client, 'foldingRange');
    assert.deepEqual(folds[0], { startLine: 0, endLine: 36, kind: 'region' });
    const [header, body] = await ask<DocumentSymbol[]>(client, 'documentSymbol');
    assert.equal(header?.children?.length, 18);
    assert.equal(header?.children?.[1]?.name, 'Hop 3: mx.example.net');
    assert.equal(body?.name, 'text/plain');
  });

  test('leads from the names that are signed to their fields', async (t) => {
    const position: Position = { line: 18, character: 3 };
    const plain = await opened(t, SAMPLE);
    const [location] = await ask<Location[]>(plain, 'definition', { position });
    assert.equal(location?.range.start.line, 27);
    const linking = await opened(t, SAMPLE, {
      capabilities: { ...PULLS, textDocument: { ...PULLS.textDocument, definition: { linkSupport: true } } },
    });
    const [link] = await ask<DefinitionLink[]>(linking, 'definition', { position });
    assert.deepEqual(link?.originSelectionRange, {
      start: { line: 18, character: 1 },
      end: { line: 18, character: 8 },
    });
    assert.equal(link?.targetRange.start.line, 27);
  });

  test('is no zone and holds no mail records: nothing is completed, changed or looked for there', async (t) => {
    const client = await opened(t, SAMPLE);
    const position = { line: 0, character: 0 };
    const options = { tabSize: 4, insertSpaces: true };
    assert.equal(await ask(client, 'completion', { position }), null);
    assert.deepEqual((await ask<unknown[] | null>(client, 'formatting', { options })) ?? [], []);
    assert.equal(await ask(client, 'references', { position, context: {} }), null);
    assert.deepEqual((await ask<unknown[] | null>(client, 'documentLink')) ?? [], []);
    assert.deepEqual((await ask<unknown[] | null>(client, 'codeLens')) ?? [], []);
  });

  test('that is large holds up nothing', async (t) => {
    const fields = Array.from({ length: 10_000 }, (_, i) => `X-Field-${i}: ${i}\n`).join('');
    const body = `${'A'.repeat(76)}\n`.repeat(100_000);
    const client = await startClient(t);
    const zone = 'untitled:example.zone';
    await client.open(zone, '$ORIGIN example.com.\n$TTL 1h\n@ SOA ns1 hostmaster 1 1h 1h 1w 1h\n');
    await client.open(EML, `${fields}From: ann@example.com\n\n${body}`, 'eml');
    const order: string[] = [];
    const isSlow = client.findings(EML).then(() => order.push('message'));
    const isFast = client.findings(zone).then(() => order.push('zone'));
    await Promise.all([isSlow, isFast]);
    assert.deepEqual(order, ['zone', 'message']);
    await client.change(EML, 2, atTop('X-Note: x\n'));
    const found = await ask<FoldingRange[]>(client, 'foldingRange');
    assert.deepEqual(found[0], { startLine: 0, endLine: 10_001, kind: 'region' });
  });
});

suite('the explanation of a message', () => {
  test('tells which lines are marked, for the text as it is', async (t) => {
    const client = await startClient(t, { options: { marksMessages: true } });
    const told = new Promise<MessageMarksParams>((resolve) =>
      client.connection.onNotification(messageMarks, resolve),
    );
    await client.open(EML, SAMPLE, 'eml');
    assert.deepEqual(await told, {
      uri: EML,
      version: 1,
      marks: [
        { from: 1, to: 4, kind: 'boundary' },
        { from: 16, to: 24, kind: 'bad' },
      ],
    });
  });

  test('says why where there is no message', async (t) => {
    const client = await startClient(t);
    for (const text of ['', 'Hello Bob,\nthis is no header.\n']) {
      const result = await explain(client, { source: { text }, asksDns: false });
      assert.match('problem' in result ? result.problem : '', /^This is no message: /);
    }
  });

  test('is one for its document and for a panel', async (t) => {
    const client = await opened(t, SAMPLE);
    const first = said(await explain(client, { source: { uri: EML }, asksDns: false }));
    const second = said(await explain(client, { source: { uri: EML }, asksDns: false }));
    assert.equal(first.at, second.at);
    assert.equal(first.analysis.report.hops.length, 3);
    await client.close(EML);
    assert.ok('problem' in (await explain(client, { source: { uri: EML }, asksDns: false })));
  });

  test('is of the octets on disk, where the document shows them as they are', async (t) => {
    const key = signingKey('example.com', 'mail', 1024);
    const head =
      'From: ann@example.com\r\nTo: bob@example.net\r\nSubject: x\r\nDate: Fri, 20 Nov 2026 08:12:03 +0000\r\n\r\n';
    const signed = await signMail(`${head}Gr\xfc\xdfe\r\n`, key);
    const folder = folderWith(t);
    const uri = folder.uri('message.eml');
    writeFileSync(fileURLToPath(uri), Buffer.from(signed, 'latin1'));
    const client = await startClient(t);
    await client.open(uri, Buffer.from(signed, 'latin1').toString('utf8').replaceAll('\r\n', '\n'), 'eml');
    const hashOf = async () =>
      said(await explain(client, { source: { uri }, asksDns: false })).analysis.report.dkim[0]?.bodyHash;
    assert.equal(await hashOf(), 'match');
    const end = { line: 100, character: 0 };
    await client.change(uri, 2, { range: { start: end, end }, text: 'more\n' });
    assert.equal(await hashOf(), 'mismatch');
  });

  test('asks DNS only when it is told to, and keeps the answers until the text changes', async (t) => {
    const key = signingKey('example.com', 'mail', 1024);
    const text = await signMail(
      'From: ann@example.com\r\nTo: bob@example.net\r\nSubject: x\r\nDate: Fri, 20 Nov 2026 08:12:03 +0000\r\nMessage-ID: <1@example.com>\r\n\r\ntext\r\n',
      key,
    );
    const server = await startDnsServer({
      'mail._domainkey.example.com': [{ TXT: key.record }],
      '_dmarc.example.com': [{ TXT: 'v=DMARC1; p=reject' }],
    });
    t.after(() => server.close());
    const client = await opened(t, text, {
      settings: () => ({ 'dns.resolvers': [server.address] }),
      options: { allowsLookups: true },
    });
    const verdicts = async () =>
      (await hints(client))
        .map((hint) => hint.replace(/^\S+ /, ''))
        .filter((hint) => !hint.startsWith('hop'));
    assert.deepEqual(await verdicts(), ['not checked · aligned', 'DMARC not checked']);
    assert.equal(server.asked.length, 0);

    const asked = said(await explain(client, { source: { uri: EML }, asksDns: true }));
    assert.equal(asked.lookups.state, 'asked');
    assert.deepEqual(await verdicts(), ['✓ pass · aligned', 'DMARC ✓ pass · by DKIM']);
    const again = said(await explain(client, { source: { uri: EML }, asksDns: false }));
    assert.equal(again.at, asked.at);

    const count = server.asked.length;
    await client.change(EML, 2, atTop('X-Note: x\r\n'));
    assert.deepEqual(await verdicts(), ['not checked · aligned', 'DMARC not checked']);
    assert.equal(server.asked.length, count);
  });

  test('is there without DNS when asking was given up', async (t) => {
    const waits = createSignal<void>();
    const server = await startDnsServer('$TTL 300\n@ TXT x\n', () => {
      waits.send();
      return 'drop';
    });
    t.after(() => server.close());
    const client = await opened(t, SAMPLE, {
      settings: () => ({ 'dns.resolvers': [server.address] }),
      options: { allowsLookups: true },
    });
    const source = new CancellationTokenSource();
    const asking = explain(client, { source: { uri: EML }, asksDns: true }, source.token);
    await waits.next();
    source.cancel();
    assert.ok('problem' in (await asking));
    assert.deepEqual(await hints(client), SAMPLE_HINTS);
  });
});

suite('clients that leave documents to the server', () => {
  test('are told what it does for messages', async (t) => {
    const dynamic = { dynamicRegistration: true };
    const client = await startClient(t, {
      capabilities: {
        ...PULLS,
        textDocument: {
          ...PULLS.textDocument,
          synchronization: dynamic,
          diagnostic: dynamic,
          hover: dynamic,
          inlayHint: dynamic,
          foldingRange: dynamic,
          definition: dynamic,
          documentSymbol: dynamic,
        },
      },
      options: { messageDocuments: [{ language: 'eml', scheme: 'file' }] },
    });
    await client.watching((registered) => {
      if (!registered.includes('"eml"')) return false;
      const { registrations } = JSON.parse(registered) as { registrations: { method: string }[] };
      assert.deepEqual(registrations.map(({ method }) => method.replace('textDocument/', '')).sort(), [
        'definition',
        'diagnostic',
        'didChange',
        'didClose',
        'didOpen',
        'documentSymbol',
        'foldingRange',
        'hover',
        'inlayHint',
      ]);
      return true;
    });
  });
});
