import assert from 'node:assert/strict';
import { suite, type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import type { ReportOverview } from '../../server/src/engine/reports/overview/reportOverview.ts';
import { type ReadReportsParams, type ReadReportsResult, readReports } from '../../server/src/protocol.ts';
import { folderWith } from '../cli/hostmaster.ts';
import { aggregateXml } from '../unit/reports/reportTexts.ts';
import { startClient } from './client.ts';

const report = (id: string, day = '2026-11-24') =>
  aggregateXml({ id, day, rows: [{ ip: '192.0.2.1', count: 5 }] });

async function reader(t: TestContext) {
  const { connection } = await startClient(t);
  const ask = (params: ReadReportsParams): Promise<ReadReportsResult<ReportOverview>> =>
    connection.sendRequest(readReports, params);
  return {
    connection,
    ask,
    async overview(params: ReadReportsParams): Promise<ReportOverview> {
      const result = await ask(params);
      assert.ok('overview' in result, JSON.stringify(result));
      return result.overview;
    },
  };
}

suite('reports', () => {
  test('of files and folders, each once; what is none is refused with the reason', async (t) => {
    const folder = folderWith(t, {
      'a.xml': report('1'),
      'below/b.xml': report('2', '2026-11-25'),
      'below/again.xml': report('1'),
      'below/notes.txt': 'Dear all\n',
      '.hidden/c.xml': report('3'),
    });
    const { overview } = await reader(t);
    const found = await overview({
      uris: [pathToFileURL(folder).href, pathToFileURL(`${folder}/a.xml`).href],
    });
    const { aggregateReports, from, to, duplicates, refused, messages } = found;
    assert.deepEqual([aggregateReports, from, to], [2, '2026-11-24', '2026-11-25']);
    assert.deepEqual([duplicates.all, refused.all], [1, 1]);
    assert.match(refused.items[0]?.file ?? '', /below.notes\.txt$/);
    assert.deepEqual(messages.days, ['2026-11-24', '2026-11-25']);
  });

  test('tells how far it is', async (t) => {
    const folder = folderWith(t, { 'a.xml': report('1'), 'b.xml': report('2') });
    const { connection, overview } = await reader(t);
    const told: unknown[] = [];
    connection.onNotification('$/progress', (progress) => {
      told.push(progress);
    });
    await overview({ uris: [pathToFileURL(folder).href], workDoneToken: 'r1' });
    assert.deepEqual(told.at(-1), {
      token: 'r1',
      value: { kind: 'report', message: '2 of 2 files read', percentage: 100 },
    });
  });

  test('of files that lie elsewhere', async (t) => {
    const { overview } = await reader(t);
    const base64 = Buffer.from(report('1')).toString('base64');
    const { aggregateReports } = await overview({ uris: [], files: [{ name: 'a.xml', base64 }] });
    assert.equal(aggregateReports, 1);
  });

  test('a file that is not there is refused, and an address of no file is a problem', async (t) => {
    const folder = folderWith(t, {});
    const { ask, overview } = await reader(t);
    const { refused } = await overview({ uris: [pathToFileURL(`${folder}/none.xml`).href] });
    assert.equal(refused.items[0]?.file, 'none.xml');
    assert.ok('problem' in (await ask({ uris: ['https://example.com/'] })));
  });

  test('can be given up', async (t) => {
    const rows = Array.from({ length: 300 }, (_, i) => ({ ip: `192.0.2.${i % 250}`, count: 1 }));
    const text = aggregateXml({ id: 'ID', day: '2026-11-24', rows });
    const files = Array.from({ length: 1000 }, (_, i) => [`${i}.xml`, text.replace('ID', `${i}`)]);
    const folder = folderWith(t, Object.fromEntries(files));
    const { connection } = await reader(t);
    const source = new CancellationTokenSource();
    // The first file is told of at once; the others take seconds.
    connection.onNotification('$/progress', () => source.cancel());
    const result: ReadReportsResult<ReportOverview> = await connection.sendRequest(
      readReports,
      { uris: [pathToFileURL(folder).href], workDoneToken: 'r1' },
      source.token,
    );
    assert.deepEqual(result, { problem: 'The reading of reports was given up.' });
  });
});
