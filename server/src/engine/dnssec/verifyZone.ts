import type { CheckedZone } from '../checkedZone.ts';
import type { Finding } from '../finding.ts';
import { ZoneView } from '../rules/zoneView.ts';
import { STRIDE, TYPE } from '../zone/block.ts';
import { CLASS_IN } from '../zone/rrClass.ts';
import { eachBlock, renumber, type Zone } from '../zone/zone.ts';
import { checkCds } from './checkCds.ts';
import { createDenialCheck, hashesPerName } from './checkDenial.ts';
import { checkSignatures, isActive } from './checkSignatures.ts';
import type { DnssecCrypto } from './crypto.ts';
import type { DnssecSummary } from './dnssecState.ts';
import { isVerifiable } from './isVerifiable.ts';
import { type NameRecords, recordsOf } from './nameRecords.ts';
import { SignatureReport } from './signatureReport.ts';
import { DNSKEY, NSEC, RRSIG } from './typeNumbers.ts';
import type { Verification } from './verification.ts';
import { zoneKeys } from './zoneKeys.ts';
import { createZonemdCheck } from './zonemd.ts';
import { namesInOrder } from './zoneNames.ts';

export interface VerifyOptions {
  readonly crypto: DnssecCrypto;
  /** The clock, in milliseconds since 1970 UTC; without one, no signature expires. */
  readonly now?: (() => number) | undefined;
  /** So much work is too much: then only the zone's apex is verified; see {@link verificationWork}. */
  readonly limit?: number;
}

/**
 * Up to this many signatures, a zone is verified without being asked for: two seconds for one thread, at a tenth of a
 * millisecond for each.
 */
export const AUTOMATIC_LIMIT = 20_000;

/** A zone in which nothing is right would fill the memory. */
const MOST_FINDINGS = 100_000;

/** Of the time that a signature takes, what it takes to go through another record, and to hash a name. */
const RECORD_SHARE = 0.1;
const HASH_SHARE = 0.02;

/**
 * How much there is to verify, counted in signatures.
 *
 * @param apex what stands at the zone's apex
 */
export function verificationWork(zone: Zone, apex: NameRecords): number {
  let signatures = 0;
  let others = 0;
  eachBlock(zone.root, ({ rows, count }) => {
    for (let at = TYPE; at < count * STRIDE; at += STRIDE) {
      if (rows[at] === RRSIG) signatures++;
      else others++;
    }
  });
  return signatures + others * (RECORD_SHARE + hashesPerName(apex) * HASH_SHARE);
}

/**
 * Verifies a zone that was read: its signatures, the chain that proves what does not exist, and its digest (RFC 4035,
 * RFC 5155, RFC 8976). Nothing is said of a zone of which a part is missing. Yields at short intervals; the zone must not
 * change in between. What was found is kept in the checked zone when the generator is done.
 */
export function* verifyZone(
  { zone, dnssec }: CheckedZone,
  { crypto, now, limit = Number.POSITIVE_INFINITY }: VerifyOptions,
): Generator<void, DnssecSummary> {
  const findings: Finding[] = [];
  const view = new ZoneView(zone, ignore, ignore);
  if (!isVerifiable(zone)) {
    dnssec.findings = findings;
    return { extent: 'unsigned', signatures: 0, unverifiable: 0 };
  }
  renumber(zone);
  const apex = recordsOf(zone, view.apex);
  const verification: Verification = {
    zone,
    view,
    crypto,
    now: now === undefined ? undefined : Math.floor(now() / 1000),
    rrClass: zone.root.exit.zoneClass || CLASS_IN,
    keys: zoneKeys(apex.sets.get(DNSKEY) ?? [], crypto),
    known: dnssec.known,
    report(rule, finding) {
      if (findings.length < MOST_FINDINGS) findings.push({ ...finding, rule });
    },
  };
  yield;
  const isWhole = limit === Number.POSITIVE_INFINITY || verificationWork(zone, apex) <= limit;
  const algorithms = new Set(verification.keys.map(({ algorithm }) => algorithm));
  const report = new SignatureReport(
    verification,
    [...algorithms].filter((algorithm) => isActive(algorithm, apex)),
  );
  const isSigned = apex.signatures.size > 0 || apex.sets.has(NSEC);
  const denial = createDenialCheck(verification, apex);
  const zonemd = createZonemdCheck(verification, apex);
  const atApex = { name: view.apex, standing: 'authoritative', isEmpty: false } as const;
  for (const name of isWhole ? yield* namesInOrder(zone, view) : [atApex]) {
    const records = name.name === view.apex ? apex : recordsOf(zone, name.name);
    if (isSigned && !apex.damaged.has(DNSKEY)) yield* checkSignatures(verification, report, name, records);
    if (isWhole && isSigned) denial.visit(name, records);
    if (isWhole) zonemd.visit(name, records);
    yield;
  }
  report.end();
  if (isWhole && isSigned) yield* denial.end();
  if (isWhole) zonemd.end();
  if (verification.keys.length > 0 && !apex.damaged.has(DNSKEY)) checkCds(verification, apex);
  dnssec.findings = findings;
  if (isWhole) dnssec.known.complete();
  const { signatures, unverifiable } = report;
  return { extent: isWhole ? 'whole' : 'apex', signatures, unverifiable };
}

/** Nothing waits for a change of what is looked at: all is verified again. */
function ignore(): void {}
