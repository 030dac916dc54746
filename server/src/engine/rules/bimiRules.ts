import type { Rule } from './rule.ts';

/** BIMI records. */
export const BIMI_RULES: readonly Rule[] = [];
