import assert from 'node:assert/strict';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { aggregateXml } from '../unit/reports/reportTexts.ts';
import { folderWith, hostmaster } from './hostmaster.ts';

const files = {
  'one.xml': aggregateXml({
    id: '1',
    day: '2026-11-23',
    rows: [
      { ip: '192.0.2.1', count: 1200 },
      { ip: '203.0.113.9', count: 3, dkim: 'fail', spf: 'fail', disposition: 'quarantine', results: '' },
    ],
  }),
  'two.xml': aggregateXml({
    id: '2',
    day: '2026-11-24',
    rows: [{ ip: '192.0.2.1', count: 600, spf: 'fail' }],
  }),
  'odd.xml': aggregateXml({
    id: '3',
    day: '2026-11-24',
    organization: '<b>bold.example',
    rows: [{ ip: '![a](http://192.0.2.1/)|\u001b[31m', count: 1 }],
  }),
  'text.txt': 'Dear all\n',
};

suite('hostmaster report', () => {
  test('summarizes reports for people', async (t) => {
    const cwd = folderWith(t, files);
    const { stdout, stderr, status } = await hostmaster(['report', 'one.xml', 'two.xml', 'two.xml'], { cwd });
    assert.deepEqual([status, stderr], [0, '']);
    assert.equal(
      stdout,
      `2 DMARC aggregate reports of 2026-11-23 to 2026-11-24. 1 report more that was there twice.

sender.example
  p=none
  1,803 messages, 99 % pass DMARC
  reported by receiver.example

Sources
  source       messages  DMARC   DKIM   SPF  kept out        from          to
  192.0.2.1       1,800  100 %  100 %  67 %         0  2026-11-23  2026-11-24
  203.0.113.9         3    0 %    0 %   0 %         3  2026-11-23  2026-11-23

Days
  2026-11-23  1,203   99 %  ██████████████████████████████
  2026-11-24    600  100 %  ███████████████

Worth a look
  info     3 messages of 203.0.113.9 with From "sender.example" fail DMARC: neither SPF nor DKIM passes for any domain. If it is a server of yours, put it into the SPF record and sign its mail; if it is not, it forges your domain. Receivers kept 3 messages out. report/unauthenticated
`,
    );
  });

  test('gives the reports and the summary as JSON', async (t) => {
    const cwd = folderWith(t, files);
    const { stdout, status } = await hostmaster(['report', '--format', 'json', 'one.xml', 'text.txt'], {
      cwd,
    });
    const { reports, refused, summary } = JSON.parse(stdout);
    assert.equal(status, 2);
    assert.deepEqual([reports.length, reports[0].rows.length, summary.messages], [1, 2, 1203]);
    assert.deepEqual([refused.length, refused[0].file], [1, 'text.txt']);
  });

  test('in Markdown what a report says is text', async (t) => {
    const cwd = folderWith(t, files);
    const { stdout, status } = await hostmaster(['report', '--format', 'markdown', 'odd.xml'], { cwd });
    assert.equal(status, 0);
    assert.ok(!/[^\\]!\[|[^\\]<b>/.test(stdout) && !stdout.includes('\u001b'), stdout);
    assert.match(stdout, /^\| source \| messages \|/m);
  });

  test('reads the standard input', async (t) => {
    const cwd = folderWith(t, {});
    const { stdout, status } = await hostmaster(['report', '-'], { cwd, input: files['two.xml'] });
    assert.equal(status, 0);
    assert.match(stdout, /^1 DMARC aggregate report of 2026-11-24\./);
  });

  test('reads the files of a folder, but none that is hidden', async (t) => {
    const cwd = folderWith(t, {
      'in/one.xml': files['one.xml'],
      'in/more/two.xml': files['two.xml'],
      'in/.DS_Store': 'x',
      'in/.cache/x': 'x',
    });
    const { stdout, stderr, status } = await hostmaster(['report', 'in', '--format', 'json'], { cwd });
    assert.deepEqual([status, stderr], [0, '']);
    const { reports } = JSON.parse(stdout);
    const names = reports.map(({ file }: { file: string }) => file);
    assert.deepEqual(names, [join('in', 'one.xml'), join('in', 'more', 'two.xml')]);
  });

  test('says what is no report, and fails', async (t) => {
    const cwd = folderWith(t, files);
    const { stderr, status } = await hostmaster(['report', 'text.txt', 'missing.xml'], { cwd });
    assert.equal(status, 2);
    assert.match(stderr, /^hostmaster: .*missing\.xml: there is no such file or folder\.$/m);
    assert.match(stderr, /^hostmaster: text\.txt: It is neither a message nor XML/m);
  });

  test('fails for findings when asked to', async (t) => {
    const cwd = folderWith(t, files);
    const run = (...args: string[]) => hostmaster(['report', join(cwd, 'one.xml'), ...args]);
    assert.equal((await run('--fail-on', 'info')).status, 1);
    assert.equal((await run('--fail-on', 'warning')).status, 0);
    assert.equal((await run('--fail-on', 'often')).status, 2);
    assert.equal((await hostmaster(['report'])).status, 2);
  });
});
