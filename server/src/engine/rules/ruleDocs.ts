import type { RuleId } from './ruleIds.ts';

/** Where a rule's page lies in the project. */
export function docsPath(rule: RuleId): string {
  return `docs/rules/${rule}.md`;
}

/** The address of a rule's page. */
export function docsUrl(rule: RuleId): string {
  return `https://github.com/hostmaster/hostmaster/blob/main/${docsPath(rule)}`;
}
