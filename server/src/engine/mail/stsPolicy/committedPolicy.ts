import { type FileVersions, type RunSteps, readVersion } from '../../outside/committedZone.ts';
import { decodeUtf8 } from '../../text/utf8.ts';
import type { ZoneOptions } from '../../zone/zone.ts';
import { policyDomains } from './policyDomains.ts';
import type { PublishedPolicy } from './policySurroundings.ts';

/** A policy file, and the zone that has the MTA-STS record of its domain. */
export interface PolicyFile {
  /** As the versions of files are told apart. */
  readonly uri: string;
  readonly bytes: Uint8Array;
  readonly domain: string;
  /** By which the zone is read now. */
  readonly zone: ZoneOptions;
}

/**
 * A policy file and the id of its domain as they are in another version of the files, such as the last commit.
 *
 * @returns `undefined` where the file is the same there, or one of the two is not known
 */
export async function committedPolicy(
  { uri, bytes, domain, zone }: PolicyFile,
  versions: FileVersions,
  run: RunSteps,
): Promise<PublishedPolicy | undefined> {
  const [own, ofZone] = await versions.find([uri, zone.uri]);
  if (own === undefined || ofZone === undefined || own.isSame(bytes)) return undefined;
  const before = await versions.read(own);
  const zoneBefore = before && (await readVersion(zone, ofZone, versions, run));
  if (before === undefined || zoneBefore === undefined) return undefined;
  const id = policyDomains(zoneBefore).find((each) => each.domain === domain)?.id;
  return id === undefined ? undefined : { id, policy: decodeUtf8(before) };
}
