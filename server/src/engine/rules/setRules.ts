import type { Rule } from './rule.ts';
import { cnameAndOther } from './zone/cnameAndOther.ts';
import { cnameApex } from './zone/cnameApex.ts';
import { cnameChain } from './zone/cnameChain.ts';
import { cnameDangling } from './zone/cnameDangling.ts';
import { cnameLoop } from './zone/cnameLoop.ts';
import { cnameMultiple } from './zone/cnameMultiple.ts';
import { cnameSelf } from './zone/cnameSelf.ts';
import { dnameAndChildren } from './zone/dnameAndChildren.ts';
import { dnameAndCname } from './zone/dnameAndCname.ts';
import { dnameAndDelegation } from './zone/dnameAndDelegation.ts';
import { dnameMultiple } from './zone/dnameMultiple.ts';
import { duplicateRecord } from './zone/duplicateRecord.ts';
import { occluded } from './zone/occluded.ts';
import { ttlMismatch } from './zone/ttlMismatch.ts';

/** What may stand together at one name, and below it. */
export const SET_RULES: readonly Rule[] = [
  duplicateRecord,
  cnameAndOther,
  cnameMultiple,
  cnameApex,
  cnameSelf,
  cnameLoop,
  cnameChain,
  cnameDangling,
  dnameAndChildren,
  dnameMultiple,
  dnameAndCname,
  dnameAndDelegation,
  ttlMismatch,
  occluded,
];
