import { firstLabels } from '../../rules/support/ownerLabels.ts';
import { TXT } from '../../rules/support/textStrings.ts';
import { ZoneView } from '../../rules/zoneView.ts';
import { type NameId, ROOT } from '../../zone/names.ts';
import type { Zone } from '../../zone/zone.ts';
import { mailRecordIn } from '../inZone/mailRecordIn.ts';
import { parseStsRecord } from '../sts/stsRecord.ts';
import { tagOf } from '../tags/tagList.ts';
import { isDiscarded } from '../transportRecord.ts';
import type { PolicySurroundings } from './policySurroundings.ts';

const MX = 15;

/** A domain with an MTA-STS record, and what its zone says of it. */
export interface PolicyDomain extends PolicySurroundings {
  /** Absolute, in lower case, without the final dot. */
  readonly domain: string;
}

/**
 * The domains of a zone that have an MTA-STS record (RFC 8461 §3.1), with what a policy file has to agree with. A policy file
 * of a workspace is for one of them.
 */
export function policyDomains(zone: Zone): readonly PolicyDomain[] {
  const view = new ZoneView(zone, ignore, ignore);
  const found = new Map<NameId, PolicyDomain>();
  for (const records of view.inOrder([TXT])) {
    for (const record of records) {
      const owner = view.names.fold(record.owner);
      if (firstLabels(view, owner, 1)[0] !== '_mta-sts') continue;
      const mail = mailRecordIn(view, record)?.record;
      const parsed = mail?.kind === 'sts' ? parseStsRecord(mail) : undefined;
      const id = parsed && !isDiscarded(parsed) ? tagOf(parsed, 'id')?.value : undefined;
      if (id === undefined) continue;
      const domain = view.names.parent(owner);
      found.set(domain, { domain: plain(view, domain), id, mxHosts: mxHostsOf(view, domain) });
    }
  }
  return [...found.values()];
}

/**
 * The domain that a policy file is for, of those with an MTA-STS record: the one that a folder above it is named after
 * (`mta-sts.example.com/.well-known/mta-sts.txt`), else the only one.
 *
 * @param path of the file, or its URI
 */
export function domainOfPolicy<D extends PolicyDomain>(path: string, domains: readonly D[]): D | undefined {
  for (const folder of path.toLowerCase().split(/[\\/]/).reverse()) {
    const named = domains.filter(({ domain }) => folder === domain || folder === `mta-sts.${domain}`);
    if (named.length > 0) return named.length === 1 ? named[0] : undefined;
  }
  return domains.length === 1 ? domains[0] : undefined;
}

/** What is known of a domain, as a policy file is held against it. */
export function surroundingsOf({ domain, id, mxHosts = [] }: PolicyDomain): PolicySurroundings {
  // Without MX records in the zone, nothing is known of the hosts.
  return { domain, ...(id !== undefined && { id }), ...(mxHosts.length > 0 && { mxHosts }) };
}

function mxHostsOf(view: ZoneView, domain: NameId): readonly string[] {
  return view
    .recordsAt(domain, MX)
    .filter(({ target }) => target !== ROOT)
    .map(({ target }) => plain(view, view.names.fold(target)));
}

function plain(view: ZoneView, name: NameId): string {
  return view.text(name).replace(/\.$/, '');
}

function ignore(): void {}
