import type { Finding } from '../finding.ts';
import type { RuleId } from '../rules/ruleIds.ts';
import type { ZoneView } from '../rules/zoneView.ts';
import type { Zone } from '../zone/zone.ts';
import type { DnssecCrypto } from './crypto.ts';
import type { VerifiedSignatures } from './verifiedSignatures.ts';
import type { ZoneKey } from './zoneKeys.ts';

/** What the verification of a zone works with. */
export interface Verification {
  readonly zone: Zone;
  readonly view: ZoneView;
  readonly crypto: DnssecCrypto;
  /** Seconds since 1970, where there is a clock. */
  readonly now: number | undefined;
  readonly rrClass: number;
  /** The zone's keys that can be read. */
  readonly keys: readonly ZoneKey[];
  readonly known: VerifiedSignatures;
  readonly report: (rule: RuleId, finding: Omit<Finding, 'rule'>) => void;
}
