import {
  BulkRegistration,
  type ClientCapabilities,
  CodeActionKind,
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  type Connection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  type DocumentSelector,
  HoverRequest,
  InlayHintRequest,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { FIX_ALL } from '../codeActions.ts';

/** Within a record, all that begins a term, a tag or a value. */
const TRIGGERS = [' ', '=', ':', ';', '"', "'"];

/**
 * Registers what the server does for documents with mail records that are no zone files: less than for these, so that it is
 * no formatter of the user's programs, for example. A client that cannot be told so sends what documents it likes.
 */
export async function registerMail(
  { client }: Connection,
  { textDocument: can = {} }: ClientCapabilities,
  documentSelector: DocumentSelector,
): Promise<void> {
  if (can.synchronization?.dynamicRegistration !== true) return;
  const registrations = BulkRegistration.create();
  registrations.add(DidOpenTextDocumentNotification.type, { documentSelector });
  registrations.add(DidChangeTextDocumentNotification.type, {
    documentSelector,
    syncKind: TextDocumentSyncKind.Incremental,
  });
  registrations.add(DidCloseTextDocumentNotification.type, { documentSelector });
  if (can.codeLens?.dynamicRegistration) registrations.add(CodeLensRequest.type, { documentSelector });
  if (can.inlayHint?.dynamicRegistration) registrations.add(InlayHintRequest.type, { documentSelector });
  if (can.hover?.dynamicRegistration) registrations.add(HoverRequest.type, { documentSelector });
  if (can.completion?.dynamicRegistration) {
    registrations.add(CompletionRequest.type, { documentSelector, triggerCharacters: TRIGGERS });
  }
  if (can.codeAction?.dynamicRegistration) {
    registrations.add(CodeActionRequest.type, {
      documentSelector,
      codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL, CodeActionKind.RefactorRewrite],
      resolveProvider: true,
    });
  }
  if (can.diagnostic?.dynamicRegistration) {
    registrations.add(DocumentDiagnosticRequest.type, {
      documentSelector,
      identifier: 'hostmaster',
      interFileDependencies: false,
      workspaceDiagnostics: false,
    });
  }
  await client.register(registrations);
}
