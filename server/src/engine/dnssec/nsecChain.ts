import type { Place } from '../finding.ts';
import type { RecordView } from '../rules/recordView.ts';
import { fieldPlace } from '../rules/support/rdataField.ts';
import type { NameId } from '../zone/names.ts';
import { isUnsigned, listedTypes } from './authority.ts';
import { foldName } from './canonicalRdata.ts';
import { findName } from './findName.ts';
import { checkListedTypes } from './listedTypes.ts';
import type { NameRecords } from './nameRecords.ts';
import { NSEC, NSEC3, RRSIG } from './typeNumbers.ts';
import { typesInBitmap } from './typeSet.ts';
import type { Verification } from './verification.ts';
import type { ZoneName } from './zoneNames.ts';

const NEXT = 0;
const TYPES = 1;

/** A name of the chain. */
interface Link {
  readonly name: NameId;
  readonly nsec: RecordView | undefined;
  /** Where the name stands in the file. */
  readonly place: Place;
  /** Whether its absence from the chain is no defect of its own. */
  readonly isUnsigned: boolean;
}

/** The chain of NSEC records, gone through in canonical order (RFC 4034 §4, RFC 4035 §2.3). */
export interface NsecChain {
  visit(name: ZoneName, records: NameRecords): void;
  /** Says what is wrong with the chain as a whole; whether there is one. Yields at short intervals. */
  end(): Generator<void, boolean>;
}

export function createNsecChain(verification: Verification): NsecChain {
  const { view, report } = verification;
  const links: Link[] = [];

  const checkTypes = (zoneName: ZoneName, records: NameRecords, nsec: RecordView) => {
    const wire = nsec.wire()?.slice();
    if (wire === undefined || records.isUnclear) return;
    const listed = typesInBitmap(wire.subarray(foldName(wire, 0)));
    const expected = listedTypes(records, zoneName.standing).add(NSEC);
    // Where nothing is signed, that is the defect.
    if (records.signatures.size > 0 || listed.includes(RRSIG)) expected.add(RRSIG);
    checkListedTypes(verification, zoneName, records, expected, {
      record: nsec,
      type: 'NSEC',
      listed,
      field: TYPES,
    });
  };

  const checkNext = (link: Link, expected: Link, nextWithNsec: Link) => {
    const wire = link.nsec?.wire();
    if (link.nsec === undefined || wire === undefined) return;
    const next = findName(view.names, wire);
    // A name that has no NSEC record of its own may be led to: that is its defect.
    if (next === expected.name || next === nextWithNsec.name) return;
    report('zone/nsec-chain', {
      message: `The NSEC record of ${view.text(link.name)} leads to another name than the next one of the zone, which is ${view.text(nextWithNsec.name)}: the chain that proves what does not exist is broken, and validating resolvers take names for missing that are there, or the other way round. Sign the zone again.`,
      place: fieldPlace(link.nsec, NEXT),
      related: [{ message: `The next name is ${view.text(nextWithNsec.name)}`, place: nextWithNsec.place }],
    });
  };

  return {
    visit(zoneName, records) {
      const { name, standing, isEmpty } = zoneName;
      if (standing === 'below' || isEmpty) return;
      const [nsec, ...others] = records.sets.get(NSEC) ?? [];
      // The same record twice is a duplicate.
      const second = others.find(({ hash }) => hash !== nsec?.hash);
      const [first] = [...records.sets.values()].flat();
      // The owners of NSEC3 records are no names of the zone (RFC 5155 §7.1).
      const isHash = records.sets.has(NSEC3) && listedTypes(records, standing).size === 0;
      if (nsec === undefined && (isHash || first === undefined)) return;
      const record = nsec ?? (first as RecordView);
      links.push({ name, nsec, place: record.typePlace, isUnsigned: isUnsigned(records, standing) });
      if (second !== undefined) {
        report('zone/nsec-chain', {
          message: `${view.text(name)} has a second NSEC record: there is one at each name (RFC 4035 §2.3). Sign the zone again.`,
          place: second.typePlace,
          related: [{ message: 'The other NSEC record', place: record.typePlace }],
        });
      } else if (nsec !== undefined) {
        checkTypes(zoneName, records, nsec);
      }
    },
    *end() {
      if (!links.some(({ nsec }) => nsec !== undefined)) return false;
      let nextWithNsec = links.find(({ nsec }) => nsec !== undefined) as Link;
      let next = links[0] as Link;
      for (let i = links.length - 1; i >= 0; i--) {
        const link = links[i] as Link;
        if (i % 1024 === 0) yield;
        checkNext(link, next, nextWithNsec);
        next = link;
        if (link.nsec !== undefined) nextWithNsec = link;
        else if (!link.isUnsigned) reportMissing(verification, 'NSEC', link);
      }
      return true;
    },
  };
}

/** Reports that a name is not part of the chain. */
export function reportMissing(
  { report, view }: Verification,
  type: 'NSEC' | 'NSEC3',
  { name, place }: { readonly name: NameId; readonly place: Place },
): void {
  report('zone/nsec-chain', {
    message: `${view.text(name)} has no ${type} record: the chain that proves what does not exist leaves it out, so validating resolvers fail on answers about it. Sign the zone again.`,
    place,
  });
}
