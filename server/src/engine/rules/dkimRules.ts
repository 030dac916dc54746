import type { Rule } from './rule.ts';

/** DKIM key records. */
export const DKIM_RULES: readonly Rule[] = [];
