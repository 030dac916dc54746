import type { Rule } from '../../server/src/engine/rules/rule.ts';
import { RULE_GROUPS } from '../../server/src/engine/rules/rules.ts';
import { table } from './markdown.ts';

const HEAD = ['rule', 'severity', 'fix', 'what is found'];

/** The list of all rules. */
export function ruleIndex(): string {
  const parts = [
    '<!-- Made by `npm run generate` from the declarations of the rules. -->',
    '# Rules',
    'Each finding names its rule. A rule marked *strict* is on only in the rule set `strict`. How rules are switched off, or shown as something else than by default, is said on each rule’s page.',
  ];
  for (const { title, rules } of RULE_GROUPS) {
    const rows = rules.map((rule) => row(rule, `${rule.id}.md`));
    parts.push(`## ${title}`, table(HEAD, rows));
  }
  return `${parts.join('\n\n')}\n`;
}

/** The same for the README, folded, a group at a time. */
export function rulesInBrief(): string {
  const groups = RULE_GROUPS.map(({ title, rules }) => {
    const rows = rules.map((rule) => row(rule, `docs/rules/${rule.id}.md`));
    return `<details>\n<summary>${title} (${rules.length})</summary>\n\n${table(HEAD, rows)}\n\n</details>`;
  });
  return groups.join('\n');
}

function row({ id, severity, set, fixable, summary }: Rule, page: string): string[] {
  const level = set === 'strict' ? `${severity}, *strict*` : severity;
  return [`[${id}](${page})`, level, fixable ? 'yes' : '', summary];
}
