import { base32HexText } from '../records/fields/base32hex.ts';
import type { RecordView } from '../rules/recordView.ts';
import type { NameId, NameTable } from '../zone/names.ts';
import { foldName } from './canonicalRdata.ts';
import type { DnssecCrypto } from './crypto.ts';
import { typesInBitmap } from './typeSet.ts';

/** How names are hashed (RFC 5155 §3.1). */
export interface Nsec3Parameters {
  readonly algorithm: number;
  readonly flags: number;
  readonly iterations: number;
  readonly salt: Uint8Array;
}

/** What an NSEC3 record says; hashes are in base32hex, upper case, whose order is that of the octets. */
export interface Nsec3 extends Nsec3Parameters {
  readonly record: RecordView;
  readonly next: string;
  readonly types: readonly number[];
}

/** The record covers names that may be delegated without DNSSEC, and are not in the chain (RFC 5155 §3.1.2.1). */
export const OPT_OUT = 1;

/** The only hash algorithm (RFC 5155 §11). */
export const SHA1 = 1;

/** @returns `undefined` where the NSEC3 or NSEC3PARAM record cannot be read */
export function readParameters(record: RecordView): Nsec3Parameters | undefined {
  const wire = record.wire();
  if (wire === undefined) return undefined;
  return {
    algorithm: wire[0] ?? 0,
    flags: wire[1] ?? 0,
    iterations: ((wire[2] ?? 0) << 8) | (wire[3] ?? 0),
    salt: wire.slice(5, 5 + (wire[4] ?? 0)),
  };
}

/** @returns `undefined` where the record cannot be read */
export function readNsec3(record: RecordView): Nsec3 | undefined {
  const parameters = readParameters(record);
  const wire = record.wire();
  if (parameters === undefined || wire === undefined) return undefined;
  const hashAt = 5 + parameters.salt.length;
  const typesAt = hashAt + 1 + (wire[hashAt] ?? 0);
  return {
    ...parameters,
    record,
    next: base32HexText(wire.subarray(hashAt + 1, typesAt)),
    types: typesInBitmap(wire.subarray(typesAt)),
  };
}

/** Equal for records of one chain: the flags do not count (RFC 5155 §7.1). */
export function chainKey({ algorithm, iterations, salt }: Nsec3Parameters): string {
  return `${algorithm} ${iterations} ${salt.join('.')}`;
}

/** The hash of a name in base32hex (RFC 5155 §5): of its wire form in lower case, again for each iteration. */
export function hashName(
  crypto: Pick<DnssecCrypto, 'hash'>,
  names: NameTable,
  name: NameId,
  { iterations, salt }: Nsec3Parameters,
): string {
  const length = names.wireLength(name);
  const first = new Uint8Array(length + salt.length);
  names.write(name, first, 0);
  foldName(first, 0);
  first.set(salt, length);
  let hash = crypto.hash('sha1', first);
  const again = new Uint8Array(hash.length + salt.length);
  again.set(salt, hash.length);
  for (let i = 0; i < iterations; i++) {
    again.set(hash);
    hash = crypto.hash('sha1', again);
  }
  return base32HexText(hash);
}
