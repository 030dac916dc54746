import assert from 'node:assert/strict';
import { suite, type TestContext, test } from 'node:test';
import { CancellationTokenSource, type Diagnostic, WorkDoneProgress } from 'vscode-languageserver/node';
import {
  type CheckWorkspaceResult,
  checkWorkspace,
  type InitializationOptions,
} from '../../server/src/protocol.ts';
import { startDnsServer } from '../support/dnsServer.ts';
import { type Client, listed, startClient } from './client.ts';
import { folderWith } from './folder.ts';
import { BAD, GOOD, zoneText } from './zones.ts';

type Result = CheckWorkspaceResult<Diagnostic>;

/** The findings by the files' names. */
function found({ files }: Result): Record<string, string[]> {
  return Object.fromEntries(
    files.map(({ uri, diagnostics }) => [uri.slice(uri.lastIndexOf('/') + 1), listed(diagnostics)]),
  );
}

const checkAll = (client: Client): Promise<Result> => client.connection.sendRequest(checkWorkspace, {});

suite('a check of the whole workspace', () => {
  test('finds zone files by name and first line, and judges included ones where they are included', async (t) => {
    const folder = folderWith(t, {
      '.hostmaster.json': JSON.stringify({ rules: { 'zone/rdata-invalid': 'hint' } }),
      'a.zone': zoneText('$INCLUDE part.zone'),
      'part.zone': `${BAD}\n`,
      'sub/named-like-this': zoneText(BAD),
      'sub/notes.txt': zoneText(BAD),
      'node_modules/x.zone': BAD,
      'good.zone': zoneText(),
    });
    const client = await startClient(t, { folders: [folder.uri()] });
    const result = await checkAll(client);
    assert.deepEqual(found(result), {
      'a.zone': [],
      'part.zone': ['1:10 zone/rdata-invalid'],
      'good.zone': [],
      'named-like-this': ['8:10 zone/rdata-invalid'],
    });
    const severities = result.files.flatMap(({ diagnostics }) => diagnostics.map(({ severity }) => severity));
    assert.deepEqual(severities, [4, 4]);
    assert.deepEqual(result.problems, []);
  });

  test('takes open documents as they are in the editor', async (t) => {
    const folder = folderWith(t, { 'a.zone': zoneText('$INCLUDE part.inc'), 'part.inc': `${GOOD}\n` });
    const client = await startClient(t, { folders: [folder.uri()] });
    await client.open(folder.uri('part.inc'), `${BAD}\n`);
    await client.findings(folder.uri('part.inc'));
    assert.deepEqual(found(await checkAll(client)), {
      'a.zone': [],
      'part.inc': ['1:10 zone/rdata-invalid'],
    });
  });

  test('tells how far it is, and ends when it is cancelled', async (t) => {
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}.zone`, zoneText(BAD)]));
    const folder = folderWith(t, files);
    const client = await startClient(t, { folders: [folder.uri()] });
    const cancel = new CancellationTokenSource();
    client.connection.onProgress(WorkDoneProgress.type, 'token', (value) => {
      if (value.kind === 'report' && (value.percentage ?? 0) >= 25) cancel.cancel();
    });
    const running = client.connection.sendRequest<Result>(
      checkWorkspace,
      { workDoneToken: 'token' },
      cancel.token,
    );
    const { files: checked } = await running;
    assert.ok(checked.length >= 10 && checked.length <= 40, `${checked.length} of 40`);
  });

  test('shows as many findings as the configuration says', async (t) => {
    const folder = folderWith(t, {
      '.hostmaster.json': '{ "maxFindings": 1 }',
      'a.zone': zoneText(BAD, BAD.replace('www', 'web')),
    });
    const client = await startClient(t, { folders: [folder.uri()] });
    const [file] = (await checkAll(client)).files;
    assert.equal(file?.diagnostics.length, 2);
    assert.match(String(file.diagnostics[1]?.message), /^1 more finding is not shown/);
  });
});

const SPF = 'v=spf1 include:gone.example.net -all';
const POLICY = 'version: STSv1\r\nmode: enforce\r\nmx: mx.example.com\r\nmax_age: 604800\r\n';
const FILES = {
  'example.com.zone': zoneText(`@ IN TXT "${SPF}"`, '@ IN MX 10 mail', '_mta-sts IN TXT "v=STSv1; id=1"'),
  'records/a.spf': `${SPF}\n`,
  'records/b.dmarc': 'v=DMARC1; p=nothing; rua=mailto:a@example.com\n',
  'web/.well-known/mta-sts.txt': POLICY,
  'main.tf': `a = "${SPF.replace('-all', '+all')}"\n`,
  'other.tf': 'a = "v=spf2"\n',
  'node_modules/x/main.tf': `a = "${SPF.replace('-all', '+all')}"\n`,
};
const WANTED = new Set(['spf/include-nxdomain', 'spf/plus-all', 'dmarc/p-invalid', 'sts/mx-uncovered']);

suite('mail records in a check of the whole workspace', () => {
  const startWith = async (
    t: TestContext,
    options: InitializationOptions,
    lookups = 'auto',
    behave?: () => 'REFUSED',
  ) => {
    const server = await startDnsServer('$TTL 300\nexample.org. A 192.0.2.1\n', behave);
    t.after(() => server.close());
    const folder = folderWith(t, FILES);
    const client = await startClient(t, {
      folders: [folder.uri()],
      settings: () => ({ 'dns.resolvers': [server.address], 'dns.lookups': lookups }),
      options,
    });
    const check = async () =>
      Object.fromEntries(
        Object.entries(found(await checkAll(client))).map(([name, all]) => [
          name,
          all.flatMap((each) => each.split(' ')[1] ?? []).filter((rule) => WANTED.has(rule)),
        ]),
      );
    return { server, folder, client, check };
  };
  const STATIC = {
    'example.com.zone': [],
    'a.spf': [],
    'b.dmarc': ['dmarc/p-invalid'],
    'main.tf': ['spf/plus-all'],
    'mta-sts.txt': ['sts/mx-uncovered'],
  };

  test('are found in zones, files of their own, policies and programs, and looked up', async (t) => {
    const { server, folder, client, check } = await startWith(t, { allowsLookups: true });
    assert.deepEqual(await check(), {
      'example.com.zone': ['spf/include-nxdomain'],
      'a.spf': ['spf/include-nxdomain'],
      'b.dmarc': ['dmarc/p-invalid'],
      'main.tf': ['spf/include-nxdomain', 'spf/plus-all'],
      'mta-sts.txt': ['sts/mx-uncovered'],
    });
    const gone = server.asked.filter(({ name }) => name.toLowerCase() === 'gone.example.net');
    assert.equal(gone.filter(({ type }) => type === 'TXT').length, 1, 'asked once for all');
    await client.open(folder.uri('main.tf'), 'a = "v=spf1 -all"\n', 'terraform');
    assert.deepEqual((await check())['main.tf'], []);
  });

  test('are not looked up where that is switched off, or the workspace is not trusted', async (t) => {
    for (const [options, lookups] of [
      [{ allowsLookups: true }, 'off'],
      [{ allowsLookups: true, isTrusted: false }, 'auto'],
    ] as const) {
      const { server, check } = await startWith(t, options, lookups);
      assert.deepEqual(await check(), STATIC);
      assert.deepEqual(server.asked, []);
    }
  });

  test('why they were not looked up is told once', async (t) => {
    const { client } = await startWith(t, { allowsLookups: true }, 'auto', () => 'REFUSED');
    const { problems, unanswered } = await checkAll(client);
    assert.deepEqual(problems, []);
    assert.match(String(unanswered), /^Not all could be looked up: /);
  });
});
