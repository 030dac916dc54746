import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver';

/** What came of something that was asked for, as a sentence, and how much was found; or why nothing did. */
export type OnDemandResult =
  | { readonly text: string; readonly findings: number }
  | { readonly problem: string };

/** Shows a result where the client has no command of its own for that. */
export async function showResult(connection: Connection, result: OnDemandResult): Promise<void> {
  const message = 'problem' in result ? result.problem : result.text;
  const type = 'problem' in result || result.findings > 0 ? MessageType.Warning : MessageType.Info;
  await connection.sendNotification(ShowMessageNotification.type, { type, message });
}
