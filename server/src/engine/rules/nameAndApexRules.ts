import type { Rule } from './rule.ts';
import { hostnameSyntax } from './zone/hostnameSyntax.ts';
import { missingTrailingDot } from './zone/missingTrailingDot.ts';
import { nsMissing } from './zone/nsMissing.ts';
import { nsNotOwn } from './zone/nsNotOwn.ts';
import { nsSingle } from './zone/nsSingle.ts';
import { outOfZone } from './zone/outOfZone.ts';
import { placeholder } from './zone/placeholder.ts';
import { rawIdn } from './zone/rawIdn.ts';
import { repeatedOrigin } from './zone/repeatedOrigin.ts';
import { serialForm } from './zone/serialForm.ts';
import { soaMissing } from './zone/soaMissing.ts';
import { soaMnameNotNs } from './zone/soaMnameNotNs.ts';
import { soaMultiple } from './zone/soaMultiple.ts';
import { soaNotApex } from './zone/soaNotApex.ts';
import { soaNotFirst } from './zone/soaNotFirst.ts';
import { soaRnameAt } from './zone/soaRnameAt.ts';
import { soaTimers } from './zone/soaTimers.ts';
import { targetIsAddress } from './zone/targetIsAddress.ts';
import { underscoreDuplicated } from './zone/underscoreDuplicated.ts';
import { underscoreHostname } from './zone/underscoreHostname.ts';
import { wildcardInterior } from './zone/wildcardInterior.ts';
import { wildcardNs } from './zone/wildcardNs.ts';

/** Rules about names: whether they mean what was meant, and whether hosts may be called so. */
export const NAME_RULES: readonly Rule[] = [
  missingTrailingDot,
  placeholder,
  repeatedOrigin,
  underscoreDuplicated,
  outOfZone,
  hostnameSyntax,
  underscoreHostname,
  rawIdn,
  targetIsAddress,
  wildcardNs,
  wildcardInterior,
];

/** Rules about the zone's own name: its SOA record and its name servers. */
export const APEX_RULES: readonly Rule[] = [
  soaMissing,
  soaMultiple,
  soaNotApex,
  soaNotFirst,
  nsMissing,
  nsSingle,
  nsNotOwn,
  soaRnameAt,
  soaMnameNotNs,
  soaTimers,
  serialForm,
];
