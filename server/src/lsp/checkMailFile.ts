import { activeRules } from '../engine/config/levels.ts';
import { byPlace, readMailDocument } from '../engine/mail/document/mailDocument.ts';
import { type MailLanguage, mailFile, programFile } from '../engine/mail/document/mailLanguage.ts';
import { publishDocument } from '../engine/mail/document/publishDocument.ts';
import { committedPolicy } from '../engine/mail/stsPolicy/committedPolicy.ts';
import { domainOfPolicy, type PolicyDomain, surroundingsOf } from '../engine/mail/stsPolicy/policyDomains.ts';
import type { PolicySurroundings } from '../engine/mail/stsPolicy/policySurroundings.ts';
import type { PublishedFinding } from '../engine/publish.ts';
import { decodeUtf8 } from '../engine/text/utf8.ts';
import type { ZoneOptions } from '../engine/zone/zone.ts';
import type { Git } from './git.ts';
import type { WorkspaceLookups } from './lookups/workspaceLookups.ts';
import type { Setup } from './setup.ts';
import type { Slices } from './slices.ts';
import { baseName } from './uris.ts';

/** A domain with an MTA-STS record, and how its zone is read. */
export interface DomainOfZone extends PolicyDomain {
  readonly zone: ZoneOptions;
}

/** What a file with mail records is checked with. */
export interface MailFilePorts {
  readonly slices: Slices;
  readonly git: Git | undefined;
  readonly lookups: WorkspaceLookups;
  /** Of the zones that were checked before. */
  readonly domains: readonly DomainOfZone[];
  isWanted(): boolean;
}

/** How a file is written that may hold mail records and is no zone. */
export function mailLanguageOf(key: string): MailLanguage | undefined {
  return mailFile(baseName(key)) ?? programFile(baseName(key));
}

/** The findings in a file with mail records that is not open as one. */
export async function checkMailFile(
  key: string,
  bytes: Uint8Array,
  setup: Setup,
  ports: MailFilePorts,
): Promise<readonly PublishedFinding[]> {
  const language = mailLanguageOf(key);
  if (language === undefined) return [];
  const text = decodeUtf8(bytes);
  const document = readMailDocument(text, language);
  const around = language.notation === 'policy' ? await aroundPolicy(key, bytes, setup, ports) : {};
  const own = document.findings(activeRules(setup.config), around);
  const lookedUp = await ports.lookups.document(document, key, setup);
  const found = [...own, ...lookedUp].sort(byPlace);
  return publishDocument(key, text, found, { ...setup.shown, limit: Number.POSITIVE_INFINITY }).findings;
}

async function aroundPolicy(
  key: string,
  bytes: Uint8Array,
  setup: Setup,
  { domains, git, slices, lookups, isWanted }: MailFilePorts,
): Promise<PolicySurroundings> {
  const found = domainOfPolicy(key, domains);
  if (found === undefined) return {};
  const { domain, zone } = found;
  const run = (steps: Iterator<void>) => slices.run(steps, isWanted);
  const committed = git && (await committedPolicy({ uri: key, bytes, domain, zone }, git, run));
  const published = await lookups.policy(domain, setup);
  return { ...surroundingsOf(found), ...(committed && { committed }), ...(published && { published }) };
}
