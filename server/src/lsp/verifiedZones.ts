import type { CheckedZone } from '../engine/checkedZone.ts';
import type { DnssecCrypto } from '../engine/dnssec/crypto.ts';
import type { DnssecSummary } from '../engine/dnssec/dnssecState.ts';
import { isVerifiable } from '../engine/dnssec/isVerifiable.ts';
import { AUTOMATIC_LIMIT, verifyZone } from '../engine/dnssec/verifyZone.ts';
import type { OpenZone } from './openZone.ts';
import type { OpenZones } from './openZones.ts';
import type { Setup } from './setup.ts';
import type { Slices } from './slices.ts';

/** Loads the machine's cryptography, when a zone is signed. */
export type LoadCrypto = () => Promise<DnssecCrypto>;

export interface VerifyPorts {
  readonly zones: OpenZones;
  readonly slices: Slices;
  /** Without it, nothing is verified. */
  readonly loadCrypto: LoadCrypto | undefined;
  failed(doing: string, reason: unknown): void;
}

/** Keeps open zones verified that are signed or have a digest. */
export interface VerifiedZones {
  /** A zone was brought up to date: it is verified in slices, as far as that does not take long. */
  settled(zone: OpenZone): void;
  /**
   * Verifies all of a zone that has been read.
   *
   * @param isWanted asked between slices
   * @param progress is told how much is done, from 0 to 1
   * @returns `undefined` where it was given up, or the zone changed meanwhile
   */
  verify(
    zone: OpenZone,
    isWanted: () => boolean,
    progress: (part: number) => void,
  ): Promise<DnssecSummary | undefined>;
}

export function createVerifiedZones({ zones, slices, loadCrypto, failed }: VerifyPorts): VerifiedZones {
  /** The verification of each zone that is under way, or was the last. */
  const latest = new WeakMap<OpenZone, object>();

  const run = async (
    zone: OpenZone,
    limit: number,
    isWanted: () => boolean = () => true,
    progress: (part: number) => void = () => {},
  ): Promise<DnssecSummary | undefined> => {
    const { checked } = zone;
    const own = {};
    latest.set(zone, own);
    const isNow = () =>
      latest.get(zone) === own &&
      zone.work === undefined &&
      zone.checked === checked &&
      zones.get(zone.uri) === zone &&
      isWanted();
    const before = checked.dnssec.findings;
    const summary = await verifyIn(slices, checked, loadCrypto, limit, isNow, progress);
    if (summary !== undefined && (before.length > 0 || checked.dnssec.findings.length > 0)) {
      zones.foundAnew(zone);
    }
    return summary;
  };

  return {
    settled(zone) {
      const { checked, setup } = zone;
      if (setup.config.dnssec !== 'off' && isVerifiable(checked.zone)) {
        run(zone, limitFor(setup)).catch((reason) => failed(`verifying ${zone.uri}`, reason));
        return;
      }
      latest.delete(zone);
      if (checked.dnssec.findings.length === 0) return;
      checked.dnssec.findings = [];
      zones.foundAnew(zone);
    },
    verify: (zone, isWanted, progress) => run(zone, Number.POSITIVE_INFINITY, isWanted, progress),
  };
}

/** Up to how many signatures a zone is verified without being asked for. */
export function limitFor({ config }: Setup): number {
  return config.dnssec === 'on' ? Number.POSITIVE_INFINITY : AUTOMATIC_LIMIT;
}

/**
 * Verifies a zone in slices.
 *
 * @returns `undefined` where it was given up, or there is no cryptography
 */
export async function verifyIn(
  slices: Slices,
  checked: CheckedZone,
  loadCrypto: LoadCrypto | undefined,
  limit: number,
  isWanted: () => boolean,
  progress: (part: number) => void = () => {},
): Promise<DnssecSummary | undefined> {
  if (loadCrypto === undefined) return undefined;
  const crypto = await loadCrypto();
  let summary: DnssecSummary | undefined;
  let done = 0;
  const steps = function* () {
    const verification = verifyZone(checked, { crypto, now: Date.now, limit });
    for (let step = verification.next(); ; step = verification.next()) {
      if (step.done) {
        summary = step.value;
        return;
      }
      // Roughly a step for each name.
      progress(Math.min(1, ++done / checked.zone.names.count));
      yield;
    }
  };
  return (await slices.run(steps(), isWanted)) ? summary : undefined;
}
