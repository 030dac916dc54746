import type { RecordView } from '../rules/recordView.ts';
import type { NameId } from '../zone/names.ts';
import { needsSignature } from './authority.ts';
import type { NameRecords } from './nameRecords.ts';
import { canonicalData, type Signature, signedOctets } from './signature.ts';
import { signatureFault } from './signatureFault.ts';
import type { SignatureReport } from './signatureReport.ts';
import { validityOf } from './signatureTimes.ts';
import { DNSKEY, RRSIG, SOA } from './typeNumbers.ts';
import type { Verification } from './verification.ts';
import { keysFor, type ZoneKey } from './zoneKeys.ts';
import type { ZoneName } from './zoneNames.ts';

/**
 * Verifies the signatures at a name: that each RRset has one that needs it, that it fits, that its time has come and not
 * passed, and that it is by a key of the zone. Yields behind each signature.
 */
export function* checkSignatures(
  verification: Verification,
  report: SignatureReport,
  { name, standing }: ZoneName,
  { sets, signatures, damaged, isUnclear }: NameRecords,
): Generator<void> {
  // What stands below a delegation is not the zone's to sign: `zone/occluded` says so.
  if (standing === 'below' || damaged.has(RRSIG)) return;
  const missing: RecordView[] = [];
  for (const [type, set] of sets) {
    const [first] = set;
    if (first === undefined || damaged.has(type)) continue;
    const own = signatures.get(type) ?? NONE;
    if (!needsSignature(type, standing)) {
      for (const signature of own) report.needless(signature, name);
    } else if (own.length === 0) {
      missing.push(first);
    } else {
      yield* checkSet(verification, report, name, set, own);
      report.algorithms(name, first, own);
    }
  }
  if (missing.length > 0) report.missing(name, missing);
  if (isUnclear) return;
  for (const [covered, all] of signatures) {
    if (!sets.has(covered)) for (const signature of all) report.coversNothing(signature, name);
  }
}

const NONE: readonly Signature[] = [];

/** Verifies all signatures over one RRset. */
function* checkSet(
  verification: Verification,
  report: SignatureReport,
  name: NameId,
  set: readonly RecordView[],
  signatures: readonly Signature[],
): Generator<void> {
  const { view, keys, now } = verification;
  const data = canonicalData(set);
  if (data === undefined) return;
  const stale: Signature[] = [];
  const strangers: Signature[] = [];
  const wrong: Signature[] = [];
  const good = new Set<number>();
  for (const signature of signatures) {
    report.signatures++;
    yield;
    const fault = signatureFault(view, signature, name, set);
    if (fault !== undefined) report.mismatch(signature, fault);
    if (fault?.severity === 'fatal') continue;
    const own = keysFor(keys, signature);
    if (own.length === 0) {
      strangers.push(signature);
      continue;
    }
    if (!isRight(verification, report, own, signature, name, data)) {
      wrong.push(signature);
      continue;
    }
    const validity = validityOf(signature, now);
    if (validity === 'valid') good.add(signature.algorithm);
    else stale.push(signature);
  }
  for (const signature of stale) {
    // Signers leave an old signature beside the new one for a while.
    if (!good.has(signature.algorithm)) report.stale(signature, name);
  }
  if (wrong.length > 0) report.wrong(wrong, name, set);
  const isCovered = good.size > 0 || stale.length > 0;
  for (const signature of strangers) report.stranger(signature, name, isCovered);
}

/** Whether a signature is by one of the keys; also where this host cannot tell. */
function isRight(
  { crypto, known, zone, rrClass }: Verification,
  report: SignatureReport,
  keys: readonly ZoneKey[],
  signature: Signature,
  name: NameId,
  data: readonly Uint8Array[],
): boolean {
  if (keys.some(({ verifying }) => verifying() === undefined)) {
    report.unverifiable++;
    return true;
  }
  const octets = signedOctets(zone.names, signature, name, rrClass, data);
  return keys.some((key) => known.verify(crypto, key, octets, signature.octets));
}

/** Whether the zone's keys sign with an algorithm at all: keys that are there for later do not yet. */
export function isActive(algorithm: number, { signatures }: NameRecords): boolean {
  return [DNSKEY, SOA].some((type) => signatures.get(type)?.some((each) => each.algorithm === algorithm));
}
