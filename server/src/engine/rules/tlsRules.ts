import type { Rule } from './rule.ts';

/** TLS reporting records. */
export const TLS_RULES: readonly Rule[] = [];
