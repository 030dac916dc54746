import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { folderWith, hostmaster, zoneText } from './hostmaster.ts';

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

async function issues(cwd: string, path: string): Promise<Issue[]> {
  return JSON.parse((await hostmaster(['check', '--format', 'gitlab', path], { cwd })).stdout);
}

suite('the format gitlab', () => {
  test('has an issue for each finding, with paths from the folder and a severity of GitLab’s', async (t) => {
    const cwd = folderWith(t, {
      'zones/a.zone': zoneText('x A 192.0.2.300', 'x A 192.0.2.300', 'y 60 MX 1 .'),
    });
    const found = await issues(cwd, '.');
    assert.deepEqual(
      found.slice(0, 2).map(({ check_name, severity, location }) => ({ check_name, severity, location })),
      [7, 8].map((begin) => ({
        check_name: 'zone/rdata-invalid',
        severity: 'critical',
        location: { path: 'zones/a.zone', lines: { begin } },
      })),
    );
    assert.equal(new Set(found.map(({ fingerprint }) => fingerprint)).size, found.length);
  });

  test('knows an issue again below other lines', async (t) => {
    const cwd = folderWith(t, {
      'one/a.zone': zoneText('x A 192.0.2.300'),
      'two/a.zone': zoneText('; a comment', 'x A 192.0.2.300'),
    });
    const prints = async (name: string) =>
      (await hostmaster(['check', '--format', 'gitlab', 'a.zone'], { cwd: `${cwd}/${name}` })).stdout.match(
        /"fingerprint":"\w+"/g,
      );
    assert.deepEqual(await prints('one'), await prints('two'));
  });

  test('is an empty list without findings', async (t) => {
    const cwd = folderWith(t, { 'a.zone': zoneText() });
    assert.deepEqual(await issues(cwd, 'a.zone'), []);
  });
});
