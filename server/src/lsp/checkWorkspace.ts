import type { CancellationToken, Diagnostic } from 'vscode-languageserver';
import { checkZone } from '../engine/checkedZone.ts';
import { type PublishedFinding, publish } from '../engine/publish.ts';
import { standaloneZones } from '../engine/zone/standaloneZones.ts';
import { readingsOf } from '../engine/zone/zone.ts';
import type { CheckWorkspaceResult } from '../protocol.ts';
import { toDiagnostics } from './diagnostics.ts';
import type { Disk } from './disk.ts';
import { joinFindings } from './findings.ts';
import { filesFor, type IncludeSources } from './includedFiles.ts';
import { currentBytes, zoneFor } from './openZone.ts';
import type { Setup } from './setup.ts';
import type { Slices } from './slices.ts';
import { canonicalUri, folderOf, schemeOf, shownUri } from './uris.ts';

/** What a check of the workspace needs of its surroundings. */
export interface CheckPorts {
  readonly disk: Disk;
  readonly slices: Slices;
  setupFor(key: string): Promise<Setup>;
  sources(): IncludeSources;
  /** How a client writes the URI of a file. */
  uriOf(key: string): string;
  /** Is told how much is done, from 0 to 1, and what is next. */
  progress(part: number, file: string): void;
}

/** A zone that was checked: the findings in each of its files, its own first. */
interface CheckedFile {
  readonly key: string;
  readonly limit: number;
  readonly findings: ReadonlyMap<string, readonly PublishedFinding[]>;
}

/**
 * Checks all zone files in folders, in slices; open documents as they are in the editor. A file that another includes is
 * judged where it is included.
 *
 * @returns what was found up to then where the token is cancelled
 */
export async function checkFolders(
  folders: readonly string[],
  ports: CheckPorts,
  token: CancellationToken,
): Promise<CheckWorkspaceResult<Diagnostic>> {
  const isWanted = () => !token.isCancellationRequested;
  const files = new Set<string>();
  for (const folder of folders) {
    if (schemeOf(folder) === 'file') {
      await ports.slices.run(collect(ports.disk.zoneFiles(folder), files), isWanted);
    }
  }
  const problems: string[] = [];
  const checked: CheckedFile[] = [];
  let done = 0;
  for (const key of files) {
    if (!isWanted()) break;
    ports.progress(done++ / files.size, shownUri(key));
    const result = await checkFile(key, ports, isWanted);
    if (typeof result === 'string') problems.push(result);
    else if (result !== undefined) checked.push(result);
  }
  return { files: diagnose(checked, ports), problems };
}

function* collect(steps: Generator<void, string[]>, into: Set<string>): Generator<void> {
  for (const uri of yield* steps) into.add(canonicalUri(uri));
}

/** Checks one file; `undefined` when that is wanted no longer, why it cannot be read else. */
async function checkFile(
  key: string,
  { disk, slices, setupFor, sources }: CheckPorts,
  isWanted: () => boolean,
): Promise<CheckedFile | string | undefined> {
  const setup = await setupFor(key);
  const open = sources().zones.get(key);
  const file = open ?? disk.read(key, [folderOf(key)]);
  if ('status' in file && file.status !== 'found') {
    return `${shownUri(key)}: it is ${file.status === 'unreadable' ? file.reason : file.status}.`;
  }
  const bytes = 'status' in file ? file.bytes : currentBytes(file);
  const zone = zoneFor(key, setup, filesFor({ key, setup, asked: new Set() }, sources));
  if (!(await slices.run(checkZone(zone, bytes), isWanted))) return undefined;
  const findings = new Map<string, PublishedFinding[]>();
  for (const { uri } of readingsOf(zone.zone.root)) findings.set(uri, []);
  for (const finding of publish(zone, setup.shown).findings) findings.get(finding.uri)?.push(finding);
  return { key, limit: setup.config.maxFindings, findings };
}

function diagnose(
  checked: readonly CheckedFile[],
  { uriOf }: CheckPorts,
): CheckWorkspaceResult<Diagnostic>['files'] {
  const zones = standaloneZones(
    checked,
    ({ key }) => key,
    ({ findings }) => [...findings.keys()].slice(1),
  );
  const byFile = new Map<string, { limit: number; findings: (readonly PublishedFinding[])[] }>();
  for (const { limit, findings } of zones) {
    for (const [key, found] of findings) {
      const known = byFile.get(key) ?? { limit, findings: [] };
      known.findings.push(found);
      byFile.set(key, known);
    }
  }
  return [...byFile].map(([key, { limit, findings }]) => {
    const all = joinFindings(findings);
    const shown = { findings: all.slice(0, limit), more: Math.max(0, all.length - limit) };
    return { uri: uriOf(key), diagnostics: toDiagnostics(shown, uriOf) };
  });
}
