import type { Finding } from '../finding.ts';
import { VerifiedSignatures } from './verifiedSignatures.ts';

/** What came of verifying a zone. */
export interface DnssecSummary {
  /** `unsigned` where there is nothing to verify, `apex` where the rest was left out since there is so much of it. */
  readonly extent: 'unsigned' | 'apex' | 'whole';
  /** How many signatures were looked at, and how many of them the host cannot verify. */
  readonly signatures: number;
  readonly unverifiable: number;
}

/** What the last verification of a zone found, beside what its rules find. */
export interface DnssecState {
  findings: readonly Finding[];
  readonly known: VerifiedSignatures;
}

export function createDnssecState(): DnssecState {
  return { findings: [], known: new VerifiedSignatures() };
}
