import assert from 'node:assert/strict';
import { suite, type TestContext, test } from 'node:test';
import {
  CancellationTokenSource,
  ExecuteCommandRequest,
  ShowMessageNotification,
} from 'vscode-languageserver/node';
import type { InitializationOptions } from '../../server/src/protocol.ts';
import { type LookUpResult, type LookupStateParams, lookUp, lookupState } from '../../server/src/protocol.ts';
import { type Asked, type Behaviour, type DnsServer, startDnsServer } from '../support/dnsServer.ts';
import { type Client, createSignal, listed, startClient } from './client.ts';
import { folderWith } from './folder.ts';
import { zoneText } from './zones.ts';

const URI = 'file:///zones/example.com.zone';
const RECORD = '@ IN TXT "v=spf1 include:_spf.example.net -all"';
const WITHOUT_SPF = '8:18 spf/include-target-none';
const GONE = '8:18 spf/include-nxdomain';

const NET = `$TTL 300
_spf.example.net. TXT "v=spf1 ip4:192.0.2.0/24 -all"
none.example.net. TXT "something else"
`;

interface Session {
  readonly client: Client;
  readonly server: DnsServer;
  /** Resolves with the next state that fulfils the condition. */
  until(condition: (state: LookupStateParams) => boolean): Promise<LookupStateParams>;
  /** Resolves when these are the findings; they are asked for again when the server says so. */
  untilFound(expected: readonly string[], uri?: string): Promise<void>;
}

async function start(
  t: TestContext,
  settings: () => Record<string, unknown> = () => ({}),
  behave?: (asked: Asked) => Behaviour | undefined,
  options: InitializationOptions = {},
  folders: readonly string[] = [],
): Promise<Session> {
  const server = await startDnsServer(NET, behave);
  t.after(() => server.close());
  const client = await startClient(t, {
    folders,
    settings: () => ({ 'dns.resolvers': [server.address], ...settings() }),
    options: { allowsLookups: true, showsLookups: true, ...options },
  });
  const states = createSignal<LookupStateParams>();
  client.connection.onNotification(lookupState, (state: LookupStateParams) => states.send(state));
  return {
    client,
    server,
    async until(condition) {
      for (;;) {
        const state = await states.next();
        if (condition(state)) return state;
      }
    },
    async untilFound(expected, uri = URI) {
      for (;;) {
        const found = listed(await client.findings(uri));
        if (found.join() === expected.join()) return;
        await client.refreshed();
      }
    },
  };
}

const isDone = ({ state }: LookupStateParams) => state === 'done';
const names = ({ asked }: DnsServer) => asked.map(({ name }) => name.toLowerCase());
const request = ({ client }: Session, uri = URI) =>
  client.connection.sendRequest<LookUpResult>(lookUp, { uri });

suite('mail records of an open zone', () => {
  test('are looked up when it is opened and after it was changed', async (t) => {
    const session = await start(t);
    const { client, server, until, untilFound } = session;
    await client.open(URI, zoneText(RECORD.replace('_spf', 'none')));
    const { at, uri, ...state } = await until(isDone);
    assert.deepEqual(state, { state: 'done', records: 1, all: 1, resolver: server.address });
    assert.equal(uri, URI);
    assert.ok(at !== undefined && Math.abs(at - Date.now()) < 60_000);
    await untilFound([WITHOUT_SPF]);
    await client.change(URI, 2, { text: zoneText(RECORD) });
    await until(isDone);
    await untilFound([]);
    await client.change(URI, 3, { text: zoneText(RECORD.replace('_spf', 'gone')) });
    await untilFound([GONE]);
    assert.deepEqual(
      new Set(names(server)),
      new Set(['none.example.net', '_spf.example.net', 'gone.example.net']),
    );
  });

  test('are asked for once, while the answers may be kept', async (t) => {
    const { client, server, until } = await start(t);
    await client.open(URI, zoneText(RECORD));
    await until(isDone);
    await client.change(URI, 2, { text: zoneText(RECORD, 'www IN A 192.0.2.7') });
    await until(isDone);
    assert.deepEqual(names(server), ['_spf.example.net']);
  });

  test('are answered by the zone itself and by the other open ones', async (t) => {
    const { client, server, until, untilFound } = await start(t);
    const other = 'file:///zones/example.net.zone';
    await client.open(other, zoneText('_spf IN TXT "nothing"').replace('example.com', 'example.net'));
    const record = '@ IN TXT "v=spf1 include:_spf.example.net include:_own.example.com -all"';
    await client.open(URI, zoneText(record, '_own IN TXT "v=spf1 -all"'));
    await untilFound([WITHOUT_SPF]);
    const text = zoneText('_spf IN TXT "v=spf1 -all"').replace('example.com', 'example.net');
    await client.change(other, 2, { text });
    await untilFound([]);
    assert.deepEqual(server.asked, []);
    await client.close(other);
    await until(({ resolver }) => resolver === server.address);
    assert.deepEqual(names(server), ['_spf.example.net']);
  });

  test('are looked up on demand where that is set', async (t) => {
    const session = await start(t, () => ({ 'dns.lookups': 'onDemand' }));
    const { client, server, until, untilFound } = session;
    await client.open(URI, zoneText(RECORD.replace('_spf', 'gone')));
    await until(({ state }) => state === 'onDemand');
    await untilFound([]);
    assert.deepEqual(server.asked, []);
    assert.deepEqual(await request(session), {
      text: `example.com.: 1 mail record looked up by asking ${server.address}.`,
      findings: 1,
    });
    await untilFound([GONE]);
    assert.equal(server.asked.length, 1);
    // What was answered before is forgotten.
    await request(session);
    assert.equal(server.asked.length, 2);
  });

  test('are not looked up where that is switched off, and are as soon as it is not', async (t) => {
    let mode = 'off';
    const session = await start(t, () => ({ 'dns.lookups': mode }));
    const { client, server, until, untilFound } = session;
    await client.open(URI, zoneText(RECORD.replace('_spf', 'gone')));
    await until(({ state }) => state === 'off');
    const answer = await request(session);
    assert.match('problem' in answer ? answer.problem : '', /switched off by the setting dns\.lookups/);
    assert.deepEqual(server.asked, []);
    for (const [next, expected] of [
      ['auto', [GONE]],
      ['off', []],
    ] as const) {
      mode = next;
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      await untilFound(expected);
    }
  });

  test('are not looked up in a workspace that is not trusted, whatever it configures', async (t) => {
    const server = await startDnsServer(NET);
    t.after(() => server.close());
    const config = JSON.stringify({ 'dns.lookups': 'auto', 'dns.resolvers': [server.address] });
    const folder = folderWith(t, { '.hostmaster.json': config });
    const session = await start(t, undefined, undefined, { isTrusted: false }, [folder.uri()]);
    const uri = folder.uri('example.com.zone');
    await session.client.open(uri, zoneText(RECORD));
    await session.until(({ state }) => state === 'forbidden');
    const answer = await request(session, uri);
    assert.match('problem' in answer ? answer.problem : '', /not trusted/);
    assert.deepEqual([...server.asked, ...session.server.asked], []);
  });

  test('are looked up by the resolvers of the project', async (t) => {
    const server = await startDnsServer(NET);
    t.after(() => server.close());
    const folder = folderWith(t, { '.hostmaster.json': JSON.stringify({ 'dns.resolvers': [server.url] }) });
    const session = await start(t, undefined, undefined, {}, [folder.uri()]);
    await session.client.open(folder.uri('example.com.zone'), zoneText(RECORD));
    const { resolver } = await session.until(isDone);
    assert.equal(resolver, server.url);
    assert.deepEqual(session.server.asked, []);
  });

  test('say why they could not be looked up', async (t) => {
    const session = await start(t, undefined, () => 'REFUSED');
    await session.client.open(URI, zoneText(RECORD));
    const state = await session.until(({ state }) => state === 'failed');
    assert.equal(state.failures, 1);
    assert.equal(state.reason, `${session.server.address} refuses to answer (REFUSED).`);
    await session.untilFound([]);
  });

  test('are given up at the next change, and on request', async (t) => {
    const session = await start(
      t,
      () => ({ 'dns.timeout': 60 }),
      ({ name }) => (name.toLowerCase().startsWith('gone') ? 'drop' : 'answer'),
    );
    const { client, until } = session;
    await client.open(URI, zoneText(RECORD.replace('_spf', 'gone')));
    await until(({ waiting }) => waiting === 1);
    await client.change(URI, 2, { text: zoneText(RECORD) });
    await until(isDone);
    await client.change(URI, 3, { text: zoneText(RECORD.replace('_spf', 'gone')) });
    await until(({ waiting }) => waiting === 1);
    const cancel = new CancellationTokenSource();
    const answer = client.connection.sendRequest<LookUpResult>(lookUp, { uri: URI }, cancel.token);
    cancel.cancel();
    assert.deepEqual(await answer, { problem: 'Cancelled.' });
  });

  test('are looked up by a command, for editors that have none of their own', async (t) => {
    const { client, untilFound, server } = await start(t, () => ({ 'dns.lookups': 'onDemand' }));
    const shown = createSignal<string>();
    client.connection.onNotification(ShowMessageNotification.type, ({ message }) => shown.send(message));
    await client.open(URI, zoneText(RECORD.replace('_spf', 'gone')));
    const params = { command: 'hostmaster.lookUpRecords', arguments: [URI] };
    await client.connection.sendRequest(ExecuteCommandRequest.type, params);
    assert.equal(await shown.next(), `example.com.: 1 mail record looked up by asking ${server.address}.`);
    await untilFound([GONE]);
  });
});

suite('mail records outside of zones', () => {
  const bare = 'file:///mail/example.spf';
  const program = 'file:///dns/main.tf';
  const open = (session: Session, uri: string, languageId: string, text: string) =>
    session.client.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  const findsGone = async (session: Session, uri: string) => {
    for (;;) {
      const found = await session.client.findings(uri);
      if (found.some(({ code }) => code === 'spf/include-nxdomain')) return found;
      await session.client.refreshed();
    }
  };

  test('are looked up when they are opened and after they were changed', async (t) => {
    const session = await start(t);
    const { client, until } = session;
    await open(session, bare, 'mail-record', 'v=spf1 include:gone.example.net -all\n');
    const { records, resolver } = await until(isDone);
    assert.deepEqual([records, resolver], [1, session.server.address]);
    const [found] = (await findsGone(session, bare)).filter(({ code }) => code === 'spf/include-nxdomain');
    assert.deepEqual(found?.range.start, { line: 0, character: 7 });
    await client.change(bare, 2, { text: 'v=spf1 include:_spf.example.net -all\n' });
    await until(isDone);
    assert.ok(!listed(await client.findings(bare)).some((line) => line.endsWith('spf/include-nxdomain')));
  });

  test('are looked up in programs, where zones at hand answer first', async (t) => {
    const session = await start(t);
    const { client, server, until } = session;
    const text = zoneText('_own IN TXT "v=spf1 -all"');
    await client.open(URI, text);
    await until(({ uri, state }) => uri === URI && state === 'done');
    const record =
      'resource "x" "y" {\n  records = ["v=spf1 include:_own.example.com include:gone.example.net -all"]\n}\n';
    await open(session, program, 'terraform', record);
    await until(({ uri, state }) => uri === program && state === 'done');
    const [found] = (await findsGone(session, program)).filter(({ code }) => code === 'spf/include-nxdomain');
    assert.equal(found?.range.start.line, 1);
    assert.deepEqual(names(server), ['gone.example.net']);
  });

  test('are looked up on demand, and not where that is switched off', async (t) => {
    let mode = 'onDemand';
    const session = await start(t, () => ({ 'dns.lookups': mode }));
    const { client, server, until } = session;
    await open(session, bare, 'mail-record', 'v=spf1 include:gone.example.net -all\n');
    await until(({ state }) => state === 'onDemand');
    assert.deepEqual(server.asked, []);
    assert.deepEqual(await request(session, bare), {
      text: `example.spf: 1 mail record looked up by asking ${server.address}.`,
      findings: 1,
    });
    await findsGone(session, bare);
    mode = 'off';
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await until(({ state }) => state === 'off');
    assert.ok(!listed(await client.findings(bare)).some((line) => line.endsWith('spf/include-nxdomain')));
  });
});
