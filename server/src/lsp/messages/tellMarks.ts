import type { Connection } from 'vscode-languageserver';
import { messageMarks as marksOf } from '../../engine/message/editing/messageMarks.ts';
import { type MessageMarksParams, messageMarks } from '../../protocol.ts';
import type { OpenMessage } from './messageDocuments.ts';

/** Tells the client which lines of a message it is to mark, once that is known; none where hints are switched off. */
export async function tellMarks(connection: Connection, document: OpenMessage): Promise<void> {
  const { uri, version, explained } = document;
  const result = await explained.value;
  // What is known by now is of another text.
  if (document.explained !== explained || !('analysis' in result)) return;
  const marks = document.setup.config['inlayHints.messages'] ? marksOf(result.analysis) : [];
  await connection.sendNotification(messageMarks, { uri, version, marks } satisfies MessageMarksParams);
}
