import { type CheckedZone, type CheckOptions, createCheckedZone } from '../../engine/checkedZone.ts';
import { activeRules } from '../../engine/config/levels.ts';
import { isNamedBy } from '../../engine/origin/findOrigin.ts';
import { type Memory, OWN_MEMORY } from '../../engine/zone/memory.ts';
import { includeFiles } from '../includeFiles.ts';
import type { FileSetup } from '../project.ts';

/** The zone of a file, to be read. */
export function openZone(setup: FileSetup, memory?: Memory): CheckedZone {
  return createCheckedZone(checkOptions(setup, memory));
}

/** How a file is read and checked. */
export function checkOptions(setup: FileSetup, memory: Memory = OWN_MEMORY): CheckOptions {
  const { path, config, origin, now } = setup;
  return {
    uri: path,
    origin: origin.origin,
    isNamed: isNamedBy(origin),
    targets: config.targets,
    nameServers: config.nameServers,
    now: now === undefined ? Date.now : () => now,
    rules: activeRules(config),
    files: includeFiles(setup),
    blockBytes: BLOCK_BYTES,
    memory,
  };
}

/** Nothing is edited here, so that large blocks cost nothing. */
const BLOCK_BYTES = 1 << 15;
