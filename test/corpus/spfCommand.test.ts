import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import { root } from '../../scripts/setup/paths.ts';
import { CORPORA } from '../support/corpora.ts';
import { type DnsServer, startDnsServer, type ZoneData } from '../support/dnsServer.ts';

interface SpfScenario {
  readonly description?: string;
  readonly tests: Readonly<Record<string, SpfCase>>;
  readonly zonedata: ZoneData;
}

interface SpfCase {
  readonly helo: string;
  readonly host: string;
  readonly mailfrom: string;
  readonly result: string | readonly string[];
  readonly explanation?: string;
}

/** What pyspf has of its own: a modifier `default`, and results that it does not settle. */
const OF_PYSPF = new Set(['default-modifier', 'default-modifier-harsh']);

/** The test wants an IPv6 address of %{i} in upper case, against the examples of RFC 7208 §7.4. */
const UPPER_CASE = 'v-macro-ip6';

/** As long as a name server on this machine takes under load, and no longer: questions that time out cost twice that. */
const TIMEOUT = '1000';

const SIDE_BY_SIDE = 4;

/** Built by `npm run build`, as before `npm test`. */
const PROGRAM = join(root, 'dist/cli.cjs');

suite('hostmaster spf, asking a name server', () => {
  test('evaluates the RFC 7208 suite: 200 of 200', async (t) => {
    const cases = await runSuite(t, 'spf-rfc7208.json');
    if (cases !== undefined) assert.equal(cases, 200);
  });

  test('evaluates what pyspf tests besides', async (t) => {
    const cases = await runSuite(t, 'pyspf-extra.json');
    if (cases !== undefined) assert.equal(cases, 14);
  });

  test('finds in the tree every permanent error of the suite that does not depend on the client', async (t) => {
    const scenarios = read(t, 'spf-rfc7208.json');
    if (scenarios === undefined) return;
    let found = 0;
    await forEachCase(t, scenarios, async (name, { result, ...spfCase }, run) => {
      if (result !== 'permerror') return;
      found++;
      const { status, stdout } = await run(['--format', 'json', '--', domainOf(spfCase)]);
      const { lookups, voids, tree, findings } = JSON.parse(stdout);
      const errors = findings.filter(({ severity }: { severity: string }) => severity === 'error');
      const isError = tree.status === 'multiple' || lookups > 10 || voids > 2 || errors.length > 0;
      assert.ok(isError, `${name}: ${stdout}`);
      assert.equal(status, 1, name);
    });
    t.diagnostic(`${found} permanent errors`);
    assert.equal(found, 73);
  });
});

/** Evaluates all cases of a suite by the command line; gives how many there are, or nothing where there is no suite. */
async function runSuite(t: TestContext, file: string): Promise<number | undefined> {
  const scenarios = read(t, file);
  if (scenarios === undefined) return undefined;
  let cases = 0;
  await forEachCase(t, scenarios, async (name, spfCase, run) => {
    if (OF_PYSPF.has(name)) return;
    cases++;
    const { host, helo, mailfrom, result, explanation } = spfCase;
    const client = [`--ip=${host}`, `--helo=${helo}`, `--mail-from=${mailfrom}`];
    const { status, stdout, stderr } = await run([...client, '--format', 'json', '--', domainOf(spfCase)]);
    assert.equal(status, 0, `${name}: ${stderr}`);
    const evaluation = JSON.parse(stdout);
    assert.ok([result].flat().includes(evaluation.result), `${name}: ${stdout}`);
    if (explanation === undefined || explanation === 'DEFAULT') return;
    const wanted =
      name === UPPER_CASE
        ? explanation.replace(/[0-9A-F.]+(?=\.ip6)/, (ip) => ip.toLowerCase())
        : explanation;
    assert.equal(evaluation.explanation, wanted, name);
  });
  return cases;
}

function read(t: TestContext, file: string): readonly SpfScenario[] | undefined {
  const path = join(CORPORA, '../mail', file);
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'));
  t.skip(`the corpora are not on this machine: looked for ${path}`);
  return undefined;
}

type RunSpf = (args: readonly string[]) => Promise<Run>;

/** Goes through all cases, some at a time, each with a real name server that has the data of its scenario. */
async function forEachCase(
  t: TestContext,
  scenarios: readonly SpfScenario[],
  check: (name: string, spfCase: SpfCase, run: RunSpf) => Promise<void>,
): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'hostmaster-spf-'));
  t.after(() => rmSync(home, { recursive: true }));
  const servers: DnsServer[] = [];
  t.after(() => Promise.all(servers.map((server) => server.close())));
  const due: (() => Promise<void>)[] = [];
  for (const { tests, zonedata } of scenarios) {
    const server = await startDnsServer(zonedata);
    servers.push(server);
    const run: RunSpf = (args) =>
      hostmaster(['spf', '--dns', server.address, '--timeout', TIMEOUT, ...args], home);
    for (const [name, spfCase] of Object.entries(tests)) due.push(() => check(name, spfCase, run));
  }
  const work = async () => {
    for (let next = due.shift(); next !== undefined; next = due.shift()) await next();
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
}

interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program as it is built, which keeps compiled code in the home folder. */
function hostmaster(args: readonly string[], home: string): Promise<Run> {
  return new Promise((resolve) => {
    const env = { PATH: process.env.PATH, HOME: home };
    execFile(process.execPath, [PROGRAM, ...args], { env }, (error, stdout, stderr) =>
      resolve({ status: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
    );
  });
}

/** Whose record is evaluated: that of the return path, else of HELO (RFC 7208 §2.4). */
function domainOf({ mailfrom, helo }: Pick<SpfCase, 'mailfrom' | 'helo'>): string {
  return mailfrom.slice(mailfrom.lastIndexOf('@') + 1) || helo;
}
