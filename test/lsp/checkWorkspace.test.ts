import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { CancellationTokenSource, type Diagnostic, WorkDoneProgress } from 'vscode-languageserver/node';
import { type CheckWorkspaceResult, checkWorkspace } from '../../server/src/protocol.ts';
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
