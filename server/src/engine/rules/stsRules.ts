import type { PolicyRule, Rule } from './rule.ts';

/** MTA-STS policy files. */
export const POLICY_RULES: readonly PolicyRule[] = [];

/** MTA-STS records and policies. */
export const STS_RULES: readonly Rule[] = [...POLICY_RULES];
