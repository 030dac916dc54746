import { fieldPlace } from '../rules/support/rdataField.ts';
import type { NameRecords } from './nameRecords.ts';
import { chainKey, type Nsec3Parameters, readParameters, SHA1 } from './nsec3.ts';
import { createNsec3Chain } from './nsec3Chain.ts';
import { createNsecChain } from './nsecChain.ts';
import { type DefectPlace, SharedDefects } from './sharedDefects.ts';
import { NSEC3, NSEC3PARAM, SOA } from './typeNumbers.ts';
import type { Verification } from './verification.ts';
import type { ZoneName } from './zoneNames.ts';

/** Nobody may use more, and validators take much less for an attack (RFC 5155 §10.3, RFC 9276 §3.2). */
const MAX_ITERATIONS = 2500;

/** There are two while parameters are being changed; the rest is no chain that anyone uses. */
const MOST_CHAINS = 3;

/** What proves that names and types do not exist: chains of NSEC or NSEC3 records. */
export interface DenialCheck {
  visit(name: ZoneName, records: NameRecords): void;
  /** Says what is wrong with the chains as wholes. Yields at short intervals. */
  end(): Generator<void>;
}

/** @param apex what stands at the zone's apex */
export function createDenialCheck(verification: Verification, apex: NameRecords): DenialCheck {
  const { report } = verification;
  const parameters = activeParameters(apex);
  const known = new Set(parameters.map(chainKey));
  const nsec = createNsecChain(verification);
  const chains = parameters
    .filter(({ algorithm, iterations }) => algorithm === SHA1 && iterations <= MAX_ITERATIONS)
    .slice(0, MOST_CHAINS)
    .map((each) => createNsec3Chain(verification, each));
  const strangers = new SharedDefects<DefectPlace>();
  const seen = new Set<string>();
  return {
    visit(name, records) {
      nsec.visit(name, records);
      for (const chain of chains) chain.visit(name, records);
      for (const record of records.sets.get(NSEC3) ?? []) {
        const own = readParameters(record);
        if (own === undefined) continue;
        seen.add(chainKey(own));
        if (!known.has(chainKey(own)))
          strangers.add('', { place: record.typePlace, label: 'Another NSEC3 record' });
      }
    },
    *end() {
      const hasNsec = yield* nsec.end();
      for (const chain of chains) yield* chain.end();
      strangers.report('zone/nsec-chain', report, (_, others) =>
        parameters.length === 0
          ? `The zone has NSEC3 records${others > 0 ? `, ${others + 1} of them,` : ''} but no NSEC3PARAM record that name servers find them by (RFC 5155 §4). Sign the zone again.`
          : `The parameters of this NSEC3 record${others > 0 ? ` and of ${others} others` : ''} are not those of the NSEC3PARAM record, so name servers do not use it (RFC 5155 §7.1). Sign the zone again.`,
      );
      for (const record of apex.sets.get(NSEC3PARAM) ?? []) {
        const own = readParameters(record);
        if (own === undefined || own.flags !== 0 || seen.has(chainKey(own))) continue;
        report('zone/nsec-chain', {
          message:
            'The zone has no NSEC3 records with these parameters: nothing proves what does not exist, and validating resolvers fail on answers that say so. Sign the zone again.',
          place: fieldPlace(record, 0),
        });
      }
      const [soa] = apex.sets.get(SOA) ?? [];
      if (!hasNsec && seen.size === 0 && parameters.length === 0 && soa !== undefined) {
        report('zone/nsec-chain', {
          message:
            'The zone is signed but has neither NSEC nor NSEC3 records: nothing proves what does not exist, and validating resolvers fail on answers that say so. Sign the zone again.',
          place: soa.typePlace,
        });
      }
    },
  };
}

/** How many times a name is hashed to find its NSEC3 records. */
export function hashesPerName(apex: NameRecords): number {
  return activeParameters(apex)
    .slice(0, MOST_CHAINS)
    .reduce((sum, { iterations }) => sum + Math.min(iterations, MAX_ITERATIONS) + 1, 0);
}

/** The parameters that name servers use: those without flags (RFC 5155 §4.1.2). */
function activeParameters({ sets }: NameRecords): Nsec3Parameters[] {
  return (sets.get(NSEC3PARAM) ?? []).flatMap((record) => {
    const parameters = readParameters(record);
    return parameters === undefined || parameters.flags !== 0 ? [] : [parameters];
  });
}
