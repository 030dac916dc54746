import { typeText } from '../records/recordTypes.ts';
import type { RecordView } from '../rules/recordView.ts';
import { compareOctets } from './canonicalRdata.ts';
import { dsDigest } from './dsDigest.ts';
import type { NameRecords } from './nameRecords.ts';
import { CDNSKEY, CDS } from './typeNumbers.ts';
import type { Verification } from './verification.ts';
import type { ZoneKey } from './zoneKeys.ts';

/** The algorithm in records that ask the parent to remove its DS records (RFC 8078 §4). */
const DELETE = 0;

/** Where the RDATA has its algorithm. */
const CDS_ALGORITHM = 2;
const CDNSKEY_ALGORITHM = 3;

interface ChildRecord {
  readonly record: RecordView;
  /** Wire form. */
  readonly rdata: Uint8Array;
  readonly algorithm: number;
}

/**
 * Holds CDS and CDNSKEY records, by which a zone tells its parent what DS records to have, against the zone's keys and
 * against each other (RFC 7344 §4, RFC 8078 §4).
 */
export function checkCds({ report, keys, view, crypto }: Verification, apex: NameRecords): void {
  const cds = readAll(apex, CDS, CDS_ALGORITHM);
  const cdnskey = readAll(apex, CDNSKEY, CDNSKEY_ALGORITHM);
  const all = [...cds, ...cdnskey];
  const deletion = all.find(({ algorithm }) => algorithm === DELETE);
  const other = all.find(({ algorithm }) => algorithm !== DELETE);
  if (deletion !== undefined && other !== undefined) {
    report('zone/cds-mismatch', {
      message: `This ${typeText(deletion.record.type)} record asks the parent zone to remove the DS records, but another one asks for a key: one that removes stands alone (RFC 8078 §4). Keep the one that you mean.`,
      place: deletion.record.typePlace,
      related: [
        {
          message: `The ${typeText(other.record.type)} record that asks for a key`,
          place: other.record.typePlace,
        },
      ],
    });
    return;
  }
  if (other === undefined) return;
  const wanted = new Map<ChildRecord, ZoneKey>();
  for (const child of all) {
    const key = keys.find((each) =>
      child.record.type === CDS ? isDigestOf(child, each) : isSame(child, each),
    );
    if (key !== undefined) {
      wanted.set(child, key);
    } else {
      report('zone/cds-mismatch', {
        message: `This ${typeText(child.record.type)} record is for no key of the zone: if the parent zone follows it, validating resolvers find no way to the zone's keys and answer with an error (RFC 7344 §4.1). Make it again from a DNSKEY record of the zone.`,
        place: child.record.typePlace,
      });
    }
  }
  if (cds.length === 0 || cdnskey.length === 0) return;
  for (const [child, key] of wanted) {
    const isCds = child.record.type === CDS;
    const counterparts = isCds ? cdnskey : cds;
    if (counterparts.some((each) => wanted.get(each) === key)) continue;
    report('zone/cds-mismatch', {
      message: `This ${typeText(child.record.type)} record is for key ${key.tag}, but no ${isCds ? 'CDNSKEY' : 'CDS'} record is: both say the same where a zone has both (RFC 7344 §4). Add the other, or remove this one.`,
      place: child.record.typePlace,
    });
  }

  /** A digest of a type that is not known may be right. */
  function isDigestOf({ rdata }: ChildRecord, key: ZoneKey): boolean {
    const tag = ((rdata[0] ?? 0) << 8) | (rdata[1] ?? 0);
    if (key.tag !== tag || key.algorithm !== rdata[2]) return false;
    const digest = dsDigest(rdata[3] ?? 0, view.names, view.apex, key.rdata, crypto);
    return digest === undefined || compareOctets(digest, rdata.subarray(4)) === 0;
  }
}

function isSame(child: ChildRecord, key: ZoneKey): boolean {
  return compareOctets(child.rdata, key.rdata) === 0;
}

function readAll({ sets }: NameRecords, type: number, algorithmAt: number): ChildRecord[] {
  return (sets.get(type) ?? []).flatMap((record) => {
    const rdata = record.wire()?.slice();
    return rdata === undefined ? [] : { record, rdata, algorithm: rdata[algorithmAt] ?? DELETE };
  });
}
