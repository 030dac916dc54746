import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What BIND's own loader, `named-compilezone`, makes of a zone. */
export interface BindResult {
  readonly loaded: boolean;
  /** One line for each record, when loaded. */
  readonly records: readonly BindRecord[];
  /** What it says of the zone. */
  readonly messages: readonly string[];
}

export interface BindRecord {
  readonly owner: string;
  readonly ttl: number;
  readonly class: string;
  readonly type: string;
  readonly data: string;
}

/** Throws with an explanation when BIND's tools are missing: the tests measure against the real ones. */
export function needsBind(): void {
  if (spawnSync('named-compilezone', ['-v']).error === undefined) return;
  throw new Error(
    'named-compilezone is not installed, and these tests compare with the real BIND: apt-get install bind9-utils (or run "npm test", which installs it).',
  );
}

/** Loads a zone file with BIND; integrity checks are off, since they are no matter of reading. */
export function bindLoadsFile(path: string, origin: string, folder?: string): BindResult {
  const args = ['-s', 'full', '-k', 'ignore', '-i', 'none', '-o', '-'];
  const { status, stdout, stderr } = spawnSync('named-compilezone', [...args, origin, path], {
    cwd: folder,
    maxBuffer: 1 << 30,
    encoding: 'latin1',
  });
  const messages = stderr.split('\n').filter((line) => line !== '');
  return { loaded: status === 0, records: status === 0 ? parseFull(stdout) : [], messages };
}

/** {@link bindLoadsFile} for a text; further files of the zone by name. */
export function bindLoads(
  text: string | Uint8Array,
  origin: string,
  files: Readonly<Record<string, string>> = {},
): BindResult {
  const folder = mkdtempSync(join(tmpdir(), 'zone-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    writeFileSync(join(folder, 'zone'), text);
    return bindLoadsFile('zone', origin, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Lines of the full style: owner, TTL, class, type, data. */
function parseFull(output: string): BindRecord[] {
  const records: BindRecord[] = [];
  for (const line of output.split('\n')) {
    if (line === '' || line.startsWith(';')) continue;
    const match = /^((?:[^\\\s]|\\.)+)\s+(\d+)\s+(\S+)\s+(\S+)(?:\s+(.*))?$/.exec(line);
    if (match === null) throw new Error(`unexpected line of named-compilezone: ${line}`);
    const [, owner = '', ttl = '', rrClass = '', type = '', data = ''] = match;
    records.push({ owner, ttl: Number(ttl), class: rrClass, type, data });
  }
  return records;
}

/** The line of the zone file that a refusal names, from 1; `undefined` when it names none. */
export function refusedLine(result: BindResult, file: string): number | undefined {
  for (const message of result.messages) {
    const at = message.indexOf(`${file}:`);
    const line = /^\d+/.exec(message.slice(at + file.length + 1));
    if (at >= 0 && line && !/TTL set to prior|warning/.test(message)) return Number(line[0]);
  }
  return undefined;
}

/** The version of BIND that is installed. */
export function bindVersion(): string {
  return execFileSync('named-compilezone', ['-v'], { encoding: 'utf8' }).trim();
}

/**
 * Whether BIND can read an entry: it stands in a zone that it does not belong to, so that what the records mean
 * together does not matter.
 */
export function bindReads(entry: string, origin: string): BindResult {
  const zone = 'probe.invalid';
  const head = `$TTL 1\n@ SOA ns mail 1 1 1 1 1\n@ NS ns\nns A 192.0.2.1\n$ORIGIN ${origin}\n`;
  return bindLoads(Buffer.from(`${head}${entry}`, 'latin1'), zone);
}
