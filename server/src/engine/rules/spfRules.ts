import type { Rule } from './rule.ts';
import { SPF_LOOKUP_RULES } from './spfLookupRules.ts';

/** SPF records: who may send. */
export const SPF_RULES: readonly Rule[] = [...SPF_LOOKUP_RULES];
