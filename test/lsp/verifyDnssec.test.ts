import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import {
  CancellationTokenSource,
  ExecuteCommandRequest,
  PublishDiagnosticsNotification,
  ShowMessageNotification,
  WorkDoneProgress,
} from 'vscode-languageserver/node';
import { root } from '../../scripts/setup/paths.ts';
import {
  type CheckWorkspaceResult,
  checkWorkspace,
  type VerifyDnssecResult,
  verifyDnssec,
} from '../../server/src/protocol.ts';
import { type Client, createSignal, listed, PULLS, startClient } from './client.ts';
import { folderWith } from './folder.ts';

const URI = 'file:///zones/signed.example.zone';
/** Signed until 2037. */
const GOOD = readFileSync(`${root}/test/fixtures/zones/good/signed-nsec3-ldns.zone`, 'utf8');
const CHANGED = GOOD.replace('192.0.2.25', '192.0.2.26');

/** Waits until the findings are these; they are asked for again when the server says so. */
async function untilFound(client: Client, uri: string, expected: readonly string[]): Promise<void> {
  for (;;) {
    const found = listed(await client.findings(uri)).map((line) => line.split(' ')[1] ?? '');
    const verified = found.filter((rule) => /^zone\/(rrsig|nsec|dnssec-signature|zonemd)/.test(rule));
    if (JSON.stringify(verified) === JSON.stringify(expected)) return;
    await client.refreshed();
  }
}

const verify = (client: Client, uri = URI) =>
  client.connection.sendRequest<VerifyDnssecResult>(verifyDnssec, { uri });

suite('signed zones in an editor', () => {
  test('are verified when they are opened and after edits', async (t) => {
    const client = await startClient(t);
    await client.open(URI, CHANGED);
    await untilFound(client, URI, ['zone/dnssec-signature']);
    const line = CHANGED.split('\n').findIndex((text) => text.includes('192.0.2.26'));
    const character = (CHANGED.split('\n')[line] ?? '').indexOf('192.0.2.26') + 9;
    const at = { start: { line, character }, end: { line, character: character + 1 } };
    await client.change(URI, 2, { range: at, text: '5' });
    await untilFound(client, URI, []);
    await client.change(URI, 3, { range: at, text: '7' });
    await untilFound(client, URI, ['zone/dnssec-signature']);
  });

  test('are not verified where that is switched off, but on demand', async (t) => {
    const client = await startClient(t, { settings: () => ({ dnssec: 'off' }) });
    await client.open(URI, CHANGED);
    await untilFound(client, URI, []);
    assert.deepEqual(await verify(client), {
      text: 'signed.example.: 26 signatures verified; 1 finding.',
      findings: 1,
    });
    await untilFound(client, URI, ['zone/dnssec-signature']);
  });

  test('are verified as long as the setting says so', async (t) => {
    let dnssec = 'auto';
    const client = await startClient(t, { settings: () => ({ dnssec }) });
    await client.open(URI, CHANGED);
    await untilFound(client, URI, ['zone/dnssec-signature']);
    for (const setting of ['off', 'on', 'off']) {
      dnssec = setting;
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      await untilFound(client, URI, setting === 'off' ? [] : ['zone/dnssec-signature']);
    }
  });

  test('are verified for clients that are sent their findings', async (t) => {
    const client = await startClient(t, { capabilities: {} });
    const sent = createSignal<readonly string[]>();
    client.connection.onNotification(PublishDiagnosticsNotification.type, ({ diagnostics }) =>
      sent.send(listed(diagnostics)),
    );
    await client.open(URI, CHANGED);
    while (!(await sent.next()).some((line) => line.endsWith('zone/dnssec-signature')));
  });

  test('are verified in a check of the workspace', async (t) => {
    const folder = folderWith(t, { 'signed.example.zone': CHANGED });
    const client = await startClient(t, { folders: [folder.uri()] });
    const { files } = await client.connection.sendRequest<CheckWorkspaceResult<{ code: string }>>(
      checkWorkspace,
      {},
    );
    const [file] = files;
    assert.equal(file?.uri, folder.uri('signed.example.zone'));
    assert.ok(file?.diagnostics.some(({ code }) => code === 'zone/dnssec-signature'));
  });
});

suite('verification on demand', () => {
  test('says what came of it', async (t) => {
    const client = await startClient(t);
    const answerTo = async (text: string) => {
      await client.open(URI, text);
      const answer = await verify(client);
      await client.close(URI);
      return answer;
    };
    assert.deepEqual(await verify(client), { problem: 'The zone file is not open.' });
    assert.deepEqual(await answerTo(GOOD), {
      text: 'signed.example.: 26 signatures verified; nothing is wrong.',
      findings: 0,
    });
    assert.match(
      JSON.stringify(await answerTo('@ A 192.0.2.1\n')),
      /problem.*neither signatures nor a digest/,
    );
  });

  test('is a command for editors that have none of their own', async (t) => {
    const client = await startClient(t, { capabilities: PULLS });
    const shown = createSignal<string>();
    client.connection.onNotification(ShowMessageNotification.type, ({ message }) => shown.send(message));
    await client.open(URI, GOOD);
    const command = 'hostmaster.verifySignatures';
    await client.connection.sendRequest(ExecuteCommandRequest.type, { command, arguments: [URI] });
    assert.equal(await shown.next(), 'signed.example.: 26 signatures verified; nothing is wrong.');
  });

  test('tells how far it is, and can be cancelled', async (t) => {
    const client = await startClient(t, { settings: () => ({ dnssec: 'off' }) });
    const signature = GOOD.split('\n').find((line) => /^mail\.\S+\s.*RRSIG\sA /.test(line)) ?? '';
    const many = Array.from({ length: 20_000 }, (_, i) => [
      `h${i}.signed.example. 3600 IN A 192.0.2.25`,
      signature.replace(/^mail/, `h${i}`),
    ]).flat();
    await client.open(URI, `${GOOD}${many.join('\n')}\n`);
    await client.findings(URI);
    const cancel = new CancellationTokenSource();
    const percentages: number[] = [];
    client.connection.onProgress(WorkDoneProgress.type, 'token', (value) => {
      if (value.kind !== 'report') return;
      percentages.push(value.percentage ?? 0);
      if (percentages.length === 3) cancel.cancel();
    });
    const params = { uri: URI, workDoneToken: 'token' };
    const answer = await client.connection.sendRequest<VerifyDnssecResult>(
      verifyDnssec,
      params,
      cancel.token,
    );
    assert.deepEqual(answer, { problem: 'Cancelled.' });
    assert.deepEqual(percentages.slice(0, 3), [1, 2, 3]);
    // What is asked next is answered as ever.
    await client.findings(URI);
  });
});

test('DS records of an open zone are held against the keys of another one', async (t) => {
  const head = `$TTL 1h
@ SOA ns1.example.net. hostmaster.example.com. 2026112401 4h 1h 2w 1h
@ NS ns1.example.net.
@ NS ns2.example.net.
`;
  const parent = 'file:///zones/example.com.zone';
  const child = 'file:///zones/branch.example.com.zone';
  const digest = '0EF0B6B2CE957DE364639A018AE08774D8D9360C0B0C5EF47F4A50405D9963FE';
  const client = await startClient(t);
  await client.open(
    parent,
    `${head}branch NS ns1.example.net.\nbranch NS ns2.example.net.\nbranch DS 47674 15 2 ${digest}\n`,
  );
  const untilFoundInParent = async (expected: readonly string[]) => {
    for (;;) {
      const found = await client.findings(parent);
      if (JSON.stringify(listed(found)) === JSON.stringify(expected)) return found;
      await client.refreshed();
    }
  };
  await untilFoundInParent([]);
  const key = '@ DNSKEY 257 3 15 rZY++wc3/e3uqAJh4VHFDhnF60XVLvuxcNsNUpyhPE4=\n';
  await client.open(child, head + key.replace('PE4=', 'PE8='));
  const [found] = await untilFoundInParent(['7:8 zone/ds-dnskey-mismatch']);
  assert.deepEqual(
    found?.relatedInformation?.map(({ location }) => [location.uri, location.range.start.line]),
    [[child, 4]],
  );
  const at = { line: 4, character: 60 };
  await client.change(child, 2, { range: { start: at, end: { line: 4, character: 61 } }, text: '4' });
  await untilFoundInParent([]);
});
