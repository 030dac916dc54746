import type { Rule } from './rule.ts';

/** SPF records: who may send. */
export const SPF_RULES: readonly Rule[] = [];
