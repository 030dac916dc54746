import { type CancellationToken, languages, type TextDocument, type TextDocumentChangeEvent } from 'vscode';
import type { BaseLanguageClient, Middleware } from 'vscode-languageclient';
import { messageDocuments, schemes, serverDocuments } from './documents.ts';
import { mentionsRecord, OWN_LANGUAGES, PROGRAM_LANGUAGES } from './mailLanguages.ts';

const select = (ids: readonly string[]) =>
  ids.flatMap((language) => schemes.map((scheme) => ({ language, scheme })));

/** Selects bare records and policies of MTA-STS. */
export const ownMailDocuments = select(OWN_LANGUAGES);
const programDocuments = select(PROGRAM_LANGUAGES);

/** Selects all documents in which there may be mail records outside of zone files. */
export const mailDocuments = [...ownMailDocuments, ...programDocuments];

/** Whether a document has mail records in it, outside of zone files. */
export function hasMailRecords(document: TextDocument): boolean {
  if (languages.match(ownMailDocuments, document) > 0) return true;
  return languages.match(programDocuments, document) > 0 && mentionsRecord(document.getText());
}

/** Whether a change has put a mail record into a document; costs a look at the lines that it touched. */
export function bringsMailRecord({ document, contentChanges }: TextDocumentChangeEvent): boolean {
  if (languages.match(mailDocuments, document) === 0) return false;
  return contentChanges.some(
    ({ range, text }) => mentionsRecord(text) || mentionsRecord(document.lineAt(range.start.line).text),
  );
}

/**
 * Keeps from the server what does not concern it: the many documents of other languages that have no mail record in them.
 * One that gets a record is opened then.
 */
export function mailMiddleware(client: () => BaseLanguageClient): Middleware {
  const served = new Set<string>();
  // Where several selectors match a document, the client tells of each change several times.
  const told = new WeakSet<TextDocumentChangeEvent>();
  const isOurs = (document: TextDocument) =>
    languages.match([...serverDocuments, ...messageDocuments], document) > 0;
  const isServed = (document: TextDocument) => isOurs(document) || served.has(document.uri.toString());
  const ifServed = <P extends unknown[], R>(
    document: TextDocument,
    ask: (document: TextDocument, ...more: P) => R,
    ...more: P
  ): R | undefined => (isServed(document) ? ask(document, ...more) : undefined);
  return {
    async didOpen(document, next) {
      if (!isOurs(document)) {
        if (!hasMailRecords(document)) return;
        served.add(document.uri.toString());
      }
      await next(document);
    },
    async didChange(event, next) {
      if (told.has(event)) return;
      told.add(event);
      if (isServed(event.document)) await next(event);
      else if (bringsMailRecord(event)) {
        await client().getFeature('textDocument/didOpen').getProvider(event.document)?.send(event.document);
      }
    },
    async didClose(document, next) {
      const wasServed = isServed(document);
      served.delete(document.uri.toString());
      if (wasServed) await next(document);
    },
    provideHover: (document, position, token, next) => ifServed(document, next, position, token),
    provideCompletionItem: (document, position, context, token, next) =>
      ifServed(document, next, position, context, token),
    provideCodeLenses: (document, token, next) => ifServed(document, next, token),
    provideInlayHints: (document, range, token, next) => ifServed(document, next, range, token),
    provideCodeActions: (document, range, context, token: CancellationToken, next) =>
      ifServed(document, next, range, context, token),
  };
}
