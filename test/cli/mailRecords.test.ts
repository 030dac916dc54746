import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { folderWith, hostmaster, zoneText } from './hostmaster.ts';

const RULE = 'dmarc/unknown-tag';
const RECORD = 'v=DMARC1; p=reject; rua=mailto:a@example.com; npp=reject';

interface FileJson {
  readonly path: string;
  readonly origin: string;
  readonly findings: readonly {
    readonly rule: string;
    readonly line: number;
    readonly column: number;
    readonly endColumn: number;
    readonly fixes?: readonly { readonly edits: readonly { readonly text: string }[] }[];
  }[];
}

async function checked(args: readonly string[], cwd: string) {
  const { status, stdout, stderr } = await hostmaster(['check', '--format', 'json', ...args], { cwd });
  assert.equal(stderr, '');
  const files: FileJson[] = JSON.parse(stdout).files;
  return { status, files };
}

/** Where the rule found something, by file. */
function places(files: readonly FileJson[]): Record<string, string[]> {
  return Object.fromEntries(
    files.map(({ path, findings }) => [
      path,
      findings
        .filter(({ rule }) => rule === RULE)
        .map(({ line, column, endColumn }) => `${line}:${column}-${endColumn}`),
    ]),
  );
}

suite('hostmaster check of mail records', () => {
  test('finds files of bare records and policies in folders, beside zone files', async (t) => {
    const cwd = folderWith(t, {
      'a.zone': zoneText(),
      'records/example.DMARC': `; ours\n${RECORD}\n`,
      'records/example.spf': '"v=spf1 mx -all"\n',
      'web/.well-known/mta-sts.txt':
        'version: STSv1\r\nmode: enforce\r\nmx: mail.example.com\r\nmax_age: 604800\r\n',
      'main.tf': `a = "${RECORD}"\n`,
      'web/robots.txt': RECORD,
    });
    const { files } = await checked(['.'], cwd);
    assert.deepEqual(places(files), {
      'a.zone': [],
      'records/example.DMARC': ['2:47-57'],
      'records/example.spf': [],
      'web/.well-known/mta-sts.txt': [],
    });
    const [dmarc] = files.filter(({ path }) => path.endsWith('DMARC'));
    assert.equal(dmarc?.origin, '');
    const found = dmarc?.findings.find(({ rule }) => rule === RULE);
    assert.equal(found?.fixes?.[0]?.edits[0]?.text, 'np');
  });

  test('looks through programs and data that are named', async (t) => {
    const cwd = folderWith(t, {
      'main.tf': `a = "${RECORD}"\n`,
      'octodns.yaml': `a:\n  - '${RECORD}'\n`,
      'zone.json': `["${RECORD}"]`,
      'dnsconfig.js': `TXT('_dmarc', '${RECORD}')`,
      'example.tf': zoneText(),
    });
    const names = ['main.tf', 'octodns.yaml', 'zone.json', 'dnsconfig.js', 'example.tf'];
    const { files } = await checked(names, cwd);
    assert.deepEqual(places(files), {
      'main.tf': ['1:52-62'],
      'octodns.yaml': ['2:52-62'],
      'zone.json': ['1:49-59'],
      'dnsconfig.js': ['1:62-72'],
      'example.tf': [],
    });
    assert.deepEqual(
      files.map(({ origin }) => origin),
      ['', '', '', '', 'example.tf.'],
    );
  });

  test('findings count for the exit status, are shown with their line, and are switched off', async (t) => {
    const cwd = folderWith(t, {
      'x.dmarc': RECORD,
      'off/x.dmarc': RECORD,
      'off/.hostmaster.json': '{"rules":{"dmarc/*":"off"}}',
    });
    assert.equal((await checked(['x.dmarc', '--fail-on', 'warning'], cwd)).status, 1);
    const { status, files } = await checked(['off', '--fail-on', 'hint'], cwd);
    assert.deepEqual([status, files[0]?.findings], [0, []]);
    const { stdout } = await hostmaster(['check', 'x.dmarc', '--color', 'never'], { cwd });
    assert.match(
      stdout,
      /^x\.dmarc:1:47: warning: .* \[dmarc\/unknown-tag\]\n {2}1 \| v=DMARC1;.*\n {4}\| {47}\^{10}$/m,
    );
  });
});
