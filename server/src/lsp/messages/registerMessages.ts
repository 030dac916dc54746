import {
  type ClientCapabilities,
  type Connection,
  DefinitionRequest,
  type DocumentSelector,
  DocumentSymbolRequest,
  FoldingRangeRequest,
} from 'vscode-languageserver';
import { commonRegistrations } from '../commonRegistrations.ts';

/** Registers what the server does for messages: it explains them, and changes nothing. */
export async function registerMessages(
  { client }: Connection,
  capabilities: ClientCapabilities,
  documentSelector: DocumentSelector,
): Promise<void> {
  const registrations = commonRegistrations(capabilities, documentSelector);
  if (registrations === undefined) return;
  const { textDocument: can = {} } = capabilities;
  if (can.foldingRange?.dynamicRegistration)
    registrations.add(FoldingRangeRequest.type, { documentSelector });
  if (can.definition?.dynamicRegistration) registrations.add(DefinitionRequest.type, { documentSelector });
  if (can.documentSymbol?.dynamicRegistration)
    registrations.add(DocumentSymbolRequest.type, { documentSelector, label: 'Message' });
  await client.register(registrations);
}
