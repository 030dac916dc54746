import type { PublishedFinding } from '../../publish.ts';
import type { RuleInfo } from '../../rules/rule.ts';
import { docsUrl } from '../../rules/ruleDocs.ts';
import { ruleById } from '../../rules/rules.ts';
import type { Position } from '../../zone/position.ts';
import { escaped } from './markdown.ts';

/** So many rules are explained at one place. */
const MOST_RULES = 3;

/** The findings whose range a position is in. */
export function findingsAt(findings: readonly PublishedFinding[], position: Position): PublishedFinding[] {
  return findings.filter(
    ({ start, end }) =>
      !isBefore(position, start) && (isBefore(position, end) || isEmptyAt(start, end, position)),
  );
}

/** The rules of findings, each once: what it is about, why, and where there is more. */
export function rulesText(findings: readonly PublishedFinding[]): string[] {
  const rules = [...new Set(findings.map(({ rule }) => rule))].slice(0, MOST_RULES);
  return rules.flatMap((id) => {
    const rule = ruleById(id);
    return rule === undefined ? [] : [ruleText(rule)];
  });
}

/** What a rule is about, why, and where there is more, in Markdown. */
export function ruleText({ id, summary, why, references }: RuleInfo): string {
  return [
    `**Rule ${id}**: ${escaped(summary)}`,
    why,
    [`[What to do](${docsUrl(id)})`, ...references.map(escaped)].join(' · '),
  ].join('\n\n');
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

function isEmptyAt(start: Position, end: Position, position: Position): boolean {
  return !isBefore(start, end) && !isBefore(end, position);
}
