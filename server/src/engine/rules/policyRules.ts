import type { PolicyRule } from './rule.ts';
import { idUnchanged } from './sts/idUnchanged.ts';
import { lineEndings } from './sts/lineEndings.ts';
import { maxAge } from './sts/maxAge.ts';
import { maxAgeShort } from './sts/maxAgeShort.ts';
import { modeInvalid } from './sts/modeInvalid.ts';
import { modeNone } from './sts/modeNone.ts';
import { modeTesting } from './sts/modeTesting.ts';
import { mxInvalid } from './sts/mxInvalid.ts';
import { mxMissing } from './sts/mxMissing.ts';
import { mxUncovered } from './sts/mxUncovered.ts';
import { policyDupKey } from './sts/policyDupKey.ts';
import { policySyntax } from './sts/policySyntax.ts';
import { policyUnknownKey } from './sts/policyUnknownKey.ts';
import { policyVersion } from './sts/policyVersion.ts';

/** MTA-STS policy files. */
export const POLICY_RULES: readonly PolicyRule[] = [
  policySyntax,
  policyVersion,
  modeInvalid,
  modeTesting,
  modeNone,
  mxMissing,
  mxInvalid,
  mxUncovered,
  maxAge,
  maxAgeShort,
  policyDupKey,
  policyUnknownKey,
  idUnchanged,
  lineEndings,
];
