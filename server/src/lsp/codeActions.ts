import { type CodeAction, CodeActionKind, type Diagnostic, type Range } from 'vscode-languageserver';
import type { PublishedFinding, PublishedFix } from '../engine/publish.ts';
import type { RuleId } from '../engine/rules/ruleIds.ts';

/** The kind of the action that applies every safe fix. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.hostmaster`;

/** What an action that is made when it is chosen needs to be made. */
export interface BulkFix {
  readonly uri: string;
  /** Fix what this rule found, or all that has a fix. */
  readonly rule: RuleId | undefined;
}

/** An action as data: the edits are file positions yet. */
export type PlannedAction = Pick<CodeAction, 'title' | 'kind' | 'isPreferred' | 'diagnostics'> &
  ({ readonly fix: PublishedFix } | { readonly bulk: BulkFix });

/**
 * What can be done about the findings at a range: each fix, the best first; one action for all findings of a rule; and
 * one for all findings.
 *
 * @param found the document's findings
 * @param shown what the client shows at the range
 * @param only the kinds that are asked for, all if undefined
 */
export function planActions(
  uri: string,
  found: readonly PublishedFinding[],
  range: Range,
  shown: readonly Diagnostic[],
  only: readonly string[] | undefined,
): PlannedAction[] {
  const actions: PlannedAction[] = [];
  const here = found.filter((finding) => finding.fixes.length > 0 && touches(finding, range));
  if (isWanted(CodeActionKind.QuickFix, only)) {
    for (const finding of here) actions.push(...quickFixes(finding, shown));
    for (const rule of new Set(here.map((finding) => finding.rule))) {
      if (found.filter((finding) => finding.rule === rule && finding.fixes.length > 0).length < 2) continue;
      actions.push({
        title: `Fix all ${rule} problems in this file`,
        kind: CodeActionKind.QuickFix,
        bulk: { uri, rule },
      });
    }
  }
  // Shown among source actions and run on saving; not with every lamp.
  if (only !== undefined && isWanted(FIX_ALL, only) && found.some((finding) => finding.fixes.length > 0)) {
    actions.push({ title: 'Fix all problems', kind: FIX_ALL, bulk: { uri, rule: undefined } });
  }
  return actions;
}

function quickFixes(finding: PublishedFinding, shown: readonly Diagnostic[]): PlannedAction[] {
  const diagnostics = shown.filter(({ code, range }) => code === finding.rule && isSame(range, finding));
  return finding.fixes.map((fix, index) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    ...(diagnostics.length > 0 ? { diagnostics } : {}),
    ...(index === 0 ? { isPreferred: true } : {}),
    fix,
  }));
}

/** Kinds are a hierarchy: asking for `source` asks for `source.fixAll.hostmaster` too. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return (
    only === undefined || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`))
  );
}

function touches(finding: Range, range: Range): boolean {
  return !isBefore(finding.end, range.start) && !isBefore(range.end, finding.start);
}

function isSame(a: Range, b: Range): boolean {
  return (
    !isBefore(a.start, b.start) &&
    !isBefore(b.start, a.start) &&
    !isBefore(a.end, b.end) &&
    !isBefore(b.end, a.end)
  );
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
