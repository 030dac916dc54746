import { committedPolicy } from '../../engine/mail/stsPolicy/committedPolicy.ts';
import {
  domainOfPolicy,
  type PolicyDomain,
  policyDomains,
  surroundingsOf,
} from '../../engine/mail/stsPolicy/policyDomains.ts';
import type { PolicySurroundings } from '../../engine/mail/stsPolicy/policySurroundings.ts';
import { encodeUtf8 } from '../../engine/text/utf8.ts';
import type { Git } from '../git.ts';
import { filesFor, type IncludeSources } from '../includedFiles.ts';
import { isUnread, type OpenZone, zoneOptions } from '../openZone.ts';
import type { OpenZones } from '../openZones.ts';
import type { Slices } from '../slices.ts';
import { schemeOf } from '../uris.ts';
import type { MailDocuments, OpenMailDocument } from './mailDocuments.ts';

export interface PolicyPorts {
  readonly zones: OpenZones;
  readonly slices: Slices;
  readonly git: Git | undefined;
  mail(): MailDocuments;
  sources(): IncludeSources;
  failed(doing: string, reason: unknown): void;
}

/** Holds open policies of MTA-STS against open zones and the last commit. */
export interface Policies {
  /** What the open zones tell of the domain that a policy is for. */
  around(key: string): PolicySurroundings;
  /** A policy was opened or changed, or another domain is known to be its own. */
  changed(document: OpenMailDocument): void;
}

interface DomainInZone extends PolicyDomain {
  readonly zone: OpenZone;
}

export function createPolicies({ zones, slices, git, mail, sources, failed }: PolicyPorts): Policies {
  const domainFor = (key: string): DomainInZone | undefined =>
    domainOfPolicy(
      key,
      [...zones.all()]
        .filter((zone) => !isUnread(zone))
        .flatMap((zone) => policyDomains(zone.checked.zone).map((domain) => ({ ...domain, zone }))),
    );

  const compare = async (document: OpenMailDocument, versions: Git): Promise<void> => {
    const { key, text, compared, around } = document;
    // What was committed does not change with the text.
    if (compared.committed !== undefined) return;
    const found = domainFor(key);
    if (found === undefined) return;
    const { domain, zone } = found;
    const options = zoneOptions(zone.key, zone.setup, filesFor({ ...zone, asked: new Set() }, sources));
    const isWanted = () => mail().get(key) === document && document.around === around;
    const committed = await committedPolicy(
      { uri: key, bytes: encodeUtf8(text), domain, zone: options },
      versions,
      (steps) => slices.run(steps, isWanted),
    );
    if (committed !== undefined && isWanted()) mail().compared(document, { committed });
  };
  const changed = (document: OpenMailDocument) => {
    if (git === undefined || document.language.notation !== 'policy' || schemeOf(document.key) !== 'file') {
      return;
    }
    compare(document, git).catch((reason) =>
      failed(`comparing ${document.uri} with its last commit`, reason),
    );
  };
  git?.onHeadChanged(() => {
    for (const document of mail().policies()) {
      mail().compared(document, { committed: undefined });
      changed(document);
    }
  });

  return {
    around(key) {
      const found = domainFor(key);
      return found === undefined ? {} : surroundingsOf(found);
    },
    changed,
  };
}
