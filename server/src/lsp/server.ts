import {
  CodeActionKind,
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  DocumentDiagnosticReportKind,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** Answers the client until the connection ends. Placeholder: finds IPv4 addresses with an octet above 255. */
export function startServer(connection: Connection): void {
  const documents = new TextDocuments(TextDocument);
  connection.onInitialize(() => ({
    capabilities: {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false },
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
    },
  }));
  connection.languages.diagnostics.on(({ textDocument }) => {
    const document = documents.get(textDocument.uri);
    const items = document === undefined ? [] : findBadAddresses(document);
    return { kind: DocumentDiagnosticReportKind.Full, items };
  });
  connection.onCodeAction(({ textDocument, context }) =>
    context.diagnostics.map((diagnostic) => ({
      title: 'Use 192.0.2.1',
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      edit: { changes: { [textDocument.uri]: [{ range: diagnostic.range, newText: '192.0.2.1' }] } },
    })),
  );
  documents.listen(connection);
  connection.listen();
}

function findBadAddresses(document: TextDocument): Diagnostic[] {
  const found = document.getText().matchAll(/\d+\.\d+\.\d+\.\d{3,}/g);
  return [...found].flatMap(({ 0: address, index }) => {
    if (address.split('.').every((octet) => Number(octet) <= 255)) return [];
    const range = { start: document.positionAt(index), end: document.positionAt(index + address.length) };
    return {
      range,
      message: `${address} is not an IPv4 address.`,
      severity: DiagnosticSeverity.Error,
      source: 'hostmaster',
      code: 'zone/placeholder',
      codeDescription: { href: 'https://github.com/hostmaster/hostmaster#readme' },
    };
  });
}
