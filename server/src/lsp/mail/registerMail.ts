import {
  type ClientCapabilities,
  CodeActionKind,
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  type Connection,
  type DocumentSelector,
} from 'vscode-languageserver';
import { FIX_ALL } from '../codeActions.ts';
import { commonRegistrations } from '../commonRegistrations.ts';

/** Within a record, all that begins a term, a tag or a value. */
const TRIGGERS = [' ', '=', ':', ';', '"', "'"];

/**
 * Registers what the server does for documents with mail records that are no zone files: less than for these, so that it is
 * no formatter of the user's programs, for example.
 */
export async function registerMail(
  { client }: Connection,
  capabilities: ClientCapabilities,
  documentSelector: DocumentSelector,
): Promise<void> {
  const registrations = commonRegistrations(capabilities, documentSelector);
  if (registrations === undefined) return;
  const { textDocument: can = {} } = capabilities;
  if (can.codeLens?.dynamicRegistration) registrations.add(CodeLensRequest.type, { documentSelector });
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
  await client.register(registrations);
}
