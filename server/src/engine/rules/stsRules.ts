import type { PolicyRule, Rule } from './rule.ts';
import { duplicateTag } from './sts/duplicateTag.ts';
import { hostMissing } from './sts/hostMissing.ts';
import { idMissing } from './sts/idMissing.ts';
import { idSyntax } from './sts/idSyntax.ts';
import { idUnchanged } from './sts/idUnchanged.ts';
import { lineEndings } from './sts/lineEndings.ts';
import { maxAge } from './sts/maxAge.ts';
import { maxAgeShort } from './sts/maxAgeShort.ts';
import { modeInvalid } from './sts/modeInvalid.ts';
import { modeNone } from './sts/modeNone.ts';
import { modeTesting } from './sts/modeTesting.ts';
import { multiple } from './sts/multiple.ts';
import { mxInvalid } from './sts/mxInvalid.ts';
import { mxMissing } from './sts/mxMissing.ts';
import { mxUncovered } from './sts/mxUncovered.ts';
import { owner } from './sts/owner.ts';
import { policyDupKey } from './sts/policyDupKey.ts';
import { policySyntax } from './sts/policySyntax.ts';
import { policyUnknownKey } from './sts/policyUnknownKey.ts';
import { policyVersion } from './sts/policyVersion.ts';
import { tagSyntax } from './sts/tagSyntax.ts';
import { tlsrptMissing } from './sts/tlsrptMissing.ts';
import { unknownTag } from './sts/unknownTag.ts';
import { version } from './sts/version.ts';

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

/** MTA-STS records and policies. */
export const STS_RULES: readonly Rule[] = [
  version,
  owner,
  multiple,
  hostMissing,
  tlsrptMissing,
  tagSyntax,
  duplicateTag,
  unknownTag,
  idMissing,
  idSyntax,
  ...POLICY_RULES,
];
