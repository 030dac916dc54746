import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  ApplyWorkspaceEditRequest,
  type CodeLens,
  CodeLensRequest,
  ExecuteCommandRequest,
  ShowMessageNotification,
  ShowMessageRequest,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { nextSerial } from '../../server/src/engine/editing/serial.ts';
import { type SerialChoicesResult, serialChoices, setSerial } from '../../server/src/protocol.ts';
import { type Client, createSignal, startClient } from './client.ts';
import { zoneText } from './zones.ts';

const uri = 'untitled:serial.zone';

/** A zone with another serial number. */
const zoneWith = (serial: number) => zoneText().replace('2026112401', String(serial));

const lenses = async (client: Client): Promise<readonly CodeLens[]> =>
  (await client.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) ?? [];

const titles = (found: readonly CodeLens[]) => found.map(({ command }) => command?.title);

/** Takes the edits that the server asks for. */
function takesEdits(client: Client) {
  const edits = createSignal<string>();
  client.connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
    edits.send(listed(edit));
    return { applied: true };
  });
  return edits;
}

/** Edits as short lines, from 1: `3:28-3:38 2026112402`. */
function listed({ documentChanges = [] }: WorkspaceEdit): string {
  return documentChanges
    .flatMap((change) => ('edits' in change ? change.edits : []))
    .map((edit) => {
      const { start, end } = 'range' in edit ? edit.range : { start: undefined, end: undefined };
      const at = (place: typeof start) => (place ? `${place.line + 1}:${place.character + 1}` : '?');
      return `${at(start)}-${at(end)} ${'newText' in edit ? edit.newText : '?'}`;
    })
    .join(', ');
}

suite('above the SOA record', () => {
  test('stand the serial number in words and what it is raised to', async (t) => {
    const client = await startClient(t);
    await client.open(uri, zoneWith(2020112307));
    const [lens, ...others] = await lenses(client);
    const today = nextSerial(2020112307, 'date', Date.now()).serial;
    assert.deepEqual(titles([lens as CodeLens]), [
      `Serial 2020112307 · 23 Nov 2020, 7th change · Bump to ${today}`,
    ]);
    assert.deepEqual(others, []);
    assert.equal(lens?.range.start.line, 2);
    const edits = takesEdits(client);
    const { command = '', arguments: args = [] } = lens.command ?? {};
    await client.connection.sendRequest(ExecuteCommandRequest.type, { command, arguments: args });
    assert.equal(await edits.next(), `3:25-3:35 ${today}`);
  });

  test('stands one for each form where the number does not tell', async (t) => {
    const client = await startClient(t);
    await client.open(uri, zoneWith(1));
    const today = nextSerial(1, 'date', Date.now()).serial;
    const [said, date, counter, epoch] = titles(await lenses(client));
    assert.deepEqual(
      [said, date, counter],
      ['Serial 1', `Bump to ${today} (date and change, YYYYMMDDnn)`, 'Bump to 2 (counter)'],
    );
    assert.match(epoch ?? '', /^Bump to 1\d{9} \(seconds since 1970\)$/);
  });

  test('stands nothing in a file without one', async (t) => {
    const client = await startClient(t);
    await client.open(uri, 'www A 192.0.2.1\n');
    assert.deepEqual(await lenses(client), []);
  });
});

suite('raising the serial number', () => {
  test('is refused when the number has changed since it was shown', async (t) => {
    const client = await startClient(t);
    await client.open(uri, zoneWith(5));
    const messages = createSignal<string>();
    client.connection.onNotification(ShowMessageNotification.type, ({ message }) => messages.send(message));
    await client.connection.sendRequest(ExecuteCommandRequest.type, {
      command: 'hostmaster.setSerial',
      arguments: [uri, 4, 5],
    });
    assert.match(await messages.next(), /it is 5 now, not 4/);
  });

  test('asks for the form where the number does not tell, in editors that only run the command', async (t) => {
    const client = await startClient(t);
    await client.open(uri, zoneWith(1));
    const edits = takesEdits(client);
    client.connection.onRequest(
      ShowMessageRequest.type,
      ({ actions = [] }) => actions.find(({ title }) => /counter/.test(title)) ?? null,
    );
    const command = { command: 'hostmaster.setSerial', arguments: [uri] };
    await client.connection.sendRequest(ExecuteCommandRequest.type, command);
    assert.equal(await edits.next(), '3:25-3:26 2');
  });

  test('tells an editor what may follow, and sets what its user chose', async (t) => {
    const client = await startClient(t);
    const far = 2036010101;
    await client.open(uri, zoneWith(far));
    const found: SerialChoicesResult = await client.connection.sendRequest(serialChoices, { uri });
    assert.ok('choices' in found);
    assert.equal(found.text, 'Serial 2036010101 · 1 Jan 2036, 1st change');
    const [on, back] = found.choices;
    assert.equal(on?.serial, far + 1);
    assert.match(on?.note ?? '', /in the future/);
    assert.match(back?.note ?? '', /on the way there/);
    const edits = takesEdits(client);
    assert.deepEqual(await client.connection.sendRequest(setSerial, { uri, from: far, to: far + 1 }), {});
    assert.equal(await edits.next(), `3:25-3:35 ${far + 1}`);
  });

  test('changes both SOA records of a zone transfer', async (t) => {
    const client = await startClient(t);
    const soa = '@ IN SOA ns1 hostmaster 7 7200 3600 1209600 3600';
    await client.open(uri, `$ORIGIN example.com.\n$TTL 3600\n${soa}\n@ IN NS ns1.example.net.\n${soa}\n`);
    const edits = takesEdits(client);
    await client.connection.sendRequest(ExecuteCommandRequest.type, {
      command: 'hostmaster.setSerial',
      arguments: [uri],
    });
    assert.equal(await edits.next(), '3:25-3:26 8, 5:25-5:26 8');
  });

  test('says why there is none', async (t) => {
    const client = await startClient(t);
    await client.open(uri, 'www A 192.0.2.1\n');
    assert.deepEqual(await client.connection.sendRequest(serialChoices, { uri }), {
      problem: 'The file has no SOA record whose serial number can be read.',
    });
  });
});
