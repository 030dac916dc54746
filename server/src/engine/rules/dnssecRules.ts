import type { Rule } from './rule.ts';
import { cdsMismatch } from './zone/cdsMismatch.ts';
import { dnskeyInvalid } from './zone/dnskeyInvalid.ts';
import { dnskeyNotApex } from './zone/dnskeyNotApex.ts';
import { dnssecAlgorithm } from './zone/dnssecAlgorithm.ts';
import { dnssecSignature } from './zone/dnssecSignature.ts';
import { dsApex } from './zone/dsApex.ts';
import { dsDnskeyMismatch } from './zone/dsDnskeyMismatch.ts';
import { dsNoDelegation } from './zone/dsNoDelegation.ts';
import { nsec3Iterations } from './zone/nsec3Iterations.ts';
import { nsecChain } from './zone/nsecChain.ts';
import { rrsigExpired } from './zone/rrsigExpired.ts';
import { rrsigExpiring } from './zone/rrsigExpiring.ts';
import { rrsigMismatch } from './zone/rrsigMismatch.ts';
import { rrsigMissing } from './zone/rrsigMissing.ts';
import { rrsigNotYetValid } from './zone/rrsigNotYetValid.ts';
import { zonemd } from './zone/zonemd.ts';

/** Rules about signed zones, their keys and their delegations; most are found by verifying the zone. */
export const DNSSEC_RULES: readonly Rule[] = [
  rrsigExpired,
  rrsigExpiring,
  rrsigNotYetValid,
  rrsigMissing,
  rrsigMismatch,
  dnssecSignature,
  nsecChain,
  zonemd,
  dsNoDelegation,
  dsApex,
  dsDnskeyMismatch,
  cdsMismatch,
  dnskeyNotApex,
  dnskeyInvalid,
  dnssecAlgorithm,
  nsec3Iterations,
];
