import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  InsertTextFormat,
  MarkupKind,
  type Position,
  type Range,
} from 'vscode-languageserver';
import { type CompletionAnswer, completionsAt } from '../../engine/editing/completion/complete.ts';
import type {
  Completion,
  CompletionKind,
  CompletionTopic,
} from '../../engine/editing/completion/completion.ts';
import { documentationOf } from '../../engine/editing/completion/documentation.ts';
import { plainText } from '../../engine/editing/completion/snippet.ts';
import { utf16Length } from '../../engine/text/utf8.ts';
import { mailCompletions } from '../mail/mailPlaces.ts';
import type { Feature, FeatureParts } from './feature.ts';
import { zoneOf } from './feature.ts';

const KINDS: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  type: CompletionItemKind.Class,
  class: CompletionItemKind.Keyword,
  directive: CompletionItemKind.Keyword,
  owner: CompletionItemKind.Variable,
  host: CompletionItemKind.Reference,
  label: CompletionItemKind.Constant,
  value: CompletionItemKind.Value,
  key: CompletionItemKind.Property,
  record: CompletionItemKind.Snippet,
  text: CompletionItemKind.Snippet,
};

/** What an item needs to be documented later. */
interface ItemData {
  readonly uri: string;
  readonly topic: CompletionTopic;
}

/** Completion: what can stand at the cursor. */
export const completion: Feature = {
  capabilities: () => ({
    completionProvider: {
      resolveProvider: true,
      // A blank begins a field; the others go on inside one. Not what owners are made of, nor the tab: whoever goes to the
      // next column with it has not chosen anything.
      triggerCharacters: [' ', '=', ',', '"', '$', ':', ';'],
      completionItem: { labelDetailsSupport: true },
    },
  }),
  serve(parts) {
    const { connection, guard } = parts;
    connection.onCompletion(
      guard('completing', null, ({ textDocument: { uri }, position }, token) =>
        complete(parts, uri, position, token),
      ),
    );
    connection.onCompletionResolve((item) => guard('documenting a completion', item, document)(parts, item));
  },
};

/** What the client says that it can do with items. */
interface Abilities {
  readonly snippets: boolean;
  readonly insertReplace: boolean;
  readonly labelDetails: boolean;
  readonly deprecatedTag: boolean;
  readonly markdown: boolean;
}

function abilitiesOf({ client }: FeatureParts): Abilities {
  const item = client.textDocument?.completion?.completionItem;
  return {
    snippets: item?.snippetSupport === true,
    insertReplace: item?.insertReplaceSupport === true,
    labelDetails: item?.labelDetailsSupport === true,
    deprecatedTag: item?.tagSupport?.valueSet.includes(CompletionItemTag.Deprecated) === true,
    markdown: item?.documentationFormat?.includes(MarkupKind.Markdown) !== false,
  };
}

async function complete(
  parts: FeatureParts,
  uri: string,
  position: Position,
  token: Parameters<typeof zoneOf>[2],
): Promise<CompletionList | null> {
  const document = parts.mail.get(uri);
  if (document !== undefined) return mailCompletions(document, position, abilitiesOf(parts));
  const found = await zoneOf(parts, uri, token);
  if (found === undefined) return null;
  const answer = completionsAt(found.zone, found.reading, position, Date.now());
  if (answer === undefined) return null;
  const abilities = abilitiesOf(parts);
  return {
    isIncomplete: answer.isIncomplete,
    items: answer.items.map((item, i) =>
      completionItem(item, i, rangesOf(answer, item.replaces ?? answer, position), uri, abilities),
    ),
  };
}

/** The token as far as the cursor, and all of it; tokens never go over a line's end. */
function rangesOf(
  { slot }: CompletionAnswer,
  { start, end }: { readonly start: number; readonly end: number },
  { line, character }: Position,
): { insert: Range; replace: Range } {
  const { bytes } = slot.entry.block;
  const from = { line, character: character - utf16Length(bytes, start, slot.offset) };
  return {
    insert: { start: from, end: { line, character } },
    replace: { start: from, end: { line, character: character + utf16Length(bytes, slot.offset, end) } },
  };
}

function completionItem(
  completion: Completion,
  place: number,
  { insert, replace }: { insert: Range; replace: Range },
  uri: string,
  { snippets, insertReplace, labelDetails, deprecatedTag, markdown }: Abilities,
): CompletionItem {
  const { label, kind, text, snippet, typedAs, detail, aside, isObsolete, topic, documentation } = completion;
  const isSnippet = snippets && snippet !== undefined;
  const newText = isSnippet ? snippet : (text ?? (snippet === undefined ? label : plainText(snippet)));
  return {
    label,
    kind: KINDS[kind],
    // The list is in the order that is meant.
    sortText: String(place).padStart(4, '0'),
    textEdit: insertReplace ? { newText, insert, replace } : { newText, range: insert },
    ...(isSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(typedAs === undefined ? {} : { filterText: typedAs }),
    ...detailed(detail, aside, labelDetails),
    ...(isObsolete ? (deprecatedTag ? { tags: [CompletionItemTag.Deprecated] } : { deprecated: true }) : {}),
    ...(documentation === undefined
      ? {}
      : {
          documentation: {
            kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText,
            value: documentation,
          },
        }),
    ...(topic === undefined ? {} : { data: { uri, topic } satisfies ItemData }),
  };
}

function detailed(
  detail: string | undefined,
  aside: string | undefined,
  labelDetails: boolean,
): Pick<CompletionItem, 'detail' | 'labelDetails'> {
  if (labelDetails) {
    return {
      ...(detail === undefined ? {} : { detail }),
      ...(aside === undefined ? {} : { labelDetails: { description: aside } }),
    };
  }
  const both = [aside, detail].filter((part) => part !== undefined).join(': ');
  return both === '' ? {} : { detail: both };
}

/** Adds what documents an item, once an editor shows it. */
function document(parts: FeatureParts, item: CompletionItem): CompletionItem {
  const { uri, topic } = (item.data ?? {}) as Partial<ItemData>;
  if (uri === undefined || topic === undefined) return item;
  const opened = parts.zones.get(uri);
  const judge = opened && parts.zones.judgesOf(opened)[0];
  const value = documentationOf(judge?.checked.zone, topic);
  if (value === undefined) return item;
  const kind = abilitiesOf(parts).markdown ? MarkupKind.Markdown : MarkupKind.PlainText;
  return { ...item, documentation: { kind, value } };
}
