import {
  BulkRegistration,
  type ClientCapabilities,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  type DocumentSelector,
  HoverRequest,
  InlayHintRequest,
  TextDocumentSyncKind,
} from 'vscode-languageserver';

/**
 * What the server does for every document that is no zone file: it follows the text, and has findings, hovers and hints. More can
 * be added. `undefined` where the client cannot be told so: it sends what documents it likes.
 */
export function commonRegistrations(
  { textDocument: can = {} }: ClientCapabilities,
  documentSelector: DocumentSelector,
): BulkRegistration | undefined {
  if (can.synchronization?.dynamicRegistration !== true) return undefined;
  const registrations = BulkRegistration.create();
  registrations.add(DidOpenTextDocumentNotification.type, { documentSelector });
  registrations.add(DidChangeTextDocumentNotification.type, {
    documentSelector,
    syncKind: TextDocumentSyncKind.Incremental,
  });
  registrations.add(DidCloseTextDocumentNotification.type, { documentSelector });
  if (can.hover?.dynamicRegistration) registrations.add(HoverRequest.type, { documentSelector });
  if (can.inlayHint?.dynamicRegistration) registrations.add(InlayHintRequest.type, { documentSelector });
  if (can.diagnostic?.dynamicRegistration) {
    registrations.add(DocumentDiagnosticRequest.type, {
      documentSelector,
      identifier: 'hostmaster',
      interFileDependencies: false,
      workspaceDiagnostics: false,
    });
  }
  return registrations;
}
