import { readFileSync } from 'node:fs';
import { checkZoneNow, createCheckedZone, editCheckedZone } from '../../server/src/engine/checkedZone.ts';
import { publish } from '../../server/src/engine/publish.ts';
import { NO_FILES } from '../../server/src/engine/zone/includes.ts';
import { ORIGIN } from './generateZone.ts';

/** Milliseconds that each edit took, from the change to the new findings. */
export interface EditLatency {
  readonly cold: number;
  readonly edits: readonly number[];
}

/**
 * Opens a zone and edits records in its middle as a typist does: breaks one and heals it, adds a record and takes it
 * out, letter by letter.
 */
export function measureEdits(path: string, rounds: number): EditLatency {
  const bytes = readFileSync(path);
  const started = performance.now();
  const checked = createCheckedZone({ uri: path, origin: ORIGIN, isNamed: true, files: NO_FILES });
  checkZoneNow(checked, bytes);
  publish(checked, { limit: 1000 });
  const cold = performance.now() - started;
  const lines = bytes.reduce((count, byte) => count + (byte === 0x0a ? 1 : 0), 0);
  const edits: number[] = [];
  const change = (line: number, from: number, to: number, text: string) => {
    const before = performance.now();
    editCheckedZone(checked, path, {
      start: { line, character: from },
      end: { line, character: to },
      text,
    });
    publish(checked, { limit: 1000 });
    edits.push(performance.now() - before);
  };
  for (let round = 0; round < rounds; round++) {
    const line = Math.floor(lines / 2) + round * 7;
    const added = 'new CNAME host0\n';
    for (let i = 0; i < added.length; i++) change(line, i, i, added[i] ?? '');
    change(line, 0, added.length - 1, 'old');
    change(line, 0, 3, added.trimEnd());
    change(line, 4, 9, 'CNAM');
    change(line, 4, 8, 'CNAME');
  }
  return { cold, edits };
}
