import { type LogOutputChannel, workspace } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { type InitializationOptions, type ReadFileParams, readFile } from '../../server/src/protocol.ts';
import { isZoneTab, messageDocuments, serverDocuments } from './documents.ts';
import { mailDocuments, mailMiddleware } from './mailDocuments.ts';
import { readText } from './readText.ts';

/** Makes the client of the language server whose program is at the path `module`; the caller starts it. */
export function createClient(module: string, output: LogOutputChannel): LanguageClient {
  const options = (): InitializationOptions => ({
    canReadFiles: true,
    // By the schema that the manifest names.
    validatesConfiguration: true,
    showsZoneNames: true,
    savesFiles: true,
    showsSpfTrees: true,
    flattensSpf: true,
    showsLookups: true,
    marksMessages: true,
    mailDocuments,
    messageDocuments,
    isTrusted: workspace.isTrusted,
  });
  const client: LanguageClient = new LanguageClient(
    'hostmaster',
    'Hostmaster',
    { module, transport: TransportKind.ipc },
    {
      documentSelector: serverDocuments,
      middleware: mailMiddleware(() => client),
      outputChannel: output,
      traceOutputChannel: output,
      initializationOptions: options,
      diagnosticPullOptions: { onChange: true, onTabs: true, match: (_, uri) => isZoneTab(uri) },
      // Hovers and findings quote what a file says; nothing in them may run a command or load an image.
      markdown: { isTrusted: false, supportHtml: false },
    },
  );
  client.onRequest(readFile, ({ uri }: ReadFileParams) => readText(uri));
  return client;
}
