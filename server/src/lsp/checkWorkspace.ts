import type { CancellationToken, Diagnostic } from 'vscode-languageserver';
import { checkZone } from '../engine/checkedZone.ts';
import { activeRules } from '../engine/config/levels.ts';
import { isVerifiable } from '../engine/dnssec/isVerifiable.ts';
import { zoneSerial } from '../engine/editing/zoneSerial.ts';
import { policyDomains } from '../engine/mail/stsPolicy/policyDomains.ts';
import { findCommitted } from '../engine/outside/committedZone.ts';
import {
  collectAnswers,
  createWitness,
  type HostAnswer,
  mayBeReverse,
  neighboursAmong,
  wantedHosts,
} from '../engine/outside/crossCheck.ts';
import type { Neighbours } from '../engine/outside/neighbours.ts';
import { type PublishedFinding, publish } from '../engine/publish.ts';
import { compareOutside } from '../engine/rules/runRules.ts';
import { encodeUtf8 } from '../engine/text/utf8.ts';
import { readZone } from '../engine/zone/readZone.ts';
import { standaloneZones } from '../engine/zone/standaloneZones.ts';
import { createZone, readingsOf, type Zone, type ZoneOptions } from '../engine/zone/zone.ts';
import type { CheckWorkspaceResult } from '../protocol.ts';
import { checkMailFile, type DomainOfZone, mailLanguageOf } from './checkMailFile.ts';
import { toDiagnostics } from './diagnostics.ts';
import type { Disk } from './disk.ts';
import { joinFindings } from './findings.ts';
import type { Git } from './git.ts';
import { filesFor, type IncludeSources } from './includedFiles.ts';
import {
  createWorkspaceLookups,
  type WorkspaceLookupPorts,
  type WorkspaceLookups,
} from './lookups/workspaceLookups.ts';
import { currentBytes, zoneFor, zoneOptions } from './openZone.ts';
import type { Setup } from './setup.ts';
import type { Slices } from './slices.ts';
import { canonicalUri, folderOf, schemeOf, shownUri } from './uris.ts';
import { type LoadCrypto, limitFor, verifyIn } from './verifiedZones.ts';

/** What a check of the workspace needs of its surroundings. */
export interface CheckPorts extends WorkspaceLookupPorts {
  readonly disk: Disk;
  readonly git: Git | undefined;
  readonly loadCrypto: LoadCrypto | undefined;
  readonly slices: Slices;
  setupFor(key: string): Promise<Setup>;
  sources(): IncludeSources;
  /** How a client writes the URI of a file. */
  uriOf(key: string): string;
  /** The text of an open document with mail records. */
  mailText(key: string): string | undefined;
  /** Is told how much is done, from 0 to 1, and what is next. */
  progress(part: number, file: string): void;
}

/** A zone, or a file with mail records, that was checked: the findings in each of its files, its own first. */
interface CheckedFile {
  readonly key: string;
  readonly limit: number;
  readonly findings: ReadonlyMap<string, readonly PublishedFinding[]>;
}

/**
 * Checks all zone files in folders and the files with mail records, in slices; open documents as they are in the editor. A
 * file that another includes is judged where it is included. DNS is asked where the settings allow it.
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
  const found = new Set<string>();
  for (const folder of folders.filter((each) => schemeOf(each) === 'file')) {
    await ports.slices.run(collect(ports.disk.zoneFiles(folder), files), isWanted);
    await ports.slices.run(collect(ports.disk.mailFiles(folder), found), isWanted);
  }
  // Policies last, when it is known what the zones say of their domains.
  const isPolicy = (key: string) => mailLanguageOf(key)?.notation === 'policy';
  const mailFiles = [...found]
    .filter((key) => !files.has(key))
    .sort((a, b) => Number(isPolicy(a)) - Number(isPolicy(b)));
  const count = files.size + mailFiles.length;
  const lookups = createWorkspaceLookups(ports, token);
  const domains: DomainOfZone[] = [];
  const policies = mailFiles.some(isPolicy);
  const reverse = await readReverseZones(files, ports, isWanted);
  const witness = createWitness(wantedHosts(reverse.values()));
  const answers = new Map<string, HostAnswer>();
  const neighbours = reverse.size > 0 ? neighboursAmong([...reverse.values()], answers) : undefined;
  const results = new Map<string, CheckedFile | string>();
  // Reverse zones last, when it is known what the others say of the names that they lead to.
  for (const key of [...files].sort((a, b) => Number(reverse.has(a)) - Number(reverse.has(b)))) {
    if (!isWanted()) break;
    const progress = (part = 0) => ports.progress((results.size + part) / count, shownUri(key));
    progress();
    const result = await checkFile(key, ports, isWanted, neighbours, lookups, progress);
    if (result === undefined) continue;
    if (typeof result === 'string') {
      results.set(key, result);
      continue;
    }
    // Findings alone are kept.
    const { zone, options, ...own } = result;
    results.set(key, own);
    collectAnswers(answers, witness(zone));
    if (policies) domains.push(...policyDomains(zone).map((domain) => ({ ...domain, zone: options })));
  }
  for (const key of mailFiles) {
    if (!isWanted()) break;
    ports.progress(results.size / count, shownUri(key));
    const setup = await ports.setupFor(key);
    const bytes = bytesAt(key, ports);
    if (typeof bytes === 'string') {
      results.set(key, bytes);
      continue;
    }
    const own = await checkMailFile(key, bytes, setup, { ...ports, lookups, domains, isWanted });
    results.set(key, { key, limit: setup.config.maxFindings, findings: new Map([[key, own]]) });
  }
  const unanswered = lookups.problem();
  const inOrder = [...files, ...mailFiles].flatMap((key) => results.get(key) ?? []);
  return {
    files: diagnose(
      inOrder.filter((result) => typeof result !== 'string'),
      ports,
    ),
    problems: inOrder.filter((result) => typeof result === 'string'),
    ...(unanswered !== undefined && { unanswered }),
  };
}

/** The reverse zones among files, read without being checked. */
async function readReverseZones(
  files: Iterable<string>,
  ports: CheckPorts,
  isWanted: () => boolean,
): Promise<Map<string, Zone>> {
  const zones = new Map<string, Zone>();
  for (const key of files) {
    if (!isWanted()) break;
    const setup = await ports.setupFor(key);
    const bytes = bytesAt(key, ports);
    if (typeof bytes === 'string' || !mayBeReverse(setup.origin.origin, bytes)) continue;
    const zone = createZone(optionsFor(key, setup, ports));
    if (await ports.slices.run(readZone(zone, bytes), isWanted)) zones.set(key, zone);
  }
  return zones;
}

function optionsFor(key: string, setup: Setup, { sources }: CheckPorts): ZoneOptions {
  return zoneOptions(key, setup, filesFor({ key, setup, asked: new Set() }, sources));
}

/** The text of a file as it is in the editor, or else on the disk; or why it cannot be read. */
function bytesAt(key: string, { disk, sources, mailText }: CheckPorts): Uint8Array | string {
  const text = mailText(key);
  if (text !== undefined) return encodeUtf8(text);
  const open = sources().zones.get(key);
  if (open !== undefined) return currentBytes(open);
  const file = disk.read(key, [folderOf(key)]);
  if (file.status === 'found') return file.bytes;
  return `${shownUri(key)}: it is ${file.status === 'unreadable' ? file.reason : file.status}.`;
}

function* collect(steps: Generator<void, string[]>, into: Set<string>): Generator<void> {
  for (const uri of yield* steps) into.add(canonicalUri(uri));
}

/** Checks one file; `undefined` when that is wanted no longer, why it cannot be read else. */
async function checkFile(
  key: string,
  ports: CheckPorts,
  isWanted: () => boolean,
  neighbours: ((own: Zone) => Neighbours) | undefined,
  lookups: WorkspaceLookups,
  progress: (part: number) => void,
): Promise<(CheckedFile & { readonly zone: Zone; readonly options: ZoneOptions }) | string | undefined> {
  const { slices, git, loadCrypto, setupFor, sources } = ports;
  const setup = await setupFor(key);
  const bytes = bytesAt(key, ports);
  if (typeof bytes === 'string') return bytes;
  const checked = zoneFor(key, setup, filesFor({ key, setup, asked: new Set() }, sources));
  const { zone, rules } = checked;
  const options = optionsFor(key, setup, ports);
  const run = (steps: Iterator<void>) => slices.run(steps, isWanted);
  if (!(await run(checkZone(checked, bytes)))) return undefined;
  rules.outside.neighbours = neighbours;
  const isOn = activeRules(setup.config).some(({ id }) => id === 'zone/serial-not-bumped');
  if (git !== undefined && isOn) {
    rules.outside.committed = await findCommitted(zone, options, git, run, zoneSerial(zone)?.serial);
  }
  if (!(await run(compareOutside(zone, rules)))) return undefined;
  if (setup.config.dnssec !== 'off' && isVerifiable(zone)) {
    await verifyIn(slices, checked, loadCrypto, limitFor(setup), isWanted);
  }
  await lookups.zone(checked, key, setup, progress);
  const findings = new Map<string, PublishedFinding[]>();
  for (const { uri } of readingsOf(zone.root)) findings.set(uri, []);
  for (const finding of publish(checked, setup.shown).findings) findings.get(finding.uri)?.push(finding);
  return { key, zone, options, limit: setup.config.maxFindings, findings };
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
