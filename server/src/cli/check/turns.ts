import { type PolicyDomain, policyDomains } from '../../engine/mail/stsPolicy/policyDomains.ts';
import {
  collectAnswers,
  createWitness,
  type HostAnswer,
  neighboursAmong,
  type WantedHost,
} from '../../engine/outside/crossCheck.ts';
import type { FileSetup } from '../project.ts';
import type { CheckedFile } from './checkFile.ts';
import { type Comparer, createComparer, createGit } from './comparer.ts';
import { createRecordLookups } from './lookUpRecords.ts';
import type { FileReport } from './report.ts';
import { readZones } from './reverseZones.ts';

/** What files are compared with; plain data, so that threads can be told. */
export interface Turn {
  /** Whether git is asked for the last commit. */
  readonly git: boolean;
  /** The files of reverse zones among those that are checked. */
  readonly reverse: readonly FileSetup[];
  /** The files of zones below others that have keys. */
  readonly signed: readonly FileSetup[];
  /** The hosts that each zone is asked about. */
  readonly wanted: readonly WantedHost[];
  /** What zones have said of them. */
  readonly answers: readonly HostAnswer[];
  /** Whether there are policies of MTA-STS, which are held against the zones. */
  readonly policies: boolean;
}

/** What was found in a file, and what its zone says of the hosts that it was asked about. */
export interface ToldFile {
  readonly reports: readonly FileReport[];
  readonly answers: readonly HostAnswer[];
  /** The domains of its zone with an MTA-STS record, where there are policies. */
  readonly domains?: readonly PolicyDomain[];
  /** Why not all was looked up, as a sentence. */
  readonly unanswered?: string | undefined;
}

/** What one thread compares its files with, turn by turn. */
export function createTurns() {
  const git = createGit();
  const lookups = createRecordLookups();
  let comparer: Comparer = createComparer({ git: false }, git, lookups);
  let witness = createWitness([]);
  let asksDomains = false;
  return {
    async begin({ git: asksGit, reverse, signed, wanted, answers, policies }: Turn): Promise<void> {
      witness = createWitness(wanted);
      asksDomains = policies;
      if (reverse.length + signed.length === 0) {
        comparer = createComparer({ git: asksGit }, git, lookups);
        return;
      }
      const known = new Map<string, HostAnswer>();
      collectAnswers(known, answers);
      const paths = new Set(reverse.map(({ path }) => path));
      const others = signed.filter(({ path }) => !paths.has(path));
      const hash =
        signed.length > 0 ? (await import('../../node/dnssecCrypto.ts')).dnssecCrypto.hash : undefined;
      const neighbours = neighboursAmong(await readZones([...reverse, ...others]), known, hash);
      comparer = createComparer({ git: asksGit, neighbours }, git, lookups);
    },
    comparer: () => comparer,
    tell(checked: CheckedFile | string): ToldFile | string {
      return typeof checked === 'string'
        ? checked
        : {
            reports: checked.reports,
            answers: witness(checked.zone),
            ...(asksDomains && { domains: policyDomains(checked.zone) }),
            unanswered: checked.unanswered,
          };
    },
    async end(): Promise<void> {
      git.end();
      lookups.end();
    },
  };
}
