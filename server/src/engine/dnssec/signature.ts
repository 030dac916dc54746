import type { RecordView } from '../rules/recordView.ts';
import { type NameId, type NameTable, ROOT } from '../zone/names.ts';
import { compareOctets, foldName, toCanonicalRdata } from './canonicalRdata.ts';

/** What an RRSIG record says (RFC 4034 §3.1). */
export interface Signature {
  readonly record: RecordView;
  readonly covered: number;
  readonly algorithm: number;
  readonly labels: number;
  /** Seconds. */
  readonly originalTtl: number;
  /** Seconds since 1970, modulo 2^32. */
  readonly expiration: number;
  readonly inception: number;
  readonly keyTag: number;
  /** Wire form, in lower case. */
  readonly signer: Uint8Array;
  /** The RDATA up to the signature, in canonical form: the signature is over this as well (RFC 4034 §3.1.8.1). */
  readonly head: Uint8Array;
  readonly octets: Uint8Array;
}

const SIGNER_AT = 18;

/** @returns `undefined` where the record cannot be read */
export function readSignature(record: RecordView): Signature | undefined {
  const wire = record.wire()?.slice();
  if (wire === undefined) return undefined;
  const view = new DataView(wire.buffer);
  const end = foldName(wire, SIGNER_AT);
  return {
    record,
    covered: view.getUint16(0),
    algorithm: view.getUint8(2),
    labels: view.getUint8(3),
    originalTtl: view.getUint32(4),
    expiration: view.getUint32(8),
    inception: view.getUint32(12),
    keyTag: view.getUint16(16),
    signer: wire.subarray(SIGNER_AT, end),
    head: wire.subarray(0, end),
    octets: wire.subarray(end),
  };
}

/** An RRset's data in canonical form: each RDATA once, in canonical order (RFC 4034 §6.3). */
export function canonicalData(set: readonly RecordView[]): Uint8Array[] | undefined {
  const all: Uint8Array[] = [];
  for (const record of set) {
    const wire = record.wire()?.slice();
    if (wire === undefined) return undefined;
    all.push(toCanonicalRdata(record.type, wire));
  }
  if (all.length < 2) return all;
  all.sort(compareOctets);
  return all.filter((data, i) => i === 0 || compareOctets(data, all[i - 1] as Uint8Array) !== 0);
}

/**
 * The octets that a signature is made over: its own fields, then the RRset in canonical form, with the original TTL and,
 * where the signature has fewer labels, with the wildcard that the owner comes from (RFC 4034 §3.1.8.1, RFC 4035 §5.3.2).
 *
 * @param owner the RRset's owner, folded
 * @param data from {@link canonicalData}
 */
export function signedOctets(
  names: NameTable,
  { head, labels, covered, originalTtl }: Signature,
  owner: NameId,
  rrClass: number,
  data: readonly Uint8Array[],
): Uint8Array {
  const name = signedName(names, owner, labels);
  let length = head.length;
  for (const rdata of data) length += name.length + 10 + rdata.length;
  const octets = new Uint8Array(length);
  const view = new DataView(octets.buffer);
  octets.set(head);
  let at = head.length;
  for (const rdata of data) {
    octets.set(name, at);
    at += name.length;
    view.setUint16(at, covered);
    view.setUint16(at + 2, rrClass);
    view.setUint32(at + 4, originalTtl);
    view.setUint16(at + 8, rdata.length);
    octets.set(rdata, at + 10);
    at += 10 + rdata.length;
  }
  return octets;
}

const WILDCARD = Uint8Array.of(1, 0x2a);

function signedName(names: NameTable, owner: NameId, labels: number): Uint8Array {
  const isExpanded = labels < labelsToSign(names, owner);
  const name = isExpanded ? names.ancestor(owner, labels) : owner;
  const start = isExpanded ? WILDCARD.length : 0;
  const octets = new Uint8Array(start + names.wireLength(name));
  if (isExpanded) octets.set(WILDCARD);
  names.write(name, octets, start);
  return octets;
}

/** The labels that a signature counts: the root and the asterisk of a wildcard are left out (RFC 4034 §3.1.3). */
export function labelsToSign(names: NameTable, owner: NameId): number {
  return names.labelCount(owner) - (owner !== ROOT && names.isWildcard(owner) ? 1 : 0);
}
