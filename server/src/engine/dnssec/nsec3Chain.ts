import type { Place } from '../finding.ts';
import type { RecordView } from '../rules/recordView.ts';
import { fieldPlace } from '../rules/support/rdataField.ts';
import { encodeUtf8 } from '../text/utf8.ts';
import { type NameId, NO_NAME } from '../zone/names.ts';
import { isUnsigned, listedTypes } from './authority.ts';
import { checkListedTypes } from './listedTypes.ts';
import { type NameRecords, recordsOf } from './nameRecords.ts';
import { chainKey, hashName, type Nsec3, type Nsec3Parameters, OPT_OUT, readNsec3 } from './nsec3.ts';
import { reportMissing } from './nsecChain.ts';
import { DS, NSEC3, RRSIG } from './typeNumbers.ts';
import type { Verification } from './verification.ts';
import type { ZoneName } from './zoneNames.ts';

const NEXT = 4;
const TYPES = 5;

/** A name that belongs in the chain. */
interface Member {
  readonly name: NameId;
  readonly hash: string;
  readonly isFound: boolean;
  readonly isEmpty: boolean;
  /** A delegation without DS: the chain may leave it out where it says that it does (RFC 5155 §6). */
  readonly isInsecure: boolean;
  /** Whether its absence from the chain is no defect of its own. */
  readonly isUnsigned: boolean;
  /** Where the name stands in the file. */
  readonly place: Place | undefined;
}

/** A chain of NSEC3 records, gone through in canonical order (RFC 5155 §7.1). */
export interface Nsec3Chain {
  visit(name: ZoneName, records: NameRecords): void;
  /** Says what is wrong with the chain as a whole. Yields at short intervals. */
  end(): Generator<void>;
}

/** @param parameters those of the chain; its names can be hashed */
export function createNsec3Chain(verification: Verification, parameters: Nsec3Parameters): Nsec3Chain {
  const { zone, view, crypto, report } = verification;
  const { names, apex } = view;
  const key = chainKey(parameters);
  const members: Member[] = [];
  /** In the order of their hashes, which is that of their owners. */
  const links: { readonly hash: string; readonly nsec3: Nsec3 }[] = [];

  const nsec3Of = (records: NameRecords) =>
    (records.sets.get(NSEC3) ?? [])
      .flatMap((record) => readNsec3(record) ?? [])
      .filter((nsec3) => chainKey(nsec3) === key);

  const addLinks = (owner: NameId, records: NameRecords) => {
    const [nsec3, ...others] = nsec3Of(records);
    if (nsec3 === undefined) return;
    // The same record twice is a duplicate.
    const second = others.find(({ record }) => record.hash !== nsec3.record.hash);
    links.push({ hash: textOf(names.label(owner)), nsec3 });
    if (second === undefined) return;
    report('zone/nsec-chain', {
      message: `${view.text(owner)} has a second NSEC3 record with the same parameters: there is one for each name (RFC 5155 §7.1). Sign the zone again.`,
      place: second.record.typePlace,
      related: [{ message: 'The other NSEC3 record', place: nsec3.record.typePlace }],
    });
  };

  const addMember = (zoneName: ZoneName, records: NameRecords, first: RecordView | undefined) => {
    const { name, standing, isEmpty } = zoneName;
    const hash = hashName(crypto, names, name, parameters);
    const label = encodeUtf8(hash.toLowerCase());
    const owner = names.find(apex, label, 0, label.length);
    const [nsec3] = owner === NO_NAME ? [] : nsec3Of(recordsOf(zone, owner));
    members.push({
      name,
      hash,
      isFound: nsec3 !== undefined,
      isEmpty,
      isInsecure: standing === 'delegation' && !records.sets.has(DS),
      isUnsigned: isUnsigned(records, standing),
      place: first?.typePlace,
    });
    if (nsec3 === undefined || records.isUnclear) return;
    const expected = listedTypes(records, standing);
    const isSigned = standing === 'authoritative' ? expected.size > 0 : expected.has(DS);
    // Where nothing is signed, that is the defect.
    if (isSigned && (records.signatures.size > 0 || nsec3.types.includes(RRSIG))) expected.add(RRSIG);
    const { record, types } = nsec3;
    checkListedTypes(verification, zoneName, records, expected, {
      record,
      type: 'NSEC3',
      listed: types,
      field: TYPES,
    });
  };

  return {
    visit(zoneName, records) {
      if (zoneName.standing === 'below') return;
      const hasNsec3 = records.sets.has(NSEC3);
      if (hasNsec3) addLinks(zoneName.name, records);
      // The owners of NSEC3 records are no names of the zone (RFC 5155 §7.1).
      if (hasNsec3 && listedTypes(records, zoneName.standing).size === 0) return;
      const [first] = [...records.sets.values()].flat();
      if (first !== undefined || zoneName.isEmpty) addMember(zoneName, records, first);
    },
    *end() {
      const known = new Map(members.map((member) => [member.hash, member]));
      const missing = new Set<string>();
      const secure = withSecureNames(view.names, members);
      let place: Place | undefined;
      for (let i = members.length - 1; i >= 0; i--) {
        const member = members[i] as Member;
        // An empty name stands in the file by what is below it.
        place = member.place ?? place;
        if (i % 1024 === 0) yield;
        if (member.isFound) continue;
        if (!secure.has(member.name) && isOptedOut(links, member.hash)) continue;
        missing.add(member.hash);
        if (!member.isUnsigned && place !== undefined)
          reportMissing(verification, 'NSEC3', { name: member.name, place });
      }
      for (let i = 0; i < links.length; i++) {
        const { hash, nsec3 } = links[i] as (typeof links)[number];
        const expected = links[(i + 1) % links.length] as (typeof links)[number];
        if (i % 1024 === 0) yield;
        if (!known.has(hash)) {
          report('zone/nsec-chain', {
            message: `This NSEC3 record is for no name of the zone: its owner is the hash of none. The name may have been removed after the zone was signed. Sign the zone again.`,
            place: nsec3.record.typePlace,
          });
        }
        // A name whose NSEC3 record is missing may be led to: that is its defect.
        if (nsec3.next === expected.hash || missing.has(nsec3.next)) continue;
        const led = known.get(hash);
        report('zone/nsec-chain', {
          message: `The NSEC3 record${led === undefined ? '' : ` of ${view.text(led.name)}`} leads to ${nsec3.next}, but the next hash in the zone is ${expected.hash}: the chain that proves what does not exist is broken. Sign the zone again.`,
          place: fieldPlace(nsec3.record, NEXT),
          related: [{ message: 'The next NSEC3 record', place: expected.nsec3.record.typePlace }],
        });
      }
    },
  };
}

/**
 * The names that the chain cannot leave out: those that the zone answers for or delegates with a DS record, and the empty
 * names above them (RFC 5155 §7.1).
 */
function withSecureNames(
  names: Verification['view']['names'],
  members: readonly Member[],
): ReadonlySet<NameId> {
  const empty = new Set(members.filter(({ isEmpty }) => isEmpty).map(({ name }) => name));
  const secure = new Set<NameId>();
  for (const { name, isEmpty, isInsecure } of members) {
    if (isEmpty || isInsecure) continue;
    secure.add(name);
    for (let at = names.parent(name); empty.has(at) && !secure.has(at); at = names.parent(at)) secure.add(at);
  }
  return secure;
}

/** Whether the record that covers a hash says that names may be left out there. */
function isOptedOut(
  links: readonly { readonly hash: string; readonly nsec3: Nsec3 }[],
  hash: string,
): boolean {
  let low = 0;
  let high = links.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((links[middle] as { hash: string }).hash < hash) low = middle + 1;
    else high = middle;
  }
  const covering = links[low - 1] ?? links.at(-1);
  return covering !== undefined && (covering.nsec3.flags & OPT_OUT) !== 0;
}

/** A label in upper case. */
function textOf(label: Uint8Array): string {
  return String.fromCharCode(...label).toUpperCase();
}
