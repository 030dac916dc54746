import { join } from 'node:path';
import { root } from '../../scripts/setup/paths.ts';
import { findCommand } from '../../scripts/setup/tools.ts';
import { ORIGIN } from './generateZone.ts';
import type { Command } from './program.ts';

/** The command line as it is shipped. */
export const CLI = join(root, 'dist/cli.cjs');

/** A program that is measured. */
export interface Peer {
  readonly name: string;
  command(zone: string): Command;
}

export const OWN = 'hostmaster';
export const KNOT = 'kzonecheck';
export const NODE = 'node -e 0';

const hostmaster = (zone: string, env?: Command['env']): Command => ({
  command: process.execPath,
  args: [CLI, 'check', '--origin', ORIGIN, zone],
  ...(env === undefined ? {} : { env }),
});

/** Programs that read the same file from the beginning; BIND's must not ask the network for names of other zones. */
export const PEERS: readonly Peer[] = [
  { name: OWN, command: (zone) => hostmaster(zone) },
  {
    name: `${OWN}, first run`,
    // Without compiled code from a run before.
    command: (zone) => hostmaster(zone, { NODE_DISABLE_COMPILE_CACHE: '1' }),
  },
  { name: KNOT, command: (zone) => tool('kzonecheck', '-o', ORIGIN, zone) },
  {
    name: 'named-checkzone -i local',
    command: (zone) => tool('named-checkzone', '-i', 'local', ORIGIN, zone),
  },
  {
    name: 'named-checkzone -i none',
    command: (zone) => tool('named-checkzone', '-i', 'none', ORIGIN, zone),
  },
  { name: 'nsd-checkzone', command: (zone) => tool('nsd-checkzone', ORIGIN, zone) },
  { name: 'ldns-read-zone', command: (zone) => tool('ldns-read-zone', zone) },
  { name: NODE, command: () => ({ command: process.execPath, args: ['-e', '0'] }) },
  {
    name: 'scan for words in Node',
    command: (zone) => ({
      command: process.execPath,
      args: [join(import.meta.dirname, 'tokenScan.mjs'), zone],
    }),
  },
];

/** A command of the system; Debian keeps zone checkers where an ordinary user's PATH does not lead. */
export function tool(name: string, ...args: string[]): Command {
  const command = findCommand(name);
  if (command === undefined) throw new Error(`${name} is missing: npm run setup installs it.`);
  return { command, args };
}
