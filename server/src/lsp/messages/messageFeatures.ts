import {
  type CancellationToken,
  type DefinitionLink,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type Hover,
  type InlayHint,
  type Location,
  MarkupKind,
  type Position,
  type Range,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver';
import { withReferences } from '../../engine/editing/hover/markdown.ts';
import { hoverMessage } from '../../engine/message/editing/hoverMessage.ts';
import { messageDefinition } from '../../engine/message/editing/messageDefinition.ts';
import { messageFolds } from '../../engine/message/editing/messageFolds.ts';
import { messageHints } from '../../engine/message/editing/messageHints.ts';
import { type MessageNode, messageOutline } from '../../engine/message/editing/messageOutline.ts';
import type { PlacedReport } from '../../engine/message/placedReport.ts';
import { itemMarkdown } from '../../engine/message/render/renderMarkdown.ts';
import { itemText } from '../../engine/message/render/renderText.ts';
import type { OpenMessage } from './messageDocuments.ts';

/** What is said of a message as it is now, once that is known; `undefined` where nothing is, or the request is cancelled. */
async function placedOf(document: OpenMessage, token: CancellationToken): Promise<PlacedReport | undefined> {
  let listening: { dispose(): void } | undefined;
  const cancelled = new Promise<undefined>((resolve) => {
    listening = token.onCancellationRequested(() => resolve(undefined));
  });
  const said = await Promise.race([document.explained.value, cancelled]);
  listening?.dispose();
  if (said === undefined || token.isCancellationRequested || 'problem' in said) return undefined;
  return said.analysis;
}

/** What stands at a position of a message, explained. */
export async function messageHover(
  document: OpenMessage,
  position: Position,
  readsMarkdown: boolean,
  token: CancellationToken,
): Promise<Hover | null> {
  const placed = await placedOf(document, token);
  const made = placed && hoverMessage(placed, position);
  if (made === undefined) return null;
  const contents = readsMarkdown
    ? { kind: MarkupKind.Markdown, value: withReferences(made.items.map(itemMarkdown).join('\n\n')) }
    : { kind: MarkupKind.PlainText, value: made.items.map(itemText).join('\n') };
  return { contents, ...(made.range && { range: made.range }) };
}

/** What came of the checks, at the header fields in some lines of a message. */
export async function messageInlayHints(
  document: OpenMessage,
  { start, end }: Range,
  token: CancellationToken,
): Promise<InlayHint[]> {
  const placed = await placedOf(document, token);
  if (placed === undefined || !document.setup.config['inlayHints.messages']) return [];
  return messageHints(placed, start.line, end.line).map(({ at, label, tooltip }) => ({
    position: at,
    label,
    tooltip,
    paddingLeft: true,
  }));
}

/** What can be folded in a message. */
export async function messageFolding(
  document: OpenMessage,
  limit: number,
  token: CancellationToken,
): Promise<FoldingRange[] | null> {
  const placed = await placedOf(document, token);
  if (placed === undefined) return null;
  return messageFolds(placed, limit).map(({ first, last, kind }) => ({
    startLine: first,
    endLine: last,
    ...(kind === 'field' ? {} : { kind: FoldingRangeKind.Region }),
  }));
}

const KINDS: Readonly<Record<MessageNode['kind'], SymbolKind>> = {
  header: SymbolKind.Namespace,
  hop: SymbolKind.Event,
  signature: SymbolKind.Key,
  results: SymbolKind.Boolean,
  field: SymbolKind.Field,
  body: SymbolKind.Package,
  part: SymbolKind.File,
};

/**
 * The outline of a message.
 *
 * @param isTree whether the client takes a tree
 */
export async function messageSymbols(
  document: OpenMessage,
  isTree: boolean,
  token: CancellationToken,
): Promise<DocumentSymbol[] | SymbolInformation[] | null> {
  const placed = await placedOf(document, token);
  if (placed === undefined) return null;
  const nodes = messageOutline(placed);
  if (isTree) return nodes.map(toSymbol);
  return nodes
    .flatMap((node) => [node, ...node.children])
    .map(({ name, kind, start, end }) => ({
      name,
      kind: KINDS[kind],
      location: { uri: document.uri, range: { start, end } },
    }));
}

function toSymbol({ name, detail, kind, start, end, children }: MessageNode): DocumentSymbol {
  return {
    name,
    detail,
    kind: KINDS[kind],
    range: { start, end },
    selectionRange: { start, end },
    ...(children.length > 0 ? { children: children.map(toSymbol) } : {}),
  };
}

/** Where a position of a message leads, within it. */
export async function messageDefinitions(
  document: OpenMessage,
  position: Position,
  takesLinks: boolean,
  token: CancellationToken,
): Promise<DefinitionLink[] | Location[] | null> {
  const placed = await placedOf(document, token);
  const found = placed && messageDefinition(placed, position);
  if (placed === undefined || found === undefined) return null;
  const ranges = found.fields.flatMap((index): Range[] => {
    const field = placed.fields[index];
    return field === undefined ? [] : [{ start: field.start, end: field.end }];
  });
  const { uri } = document;
  if (!takesLinks) return ranges.map((range) => ({ uri, range }));
  return ranges.map((range) => ({
    originSelectionRange: found.from,
    targetUri: uri,
    targetRange: range,
    targetSelectionRange: { start: range.start, end: range.start },
  }));
}
