import { dirname, resolve } from 'node:path';
import type { CheckedZone } from '../../engine/checkedZone.ts';
import { zoneSerial } from '../../engine/editing/zoneSerial.ts';
import { findCommitted } from '../../engine/outside/committedZone.ts';
import type { Neighbours } from '../../engine/outside/neighbours.ts';
import { compareOutside } from '../../engine/rules/runRules.ts';
import type { Zone } from '../../engine/zone/zone.ts';
import type { HeadVersions } from '../../node/git/headVersions.ts';
import { createRepositories, realFolder } from '../../node/git/repository.ts';
import type { FileSetup } from '../project.ts';
import type { RecordLookups } from './lookUpRecords.ts';
import { checkOptions } from './openZone.ts';

/** Compares zones with what lies outside of their files. */
export interface Comparer {
  /** Begins to ask git for a zone's file, which goes on while the zone is checked. */
  begin(checked: CheckedZone, setup: FileSetup): void;
  /** Compares a zone that was checked. */
  compare(checked: CheckedZone, setup: FileSetup): Promise<void>;
  /** Asks DNS about its mail records, if that is asked for. */
  readonly lookUp: RecordLookups['run'];
}

/** What zones are compared with. */
export interface ComparedWith {
  /** Whether git is asked for the last commit. */
  readonly git: boolean;
  /** The zones at hand for each zone, where several are checked. */
  readonly neighbours?: ((own: Zone) => Neighbours) | undefined;
}

/**
 * @param versions of earlier comparisons, which may go on
 * @param lookups the same
 */
export function createComparer(
  { git, neighbours }: ComparedWith,
  versions: ReturnType<typeof createGit>,
  lookups: RecordLookups,
): Comparer {
  const asksGit = ({ rules }: CheckedZone, { path }: FileSetup) =>
    git && path !== '-' && rules.outsideRules.some(({ id }) => id === 'zone/serial-not-bumped');
  return {
    begin(checked, setup) {
      if (!asksGit(checked, setup)) return;
      // What goes wrong is told when the answer is needed.
      versions
        .of(setup.path)
        ?.then(({ find }) => find([setup.path]))
        .catch(() => {});
    },
    async compare(checked, setup) {
      const { zone, rules } = checked;
      if (rules.outsideRules.length === 0) return;
      rules.outside.neighbours = neighbours;
      const head = asksGit(checked, setup) ? await versions.of(setup.path) : undefined;
      if (head !== undefined) {
        const options = checkOptions(setup);
        rules.outside.committed = await findCommitted(zone, options, head, runAll, zoneSerial(zone)?.serial);
      }
      for (const _ of compareOutside(zone, rules));
    },
    lookUp: lookups.run,
  };
}

/** Git, loaded with the first file that is in a repository. */
export function createGit() {
  const repositoryOf = createRepositories();
  let loaded: Promise<HeadVersions> | undefined;
  let head: HeadVersions | undefined;
  const load = async (): Promise<HeadVersions> => {
    const { createHeadVersions } = await import('../../node/git/headVersions.ts');
    head = createHeadVersions((uri) => resolve(uri));
    return head;
  };
  return {
    /** @returns `undefined` for files outside of repositories */
    of(path: string): Promise<HeadVersions> | undefined {
      if (repositoryOf(realFolder(dirname(resolve(path)))) === undefined) return undefined;
      loaded ??= load();
      return loaded;
    },
    end: () => head?.end(),
  };
}

/** Runs long work as one piece. */
export async function runAll(steps: Iterator<void>): Promise<boolean> {
  while (!steps.next().done);
  return true;
}
