import {
  type CancellationToken,
  type Connection,
  RequestType,
  WorkDoneProgress,
} from 'vscode-languageserver';
import { whyNoMessage } from '../../engine/message/whyNoMessage.ts';
import { encodeUtf8 } from '../../engine/text/utf8.ts';
import { type AnalyseMessageParams, type AnalyseMessageResult, analyseMessage } from '../../protocol.ts';
import type { ClientAbilities } from '../clientAbilities.ts';
import type { Guard } from '../guard.ts';
import type { Setup } from '../setup.ts';
import type { Analysis, AnalysisWatch, MessageAnalyser } from './analyser.ts';
import { explain } from './explain.ts';
import type { MessageDocuments } from './messageDocuments.ts';

export interface MessageParts {
  readonly connection: Connection;
  readonly abilities: ClientAbilities;
  readonly guard: Guard;
  /** The messages that are open in the editor. */
  readonly messages: MessageDocuments;
  /** Missing where the machine cannot. */
  readonly analyser: MessageAnalyser | undefined;
  /** What a file is read by. */
  setupFor(key: string): Promise<Setup>;
}

const FAULT = { problem: 'The message could not be explained: the output of Hostmaster says more.' };

/** Answers what clients ask about messages. What is open is explained once for all who ask. */
export function serveMessages(parts: MessageParts): void {
  const { connection, guard } = parts;
  connection.onRequest(
    new RequestType<AnalyseMessageParams, AnalyseMessageResult<Analysis>, void>(analyseMessage),
    guard('explaining a message', FAULT, (params: AnalyseMessageParams, token) =>
      answer(parts, params, token),
    ),
  );
}

async function answer(
  parts: MessageParts,
  { source, asksDns, workDoneToken }: AnalyseMessageParams,
  token: CancellationToken,
): Promise<AnalyseMessageResult<Analysis>> {
  const { connection, messages, setupFor } = parts;
  const cancel = new AbortController();
  const listening = token.onCancellationRequested(() => cancel.abort());
  const watch: AnalysisWatch = {
    cancel: cancel.signal,
    told(answered, waitingFor) {
      if (workDoneToken === undefined) return;
      const message = `${answered} answers, waiting for ${waitingFor}`;
      void connection.sendProgress(WorkDoneProgress.type, workDoneToken, { kind: 'report', message });
    },
  };
  try {
    const document = 'uri' in source ? messages.get(source.uri) : undefined;
    const given = 'text' in source ? { bytes: encodeUtf8(source.text) } : source;
    const explained =
      document === undefined
        ? await explain(parts, given, await setupFor('uri' in source ? source.uri : ''), asksDns, watch)
        : await messages.explain(document, asksDns, watch);
    const problem = 'analysis' in explained ? whyNoMessage(explained.analysis.report) : undefined;
    return problem === undefined ? explained : { problem };
  } finally {
    listening.dispose();
  }
}
