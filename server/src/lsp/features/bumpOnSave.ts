import { type CancellationToken, TextDocumentSaveReason, type TextEdit } from 'vscode-languageserver';
import { fileRange } from '../../engine/editing/fileRange.ts';
import { nextSerial, serialForm } from '../../engine/editing/serial.ts';
import { serialEdits, zoneSerial } from '../../engine/editing/zoneSerial.ts';
import { type FileVersion, type FileVersions, findCommitted } from '../../engine/outside/committedZone.ts';
import { digestBlocks, isSameDigest, recordDigest } from '../../engine/outside/recordDigest.ts';
import type { Disk } from '../disk.ts';
import { filesFor } from '../includedFiles.ts';
import { zoneOptions } from '../openZone.ts';
import type { OpenZones } from '../openZones.ts';
import { folderOf, schemeOf } from '../uris.ts';
import { type Feature, type FeatureParts, zoneOf } from './feature.ts';

/**
 * Raises the serial number as a part of saving, where the setting `serial.bumpOnSave` asks for it: when records have
 * changed since the last commit, or since the last save of a file that git does not know, and the number was not raised
 * yet.
 */
export const bumpOnSave: Feature = {
  capabilities: () => ({}),
  serve(parts) {
    const { connection, guard, zones } = parts;
    connection.onWillSaveTextDocumentWaitUntil(
      guard('raising the serial number', [], async ({ textDocument: { uri }, reason }, token) => {
        await untilSetUp(zones, uri);
        const isManual = reason === TextDocumentSaveReason.Manual;
        while (!token.isCancellationRequested) {
          if (zones.get(uri)?.setup.config['serial.bumpOnSave'] !== true) return [];
          const edits = await raise(parts, uri, isManual, token);
          if (edits !== 'changed') return edits;
        }
        return [];
      }),
    );
  },
};

/** Resolves when it is known what a document is read by. */
async function untilSetUp(zones: OpenZones, uri: string): Promise<void> {
  for (let zone = zones.get(uri); zone && !zone.isSetUp && !zone.failed; zone = zones.get(uri)) {
    await zone.begun;
  }
}

/** The edits that raise the number, if it is to be raised; `changed` when the zone was read anew meanwhile. */
async function raise(
  parts: FeatureParts,
  uri: string,
  isManual: boolean,
  token: CancellationToken,
): Promise<TextEdit[] | 'changed'> {
  const { slices, git, disk, sources } = parts;
  const found = await zoneOf(parts, uri, token);
  const known = found && zoneSerial(found.zone);
  // Where the SOA record is in another file, nobody saves that.
  if (found === undefined || known?.record.block.uri !== found.document.key) return [];
  const { judge, zone } = found;
  const { revision } = judge;
  const isSame = () => judge.checked.zone === zone && judge.work === undefined;
  const run = (steps: Iterator<void>) => slices.run(steps, () => !token.isCancellationRequested && isSame());
  const options = zoneOptions(judge.key, judge.setup, filesFor({ ...judge, asked: new Set() }, sources));
  git?.forget();
  const [committed] = (await git?.find([judge.key])) ?? [];
  // Saving by itself every other second would raise it each time.
  const versions = committed !== undefined ? git : isManual && disk ? savedVersions(disk) : undefined;
  const before = versions && (await findCommitted(zone, options, versions, run, known.serial));
  if (before !== undefined) await run(digestBlocks(zone));
  if (!isSame() || judge.revision !== revision) return 'changed';
  if (before === undefined || isSameDigest(recordDigest(zone), before.records)) return [];
  const now = Date.now();
  const next = nextSerial(before.serial, serialForm(before.serial, now) ?? 'counter', now);
  return serialEdits(known, next.serial).map(({ place, text }) => {
    const { start, end } = fileRange(place);
    return { range: { start, end }, newText: text };
  });
}

type SavedVersion = FileVersion & { readonly bytes: Uint8Array };

/** Files as they were saved last. */
function savedVersions(disk: Disk): FileVersions {
  const find = (uri: string): SavedVersion | undefined => {
    const file = schemeOf(uri) === 'file' ? disk.read(uri, [folderOf(uri)]) : undefined;
    if (file?.status !== 'found') return undefined;
    const { bytes } = file;
    const isSame = (other: Uint8Array) =>
      bytes.length === other.length && bytes.every((byte, i) => byte === other[i]);
    return { id: uri, isSame, bytes };
  };
  return {
    find: async (uris) => uris.map(find),
    read: async (version) => (version as SavedVersion).bytes,
  };
}
