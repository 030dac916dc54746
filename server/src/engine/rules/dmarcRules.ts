import type { Rule } from './rule.ts';

/** DMARC records. */
export const DMARC_RULES: readonly Rule[] = [];
