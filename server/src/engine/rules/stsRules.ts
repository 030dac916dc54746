import { POLICY_RULES } from './policyRules.ts';
import type { Rule } from './rule.ts';
import { duplicateTag } from './sts/duplicateTag.ts';
import { hostMissing } from './sts/hostMissing.ts';
import { idMissing } from './sts/idMissing.ts';
import { idSyntax } from './sts/idSyntax.ts';
import { multiple } from './sts/multiple.ts';
import { mxUnpublished } from './sts/mxUnpublished.ts';
import { owner } from './sts/owner.ts';
import { policyBroken } from './sts/policyBroken.ts';
import { policyMissing } from './sts/policyMissing.ts';
import { policyType } from './sts/policyType.ts';
import { tagSyntax } from './sts/tagSyntax.ts';
import { tlsrptMissing } from './sts/tlsrptMissing.ts';
import { unknownTag } from './sts/unknownTag.ts';
import { version } from './sts/version.ts';

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
  policyMissing,
  policyType,
  policyBroken,
  mxUnpublished,
  ...POLICY_RULES,
];
