import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { generateZone } from './generateZone.ts';
import { CLI, KNOT, OWN, tool } from './peers.ts';
import { type Command, seconds } from './program.ts';
import type { Folder } from './results.ts';
import { spread } from './spread.ts';

/**
 * Checks a folder of small zones: in one run of ours, and in loops of the shell, since the others check one zone at a time.
 *
 * @param parent where the folder is made
 * @param records of each zone
 */
export function measureFolder(
  parent: string,
  zones: number,
  records: number,
  runs: number,
  progress: (text: string) => void,
): Folder {
  const folder = join(parent, 'zones');
  mkdirSync(folder);
  for (let i = 0; i < zones; i++) {
    const origin = `zone${i}.example`;
    generateZone(join(folder, `${origin}.zone`), records, origin);
  }
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell replaces it
  const origin = '"${zone%.zone}"';
  const loop = (name: string, ...args: string[]): Command => ({
    command: 'sh',
    args: ['-ec', `for zone in *.zone; do ${tool(name).command} ${args.join(' ')} ${origin} "$zone"; done`],
    cwd: folder,
  });
  const programs: readonly (Command & { readonly name: string })[] = [
    { name: OWN, command: process.execPath, args: [CLI, 'check', folder] },
    { name: 'loop of named-checkzone -i local', ...loop('named-checkzone', '-i', 'local') },
    { name: `loop of ${KNOT}`, ...loop(KNOT, '-o') },
  ];
  const times: number[][] = programs.map(() => []);
  for (let run = 0; run < runs; run++) {
    progress(`a folder of ${zones} zones, run ${run + 1} of ${runs}`);
    for (const [index, program] of programs.entries()) times[index]?.push(seconds(program));
  }
  return {
    zones,
    records,
    rows: programs.map(({ name }, index) => ({ program: name, seconds: spread(times[index] ?? []) })),
  };
}
