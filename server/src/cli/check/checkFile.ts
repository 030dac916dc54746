import { type CheckedZone, checkZone } from '../../engine/checkedZone.ts';
import { publishOptions } from '../../engine/config/publishOptions.ts';
import { type PublishedFinding, publish } from '../../engine/publish.ts';
import { concatBytes } from '../../engine/text/bytes.ts';
import { decodeUtf8 } from '../../engine/text/utf8.ts';
import { type Reading, readingsOf, type Zone } from '../../engine/zone/zone.ts';
import { type FileSetup, pathFrom } from '../project.ts';
import type { Comparer } from './comparer.ts';
import { openZone } from './openZone.ts';
import type { FileReport } from './report.ts';
import { toReported } from './toReported.ts';
import { verifySigned } from './verifySigned.ts';

/** A zone that was checked: reports on its file and on each that it includes, in the order of reading, and itself. */
export interface CheckedFile {
  readonly reports: readonly FileReport[];
  readonly zone: Zone;
  /** Why not all was looked up, as a sentence. */
  readonly unanswered?: string | undefined;
}

/** Is told from time to time how much has been done, from 0 to 1, and what that is. */
export type FileProgress = (part: number, done: 'read' | 'verified' | 'looked up') => void;

/**
 * Checks a zone file and what it includes.
 *
 */
export async function checkFile(
  setup: FileSetup,
  bytes: Uint8Array,
  comparer: Comparer,
  progress: FileProgress = () => {},
): Promise<CheckedFile> {
  const checked = openZone(setup);
  comparer.begin(checked, setup);
  const { root } = checked.zone;
  let read = 0;
  let blocks = 0;
  for (const _ of checkZone(checked, bytes)) {
    for (; blocks < root.blocks.length; blocks++) read += root.blocks[blocks]?.bytes.length ?? 0;
    progress(read / bytes.length, 'read');
  }
  await comparer.compare(checked, setup);
  await verifySigned(checked, setup, progress);
  const unanswered = await comparer.lookUp(checked, setup, progress);
  return { reports: reportsOn(checked, setup), zone: checked.zone, unanswered };
}

/** What was found in a zone file and in what it includes, in the order of reading. */
export function reportsOn(checked: CheckedZone, setup: FileSetup): FileReport[] {
  const { config, base, limit } = setup;
  const { origin } = setup.origin;
  const { root } = checked.zone;
  const options = publishOptions(config, (uri) => pathFrom(base, uri));
  const found = new Map<string, PublishedFinding[]>();
  const readings = new Map<string, Reading>();
  for (const reading of readingsOf(root)) {
    if (found.has(reading.uri)) continue;
    found.set(reading.uri, []);
    readings.set(reading.uri, reading);
  }
  for (const finding of publish(checked, options).findings) found.get(finding.uri)?.push(finding);
  return [...found].map(([uri, findings]) => {
    const blocks = findings.length > 0 ? (readings.get(uri)?.blocks ?? []) : [];
    const lineAt = createLines(concatBytes(blocks.map((block) => block.bytes)));
    return {
      path: uri,
      origin,
      limit,
      findings: findings.map((finding) => toReported(finding, lineAt)),
      more: 0,
    };
  });
}

const LF = 0x0a;
const CR = 0x0d;

/** Gives lines of a text, from 0; lines that are asked for in order cost one pass. */
function createLines(bytes: Uint8Array): (line: number) => string {
  let line = 0;
  let start = 0;
  const endFrom = (at: number) => {
    let end = at;
    while (end < bytes.length && bytes[end] !== LF && bytes[end] !== CR) end++;
    return end;
  };
  return (wanted) => {
    if (wanted < line) {
      line = 0;
      start = 0;
    }
    for (; line < wanted && start < bytes.length; line++) {
      const end = endFrom(start);
      start = end + (bytes[end] === CR && bytes[end + 1] === LF ? 2 : 1);
    }
    return decodeUtf8(bytes, start, endFrom(start));
  };
}
