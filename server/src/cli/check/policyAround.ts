import { committedPolicy } from '../../engine/mail/stsPolicy/committedPolicy.ts';
import {
  domainOfPolicy,
  type PolicyDomain,
  surroundingsOf,
} from '../../engine/mail/stsPolicy/policyDomains.ts';
import type { PolicySurroundings } from '../../engine/mail/stsPolicy/policySurroundings.ts';
import type { FileSetup } from '../project.ts';
import { type createGit, runAll } from './comparer.ts';
import type { RecordLookups } from './lookUpRecords.ts';
import { checkOptions } from './openZone.ts';

/** A domain with an MTA-STS record, and its zone's file. */
export interface DomainInFile extends PolicyDomain {
  readonly file: string;
}

/** What policy files are compared with. */
export interface AroundPolicies {
  readonly domains: readonly DomainInFile[];
  /** Where git is asked for the last commit. */
  readonly git: ReturnType<typeof createGit> | undefined;
  readonly lookups: RecordLookups;
  setupOf(path: string): FileSetup;
}

/** What is known of the domain that a policy file is for. */
export async function policyAround(
  setup: FileSetup,
  bytes: Uint8Array,
  { domains, git, lookups, setupOf }: AroundPolicies,
): Promise<PolicySurroundings> {
  const { path } = setup;
  const found = domainOfPolicy(path, domains);
  if (found === undefined) return {};
  const { domain, file } = found;
  const versions = await git?.of(path);
  const zone = checkOptions(setupOf(file));
  const committed = versions && (await committedPolicy({ uri: path, bytes, domain, zone }, versions, runAll));
  const published = await lookups.publishedPolicy(domain, setup);
  return {
    ...surroundingsOf(found),
    ...(committed && { committed }),
    ...(published && { published }),
  };
}
