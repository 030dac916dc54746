import assert from 'node:assert/strict';
import { suite, type TestContext, test } from 'node:test';
import { type CodeAction, CodeActionTriggerKind } from 'vscode-languageserver/node';
import { type FlattenSpfResult, flattenSpf, flattenSpfRecord } from '../../server/src/protocol.ts';
import { startDnsServer } from '../support/dnsServer.ts';
import { applyFileEdits } from '../support/fileEdits.ts';
import { type Client, startClient } from './client.ts';
import { zoneText } from './zones.ts';

const URI = 'file:///zones/example.com.zone';
const SPF = 'v=spf1 include:_spf.example.net include:other.example.net ~all';
const TEXT = zoneText(`@ 300 IN TXT "${SPF}" ; who sends`, '@ IN TXT "other"');

/** An SPF tree that takes eleven lookups, with networks that take more than one record. */
const NET = [
  '$TTL 300',
  `_spf.example.net. TXT "v=spf1 ${Array.from({ length: 7 }, (_, i) => `include:${i}.example.net`).join(' ')} ~all"`,
  ...Array.from(
    { length: 7 },
    (_, i) =>
      `${i}.example.net. TXT "v=spf1 -ip4:198.51.${i}.9 ${Array.from({ length: 5 }, (_, j) => `ip4:198.51.${i}.${j * 16}/29`).join(' ')} ~all"`,
  ),
  'other.example.net. TXT "v=spf1 include:macro.example.net ip4:192.0.2.0/25 ~all"',
  'macro.example.net. TXT "v=spf1 exists:%{i}._spf.example.net ~all"',
].join('\n');

async function opened(t: TestContext, text = TEXT, net = NET): Promise<Client> {
  const server = await startDnsServer(net);
  t.after(() => server.close());
  const client = await startClient(t, {
    settings: () => ({ 'dns.resolvers': [server.address], 'dns.lookups': 'onDemand' }),
    options: { allowsLookups: true, flattensSpf: true },
  });
  await client.open(URI, text);
  return client;
}

async function flattened(client: Client, line: number, character = 30, only = false) {
  const params = { uri: URI, position: { line, character }, only };
  const result = await client.connection.sendRequest<FlattenSpfResult>(flattenSpf, params);
  assert.ok(!('problem' in result) && result.offers.length > 0, JSON.stringify(result));
  return result;
}

/** The zone with an offer taken. */
function taken({ offers }: Awaited<ReturnType<typeof flattened>>, title: RegExp, text = TEXT): string {
  const offer = offers.find((each) => title.test(each.title));
  assert.ok(offer, offers.map((each) => each.title).join());
  assert.deepEqual(
    offer.changes.map(({ uri, version }) => [uri, version]),
    [[URI, 1]],
  );
  const edits = offer.changes.flatMap(({ uri, edits: own }) => own.map((edit) => ({ uri, ...edit })));
  return applyFileEdits({ [URI]: text }, edits)[URI] ?? '';
}

suite('flattening an SPF record in the editor', () => {
  test('shows records with fewer lookups, what was done, and what was proven', async (t) => {
    const result = await flattened(await opened(t), 7);
    assert.equal(result.owner, 'example.com');
    assert.equal(result.isRefresh, false);
    assert.deepEqual(
      result.offers.map(({ title, measure }) => `${title}: ${measure.replace(/\d+ octets/, '… octets')}`),
      [
        'Flatten as little as brings it to ten lookups: 11 → 10 lookups, … octets',
        'Flatten all that can be flattened: 11 → 3 lookups, … octets in 2 records',
      ],
    );
    const [minimal, full] = result.offers;
    assert.match(minimal?.steps.join() ?? '', /^include:other\.example\.net: 1 network takes its place/);
    assert.match(full?.proof ?? '', /Proven: .* for all \d+ IPv4 and \d+ IPv6 addresses/);
    assert.match(full?.proof ?? '', /each outcome: exists:%\{i\}\._spf\.example\.net\./);
    assert.match(full?.warnings.join() ?? '', /a copy of addresses of others/);
  });

  test('changes the record, says in a comment what it was, and adds what it needs', async (t) => {
    const lines = taken(await flattened(await opened(t), 7), /all/).split('\n');
    assert.match(
      lines[7] ?? '',
      /^; flattened from "v=spf1 include:_spf\.example\.net .* ~all" on \d{4}-\d\d-\d\d, hash [0-9a-f]{8}$/,
    );
    assert.match(lines[8] ?? '', /^@ 300 IN TXT "v=spf1 .*include:_spf1\.example\.com.* ~all" ; who sends$/);
    assert.match(lines[9] ?? '', /^_spf1 300 IN TXT \( "v=spf1 ip4:.* "$/);
    assert.match(lines[10] ?? '', /^ {18,}"ip4:.* -all" \)$/);
    assert.equal(lines[11], '@ IN TXT "other"');
  });

  test('makes a flattened record again from what it was', async (t) => {
    const before = taken(await flattened(await opened(t), 7), /all/);
    const changed = NET.replace('192.0.2.0/25', '192.0.2.0/24');
    const result = await flattened(await opened(t, before, changed), 8);
    assert.equal(result.isRefresh, true);
    const after = taken(result, /all/, before);
    assert.match(after, /ip4:192\.0\.2\.0\/24/);
    assert.equal(after.match(/_spf1 300 IN TXT/g)?.length, 1);
    assert.equal(after.match(/; flattened from "v=spf1 include:_spf/g)?.length, 1);
  });

  test('is offered for the record and the include at the cursor, where it is asked for', async (t) => {
    const client = await opened(t);
    const ask = (character: number, triggerKind: CodeActionTriggerKind, line = 7) => {
      const at = { line, character };
      const params = {
        textDocument: { uri: URI },
        range: { start: at, end: at },
        context: { diagnostics: [], triggerKind },
      };
      return client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', params);
    };
    const titles = (actions: CodeAction[]) =>
      actions.filter(({ command }) => command?.command === flattenSpfRecord).map(({ title }) => title);
    const character = TEXT.split('\n')[7]?.indexOf('other.example') ?? 0;
    assert.deepEqual(titles(await ask(character, CodeActionTriggerKind.Invoked)), [
      'Flatten this SPF record…',
      'Flatten include:other.example.net…',
    ]);
    assert.deepEqual(titles(await ask(1, CodeActionTriggerKind.Invoked)), ['Flatten this SPF record…']);
    assert.deepEqual(titles(await ask(1, CodeActionTriggerKind.Automatic)), []);
    assert.deepEqual(titles(await ask(1, CodeActionTriggerKind.Invoked, 8)), []);
    const one = await flattened(client, 7, character, true);
    assert.match(
      taken(one, /this include/),
      /"v=spf1 include:_spf\.example\.net include:macro\.example\.net ip4:192\.0\.2\.0\/25 ~all"/,
    );
  });

  test('is a quick fix where there are too many lookups', async (t) => {
    const client = await opened(t);
    const at = { line: 7, character: 14 };
    const range = { start: at, end: at };
    const finding = { range, code: 'spf/lookup-limit', message: 'This record takes 11 DNS lookups.' };
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: URI },
      range,
      context: { diagnostics: [finding], triggerKind: CodeActionTriggerKind.Automatic },
    });
    const own = actions.filter(({ command }) => command?.command === flattenSpfRecord);
    assert.deepEqual(
      own.map(({ kind, diagnostics }) => [kind, diagnostics?.length]),
      [['quickfix', 1]],
    );
  });

  test('says why it cannot be done', async (t) => {
    const client = await opened(t);
    const params = { uri: URI, position: { line: 8, character: 3 } };
    const result = await client.connection.sendRequest<FlattenSpfResult>(flattenSpf, params);
    assert.deepEqual(result, { problem: 'There is no SPF record here: place the cursor in one.' });
    const offline = await startClient(t, { options: { flattensSpf: true } });
    await offline.open(URI, TEXT);
    const refused = await offline.connection.sendRequest<FlattenSpfResult>(flattenSpf, {
      ...params,
      position: { line: 7, character: 3 },
    });
    assert.match('problem' in refused ? refused.problem : '', /needs to look up what is included/);
  });
});

const SCRATCH = 'untitled:Untitled-1';

suite('flattening an SPF record outside of zone files', () => {
  const ask = (client: Client, uri: string, line: number, more: object = {}) =>
    client.connection.sendRequest<FlattenSpfResult>(flattenSpf, {
      uri,
      position: { line, character: 12 },
      ...more,
    });
  const found = (result: FlattenSpfResult) => {
    assert.ok(!('problem' in result), JSON.stringify(result));
    return result;
  };
  const put = ({ offers }: ReturnType<typeof found>, title: RegExp, uri: string, text: string) => {
    const offer = offers.find((each) => title.test(each.title));
    assert.ok(offer, offers.map((each) => each.title).join());
    const edits = offer.changes.flatMap(({ uri: own, edits: all }) =>
      all.map((edit) => ({ uri: own, ...edit })),
    );
    return applyFileEdits({ [uri]: text }, edits)[uri] ?? '';
  };

  test('a bare record gets a comment and the records that it includes; its domain is asked for', async (t) => {
    const client = await opened(t);
    const text = `${SPF}\n`;
    await client.open(SCRATCH, text, 'mail-record');
    const first = await ask(client, SCRATCH, 0);
    assert.ok('problem' in first && first.asksDomain);
    const after = put(found(await ask(client, SCRATCH, 0, { domain: 'example.com' })), /all/, SCRATCH, text);
    const [comment, own, further] = after.split('\n');
    assert.match(comment ?? '', /^; flattened from "v=spf1 include:_spf\.example\.net /);
    assert.match(own ?? '', /^v=spf1 .*include:_spf1\.example\.com.* ~all$/);
    assert.match(further ?? '', /^_spf1\.example\.com\. IN TXT "v=spf1 ip4:.*" ".* -all"$/);
    const alone = found(await ask(client, SCRATCH, 0, { domain: '' }));
    assert.equal(alone.owner, '');
    assert.deepEqual(
      alone.offers.map(({ title }) => title),
      ['Flatten as little as brings it to ten lookups'],
    );
  });

  test('a record that was flattened is made again; its own records answer before DNS', async (t) => {
    const client = await opened(t);
    const text = `example.com. 300 IN TXT "${SPF}"`;
    await client.open(SCRATCH, text, 'mail-record');
    const made = put(found(await ask(client, SCRATCH, 0)), /all/, SCRATCH, text);
    const again = await opened(t, TEXT, NET.replace('192.0.2.0/25', '192.0.2.0/24'));
    await again.open(SCRATCH, made, 'mail-record');
    const { isRefresh, ...result } = found(await ask(again, SCRATCH, 1));
    assert.equal(isRefresh, true);
    const after = put({ isRefresh, ...result }, /all/, SCRATCH, made);
    assert.match(after, /^example\.com\. 300 IN TXT .*ip4:192\.0\.2\.0\/24/m);
    assert.equal(after.match(/_spf1\.example\.com\. IN TXT/g)?.length, 1);
  });

  test('in a program the text is replaced; what needs more records is to be copied', async (t) => {
    const client = await opened(t);
    const uri = 'file:///zones/main.tf';
    const text = `resource "x" "y" {\n  name = "example.com"\n  txt  = ["${SPF}"]\n}\n`;
    await client.open(uri, text, 'terraform');
    const result = found(await ask(client, uri, 2, { domain: 'example.com' }));
    assert.equal(
      put(result, /little/, uri, text),
      text.replace('include:other.example.net', 'include:macro.example.net ip4:192.0.2.0/25'),
    );
    const full = result.offers.find(({ title }) => /all/.test(title));
    assert.deepEqual(full?.changes, []);
    const lines = full?.copy?.split('\n') ?? [];
    assert.match(lines[0] ?? '', /^; Flatten all/);
    assert.match(lines.at(-4) ?? '', /^; flattened from "v=spf1 include:/);
    assert.match(lines.at(-3) ?? '', /^example\.com\. IN TXT "v=spf1 .*include:_spf1/);
    assert.match(lines.at(-2) ?? '', /^_spf1\.example\.com\. IN TXT "v=spf1 ip4:/);
  });

  test('is offered there too', async (t) => {
    const client = await opened(t);
    await client.open(SCRATCH, `\n${SPF}\n`, 'mail-record');
    const at = { line: 1, character: SPF.indexOf('other.example') };
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: SCRATCH },
      range: { start: at, end: at },
      context: { diagnostics: [], triggerKind: CodeActionTriggerKind.Invoked },
    });
    assert.deepEqual(
      actions.filter(({ command }) => command?.command === flattenSpfRecord).map(({ title }) => title),
      ['Flatten this SPF record…', 'Flatten include:other.example.net…'],
    );
  });

  test('says why it cannot be done', async (t) => {
    const client = await opened(t);
    const uri = 'file:///zones/dns.js';
    await client.open(
      uri,
      'const spf = "v=spf1 ip4:" + address + " include:a.example ~all";\n',
      'javascript',
    );
    const result = await ask(client, uri, 0, { domain: 'example.com' });
    assert.match('problem' in result ? result.problem : '', /A program fills in a part/);
  });

  test('ptr is left out, and hosts are copied, where that is asked for', async (t) => {
    const net = `$TTL 300\nmail.example.org. A 192.0.2.1\nexample.org. MX 10 mail.example.org.\n`;
    const client = await opened(t, TEXT, net);
    const text = 'example.org. TXT "v=spf1 mx ptr -all"\n';
    await client.open(SCRATCH, text, 'mail-record');
    const plain = found(await ask(client, SCRATCH, 0));
    assert.deepEqual([plain.offers, plain.choices], [[], ['withoutPtr', 'withHosts']]);
    const both = found(await ask(client, SCRATCH, 0, { withoutPtr: true, withHosts: true }));
    assert.deepEqual(both.choices, []);
    assert.match(put(both, /all/, SCRATCH, text), /^example\.org\. TXT "v=spf1 ip4:192\.0\.2\.1 -all"$/m);
    assert.match(both.offers.at(-1)?.proof ?? '', /compared as if it never matched/);

    const made = `; flattened from "v=spf1 include:_spf.example.net ptr -all" on 2026-01-01, hash 00000000\nexample.org. TXT "v=spf1 ip4:192.0.2.0/24 -all"\n`;
    await client.change(SCRATCH, 2, { text: made });
    const again = found(await ask(client, SCRATCH, 1));
    assert.equal(again.isRefresh, true);
    assert.ok(!again.choices.includes('withoutPtr'), 'it stays out');
  });
});
