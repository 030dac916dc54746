import type { RecordView } from '../rules/recordView.ts';
import { fieldPlace } from '../rules/support/rdataField.ts';
import { compareOctets, foldName } from './canonicalRdata.ts';
import type { HashName, RunningHash } from './crypto.ts';
import type { NameRecords } from './nameRecords.ts';
import { canonicalData } from './signature.ts';
import { RRSIG, SOA, ZONEMD } from './typeNumbers.ts';
import type { Verification } from './verification.ts';
import type { ZoneName } from './zoneNames.ts';

const SERIAL = 0;
const DIGEST = 3;
const SIMPLE = 1;

/** Hashes by the algorithm of a ZONEMD record (RFC 8976 §5.3). */
const HASHES: Readonly<Record<number, HashName>> = { 1: 'sha384', 2: 'sha512' };

interface ZoneDigest {
  readonly record: RecordView;
  readonly serial: number;
  readonly scheme: number;
  readonly algorithm: number;
  readonly digest: Uint8Array;
}

/** The digest over a whole zone, for which its names are gone through in canonical order (RFC 8976 §3). */
export interface ZonemdCheck {
  visit(name: ZoneName, records: NameRecords): void;
  end(): void;
}

/** @param apex what stands at the zone's apex */
export function createZonemdCheck(verification: Verification, apex: NameRecords): ZonemdCheck {
  const { zone, view, crypto, rrClass } = verification;
  const digests = (apex.sets.get(ZONEMD) ?? []).flatMap((record) => readDigest(record) ?? []);
  const running = new Map<number, RunningHash>();
  for (const { scheme, algorithm } of digests) {
    const hash = HASHES[algorithm];
    if (scheme === SIMPLE && hash !== undefined && !running.has(algorithm)) {
      running.set(algorithm, crypto.startHash(hash));
    }
  }
  let isReadable = true;
  const add = (owner: Uint8Array, type: number, set: readonly RecordView[]) => {
    // Signatures at one name differ in their TTLs, as what they cover does.
    const all: { readonly rdata: Uint8Array; readonly ttl: number }[] = [];
    for (const record of set) {
      const [rdata] = canonicalData([record]) ?? [];
      if (rdata === undefined) isReadable = false;
      else all.push({ rdata, ttl: record.ttl });
    }
    all.sort((a, b) => compareOctets(a.rdata, b.rdata));
    let last: Uint8Array | undefined;
    for (const { rdata, ttl } of all) {
      if (last !== undefined && compareOctets(last, rdata) === 0) continue;
      last = rdata;
      const octets = recordOctets(owner, type, rrClass, ttl, rdata);
      for (const hash of running.values()) hash.update(octets);
    }
  };
  return {
    visit({ name }, { sets, signatures, damaged }) {
      if (running.size === 0) return;
      if (damaged.size > 0) isReadable = false;
      const owner = new Uint8Array(zone.names.wireLength(name));
      zone.names.write(name, owner, 0);
      foldName(owner, 0);
      const isApex = name === view.apex;
      const own = [...signatures.values()]
        .flat()
        .filter(({ covered }) => !isApex || covered !== ZONEMD)
        .map(({ record }) => record);
      const all = [...sets].filter(([type]) => !isApex || type !== ZONEMD);
      if (own.length > 0) all.push([RRSIG, own]);
      for (const [type, set] of all.sort(([a], [b]) => a - b)) add(owner, type, set);
    },
    end() {
      if (!isReadable) return;
      const results = new Map([...running].map(([algorithm, hash]) => [algorithm, hash.digest()]));
      reportDigests(verification, digests, results, apex);
    },
  };
}

function readDigest(record: RecordView): ZoneDigest | undefined {
  const wire = record.wire()?.slice();
  if (wire === undefined) return undefined;
  const serial = new DataView(wire.buffer).getUint32(0);
  return { record, serial, scheme: wire[4] ?? 0, algorithm: wire[5] ?? 0, digest: wire.subarray(6) };
}

function recordOctets(
  owner: Uint8Array,
  type: number,
  rrClass: number,
  ttl: number,
  rdata: Uint8Array,
): Uint8Array {
  const octets = new Uint8Array(owner.length + 10 + rdata.length);
  const view = new DataView(octets.buffer);
  const at = owner.length;
  octets.set(owner);
  view.setUint16(at, type);
  view.setUint16(at + 2, rrClass);
  view.setUint32(at + 4, ttl);
  view.setUint16(at + 8, rdata.length);
  octets.set(rdata, at + 10);
  return octets;
}

/** Verifies as RFC 8976 §4 has it. */
function reportDigests(
  { report, view }: Verification,
  digests: readonly ZoneDigest[],
  results: ReadonlyMap<number, Uint8Array>,
  apex: NameRecords,
): void {
  const serial = serialOf(apex);
  const isRight = ({ algorithm, digest }: ZoneDigest) => {
    const result = results.get(algorithm);
    return result !== undefined && compareOctets(result, digest) === 0;
  };
  const hasRight = digests.some((each) => each.scheme === SIMPLE && each.serial === serial && isRight(each));
  for (const each of digests) {
    const { record, scheme, algorithm } = each;
    const twin = digests.find(
      (other) => other !== each && other.scheme === scheme && other.algorithm === algorithm,
    );
    if (twin !== undefined) {
      if (digests.indexOf(twin) > digests.indexOf(each)) continue;
      report('zone/zonemd', {
        severity: 'warning',
        message:
          'There is another ZONEMD record with this scheme and hash algorithm: whoever verifies the zone uses neither (RFC 8976 §2). Keep the right one.',
        place: record.typePlace,
        related: [{ message: 'The other ZONEMD record', place: twin.record.typePlace }],
      });
    } else if (scheme !== SIMPLE || !results.has(algorithm)) {
      // Schemes and algorithms that are not known are not verified (RFC 8976 §4).
    } else if (serial !== undefined && each.serial !== serial) {
      report('zone/zonemd', {
        message: `The digest is that of the zone with serial ${each.serial}, but the SOA record of ${view.text(view.apex)} has ${serial}: whoever verifies the zone refuses it (RFC 8976 §4). Make the digest again.`,
        place: fieldPlace(record, SERIAL),
      });
    } else if (!isRight(each)) {
      report('zone/zonemd', {
        ...(hasRight ? { severity: 'warning' as const } : {}),
        message: `The digest does not match the zone: something was changed, added or removed after it was made${hasRight ? '; another digest matches' : ', and whoever verifies the zone refuses it'}. Make the digest again.`,
        place: fieldPlace(record, DIGEST),
      });
    }
  }
}

function serialOf({ sets }: NameRecords): number | undefined {
  const wire = sets.get(SOA)?.[0]?.wire()?.slice();
  if (wire === undefined) return undefined;
  return new DataView(wire.buffer).getUint32(wire.length - 20);
}
