import {
  BulkRegistration,
  type ClientCapabilities,
  type Connection,
  DefinitionRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  type DocumentSelector,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  TextDocumentSyncKind,
} from 'vscode-languageserver';

/**
 * Registers what the server does for messages: it explains them, and changes nothing. A client that cannot be told so sends what
 * documents it likes.
 */
export async function registerMessages(
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
  if (can.hover?.dynamicRegistration) registrations.add(HoverRequest.type, { documentSelector });
  if (can.inlayHint?.dynamicRegistration) registrations.add(InlayHintRequest.type, { documentSelector });
  if (can.foldingRange?.dynamicRegistration)
    registrations.add(FoldingRangeRequest.type, { documentSelector });
  if (can.definition?.dynamicRegistration) registrations.add(DefinitionRequest.type, { documentSelector });
  if (can.documentSymbol?.dynamicRegistration)
    registrations.add(DocumentSymbolRequest.type, { documentSelector, label: 'Message' });
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
