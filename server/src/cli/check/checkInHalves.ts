import { checkHalves } from '../../engine/halves/checkHalves.ts';
import { splitOf } from '../../engine/halves/readHalves.ts';
import { SHARED_MEMORY } from '../../engine/zone/memory.ts';
import type { FileSetup } from '../project.ts';
import { readShared } from '../readInput.ts';
import { type CheckedFile, checkFile, type FileProgress, reportsOn } from './checkFile.ts';
import type { Comparer } from './comparer.ts';
import { openZone } from './openZone.ts';
import { verifySigned } from './verifySigned.ts';
import { startWorker } from './worker.ts';

/**
 * With less text than this, one thread is as fast: each compiles the program's code for itself, and it takes a second of
 * work until that code is as fast as it gets; bytes.
 */
export const WORTH_HALVES = 20 << 20;

/** Checks one long zone file with two threads, each of which reads half of it and judges half of the zone. */
export async function checkInHalves(
  setup: FileSetup,
  comparer: Comparer,
  progress: FileProgress,
): Promise<CheckedFile | string> {
  // It starts while this thread reads the file.
  const worker = await startWorker();
  try {
    const bytes = readShared(setup.path);
    if (typeof bytes === 'string') return bytes;
    const split = splitOf(bytes);
    if (split === 0) return await checkFile(setup, bytes, comparer, progress);
    const checked = openZone(setup, SHARED_MEMORY);
    comparer.begin(checked, setup);
    await checkHalves(checked, bytes, split, worker.shareWork(setup));
    await comparer.compare(checked, setup);
    await verifySigned(checked, setup, progress);
    const unanswered = await comparer.lookUp(checked, setup, progress);
    return { reports: reportsOn(checked, setup), zone: checked.zone, unanswered };
  } finally {
    await worker.end();
  }
}
