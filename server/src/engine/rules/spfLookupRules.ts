import type { Rule } from './rule.ts';
import { aMxEmpty } from './spf/aMxEmpty.ts';
import { expTarget } from './spf/expTarget.ts';
import { flattenedDrift } from './spf/flattenedDrift.ts';
import { includeDuplicate } from './spf/includeDuplicate.ts';
import { includeLoop } from './spf/includeLoop.ts';
import { includeMultipleAtTarget } from './spf/includeMultipleAtTarget.ts';
import { includeNxdomain } from './spf/includeNxdomain.ts';
import { includePlusAll } from './spf/includePlusAll.ts';
import { includeTargetNone } from './spf/includeTargetNone.ts';
import { includeTargetPermerror } from './spf/includeTargetPermerror.ts';
import { lookupLimit } from './spf/lookupLimit.ts';
import { lookupNear } from './spf/lookupNear.ts';
import { mxOver10 } from './spf/mxOver10.ts';
import { ptrOver10 } from './spf/ptrOver10.ts';
import { redirectTargetNone } from './spf/redirectTargetNone.ts';
import { voidLimit } from './spf/voidLimit.ts';

/** SPF records: what DNS says of the names in them. */
export const SPF_LOOKUP_RULES: readonly Rule[] = [
  includeTargetNone,
  includeNxdomain,
  includeMultipleAtTarget,
  includeTargetPermerror,
  includeLoop,
  includeDuplicate,
  includePlusAll,
  redirectTargetNone,
  lookupLimit,
  lookupNear,
  voidLimit,
  mxOver10,
  ptrOver10,
  aMxEmpty,
  expTarget,
  flattenedDrift,
];
