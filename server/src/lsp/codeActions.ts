import {
  type CodeAction,
  CodeActionKind,
  type Command,
  type Diagnostic,
  type Range,
} from 'vscode-languageserver';
import type { PublishedFinding, PublishedFix } from '../engine/publish.ts';
import type { Insertion } from '../engine/rules/disableComment.ts';
import type { RuleId } from '../engine/rules/ruleIds.ts';
import type { LaterRefactoring } from './laterRefactoring.ts';

/** The kind of the action that applies every safe fix. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.hostmaster`;

/** The command that opens a rule's page; its argument is the rule's id. */
export const EXPLAIN = 'hostmaster.explainRule';

/** What an action that is made when it is chosen needs to be made. */
export type LaterEdit =
  /** Fix what the rule found, or all that has a fix. */
  | { readonly kind: 'fix'; readonly uri: string; readonly rule?: RuleId }
  /** Another form of the text. */
  | LaterRefactoring
  /** Switch the rule off in the configuration. */
  | { readonly kind: 'configure'; readonly uri: string; readonly rule: RuleId };

/** An action as data: the edits are file positions yet. */
export type PlannedAction = Pick<CodeAction, 'title' | 'kind' | 'isPreferred' | 'diagnostics'> &
  (
    | { readonly fix: PublishedFix }
    | { readonly later: LaterEdit }
    | { readonly explain: RuleId }
    /** The client's own commands ask and show first. */
    | { readonly command: Command }
  );

/** What can be done about findings beside fixing them. */
export interface OtherWays {
  /** Whether the project has a configuration that can be written. */
  readonly canConfigure: boolean;
  /** Whether the client opens a rule's page. */
  readonly canExplain: boolean;
  /** The comment that suppresses a finding in its record. */
  comment(finding: PublishedFinding): Insertion | undefined;
}

/**
 * What can be done about the findings at a range: each fix, the best first; one action for all findings of a rule; the
 * ways to switch the rule off, and its page; and one action for all findings.
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
  ways: OtherWays,
): PlannedAction[] {
  const actions: PlannedAction[] = [];
  const here = found.filter((finding) => touches(finding, range));
  if (isWanted(CodeActionKind.QuickFix, only)) {
    for (const finding of here) actions.push(...quickFixes(finding, shown));
    for (const rule of new Set(here.map((finding) => finding.rule))) {
      if (!here.some((finding) => finding.rule === rule && finding.fixes.length > 0)) continue;
      if (found.filter((finding) => finding.rule === rule && finding.fixes.length > 0).length < 2) continue;
      actions.push({
        title: `Fix all ${rule} problems in this file`,
        kind: CodeActionKind.QuickFix,
        later: { kind: 'fix', uri, rule },
      });
    }
    actions.push(...otherActions(uri, here, shown, ways));
  }
  // Shown among source actions and run on saving; not with every lamp.
  if (only !== undefined && isWanted(FIX_ALL, only) && found.some((finding) => finding.fixes.length > 0)) {
    actions.push({ title: 'Fix all problems', kind: FIX_ALL, later: { kind: 'fix', uri } });
  }
  return actions;
}

/** For each rule that found something here: a comment for the record, the configuration, the rule's page. */
function otherActions(
  uri: string,
  here: readonly PublishedFinding[],
  shown: readonly Diagnostic[],
  { canConfigure, canExplain, comment }: OtherWays,
): PlannedAction[] {
  const actions: PlannedAction[] = [];
  const kind = CodeActionKind.QuickFix;
  const firsts = new Map([...here].reverse().map((finding) => [finding.rule, finding]));
  for (const finding of [...firsts.values()].reverse()) {
    const { rule } = finding;
    const diagnostics = shown.filter(({ code, range }) => code === rule && isSame(range, finding));
    const about = { kind, ...(diagnostics.length > 0 ? { diagnostics } : {}) };
    const insertion = comment(finding);
    if (insertion !== undefined) {
      const edit = { uri: finding.uri, start: insertion.at, end: insertion.at, text: insertion.text };
      const title = `Disable ${rule} for this record`;
      actions.push({ ...about, title, fix: { title, edits: [edit] } });
    }
    if (canConfigure) {
      const title = `Disable ${rule} in the configuration`;
      actions.push({ ...about, title, later: { kind: 'configure', uri, rule } });
    }
    if (canExplain) actions.push({ ...about, title: `Explain ${rule}`, explain: rule });
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
export function isWanted(kind: string, only: readonly string[] | undefined): boolean {
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
