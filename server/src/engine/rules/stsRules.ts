import type { Rule } from './rule.ts';

/** MTA-STS records and policies. */
export const STS_RULES: readonly Rule[] = [];
