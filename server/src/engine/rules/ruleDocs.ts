import type { RuleId } from './ruleIds.ts';

/** The address of a rule's page. */
export function docsUrl(rule: RuleId): string {
  return `https://github.com/hostmaster/hostmaster/blob/main/docs/rules/${rule}.md`;
}
