import { Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { AnalyseMessageParams } from '../../../server/src/protocol.ts';
import type { MessageOrigin } from '../../webview/panelProtocol.ts';

/** How the server is told where a message is; it has what is open in an editor, and reads files of its own disk itself. */
export async function sourceOf(
  origin: MessageOrigin,
  client: BaseLanguageClient,
): Promise<AnalyseMessageParams['source']> {
  if ('text' in origin) return { text: origin.text };
  if ('base64' in origin) return { base64: origin.base64 };
  const uri = Uri.parse(origin.uri);
  const open = openDocument(uri);
  // Where it is told of such documents, it was told of this one.
  if (open?.languageId === 'eml' && client.getFeature('textDocument/didOpen').getProvider(open))
    return { uri: origin.uri };
  if (open?.isDirty || open?.isUntitled) return { text: open.getText() };
  if (uri.scheme === 'file') return { uri: origin.uri };
  return { base64: Buffer.from(await workspace.fs.readFile(uri)).toString('base64') };
}

/** What a message is called. */
export function titleOf(origin: MessageOrigin): string {
  return 'uri' in origin ? (Uri.parse(origin.uri).path.split('/').at(-1) ?? origin.uri) : origin.name;
}

/** The text of a message that is no file. */
export function textOf(origin: Exclude<MessageOrigin, { uri: string }>): string {
  return 'text' in origin ? origin.text : Buffer.from(origin.base64, 'base64').toString('utf8');
}

/** The document that is open for a file. */
export function openDocument(uri: Uri) {
  return workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}
