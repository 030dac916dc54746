import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type Hover,
  InsertTextFormat,
  MarkupKind,
  type Position,
  type Range,
} from 'vscode-languageserver';
import { plainText as plainSnippet } from '../../engine/editing/completion/snippet.ts';
import { withReferences } from '../../engine/editing/hover/markdown.ts';
import { plainText } from '../../engine/editing/hover/plainText.ts';
import { findingsAt, rulesText } from '../../engine/editing/hover/ruleText.ts';
import type { MailCompletion } from '../../engine/mail/assist.ts';
import type { Span } from '../../engine/mail/mailRecord.ts';
import { lineStarts, offsetIn, positionIn } from '../../engine/text/lines.ts';
import { mailFindings, type OpenMailDocument } from './mailDocuments.ts';

/** What stands at a position of a document with mail records, explained, and the rules of what is found there. */
export function mailHover(
  document: OpenMailDocument,
  position: Position,
  readsMarkdown: boolean,
): Hover | null {
  const { text, setup } = document;
  const starts = lineStarts(text);
  const made = document.document.hover(offsetIn(text, starts, position), document.spf);
  const found = findingsAt(mailFindings(document, setup.config.maxFindings).findings, position);
  const parts = [...(made === undefined ? [] : [made.markdown]), ...rulesText(found)];
  const [finding] = found;
  if (parts.length === 0) return null;
  const value = parts.map(withReferences).join('\n\n---\n\n');
  const range =
    made === undefined ? finding && { start: finding.start, end: finding.end } : rangeOf(starts, made);
  return {
    contents: readsMarkdown
      ? { kind: MarkupKind.Markdown, value }
      : { kind: MarkupKind.PlainText, value: plainText(value) },
    ...(range && { range }),
  };
}

/** What the client says that it can do with completions. */
export interface CompletionAbilities {
  readonly snippets: boolean;
  readonly insertReplace: boolean;
  readonly markdown: boolean;
}

/** What could be written at a position of a document with mail records. */
export function mailCompletions(
  { text, document }: OpenMailDocument,
  position: Position,
  abilities: CompletionAbilities,
): CompletionList | null {
  const starts = lineStarts(text);
  const offset = offsetIn(text, starts, position);
  const found = document.completions(offset);
  if (found.length === 0) return null;
  const items = [...found]
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0) || (a.label < b.label ? -1 : 1))
    .map((completion, i) => toItem(completion, i, starts, position, abilities));
  return { isIncomplete: false, items };
}

function toItem(
  { label, insert, replaces, detail, documentation }: MailCompletion,
  place: number,
  starts: readonly number[],
  position: Position,
  { snippets, insertReplace, markdown }: CompletionAbilities,
): CompletionItem {
  const replace = rangeOf(starts, replaces);
  const upToCursor = { start: replace.start, end: position };
  const newText = snippets ? insert : plainSnippet(insert);
  return {
    label,
    kind: CompletionItemKind.Value,
    // The list is in the order that is meant.
    sortText: String(place).padStart(4, '0'),
    textEdit: insertReplace ? { newText, insert: upToCursor, replace } : { newText, range: upToCursor },
    ...(snippets ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    detail,
    ...(documentation === undefined
      ? {}
      : {
          documentation: {
            kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText,
            value: documentation,
          },
        }),
  };
}

function rangeOf(starts: readonly number[], { start, end }: Span): Range {
  return { start: positionIn(starts, start), end: positionIn(starts, end) };
}
