import type { Rule } from './rule.ts';
import { ptrMismatch } from './zone/ptrMismatch.ts';
import { ptrMissing } from './zone/ptrMissing.ts';
import { reverseOwner } from './zone/reverseOwner.ts';
import { serialNotBumped } from './zone/serialNotBumped.ts';

/** Rules about what lies outside of a zone: its last commit, the addresses and names of other zones. */
export const OUTSIDE_RULES: readonly Rule[] = [serialNotBumped, ptrMissing, ptrMismatch, reverseOwner];
