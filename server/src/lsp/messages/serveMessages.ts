import {
  type CancellationToken,
  type Connection,
  RequestType,
  WorkDoneProgress,
} from 'vscode-languageserver';
import { encodeUtf8 } from '../../engine/text/utf8.ts';
import {
  type AnalyseMessageParams,
  type AnalyseMessageResult,
  analyseMessage,
  type MessageLookups,
} from '../../protocol.ts';
import type { ClientAbilities } from '../clientAbilities.ts';
import type { Guard } from '../guard.ts';
import type { Setup } from '../setup.ts';
import type { Analysis, AnalysisJob, MessageAnalyser } from './analyser.ts';

export interface MessageParts {
  readonly connection: Connection;
  readonly abilities: ClientAbilities;
  readonly guard: Guard;
  /** Missing where the machine cannot. */
  readonly analyser: MessageAnalyser | undefined;
  /** What a file is read by. */
  setupFor(key: string): Promise<Setup>;
}

const FAULT = { problem: 'The message could not be explained: the output of Hostmaster says more.' };

/** Answers what clients ask about messages. */
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
  { connection, abilities, analyser, setupFor }: MessageParts,
  { source, asksDns, workDoneToken }: AnalyseMessageParams,
  token: CancellationToken,
): Promise<AnalyseMessageResult<Analysis>> {
  if (analyser === undefined) return { problem: 'Messages cannot be explained here.' };
  const { config } = await setupFor('uri' in source ? source.uri : '');
  const lookups = lookupsOf(config['dns.lookups'], config['dns.resolvers'], asksDns, abilities);
  const at = Date.now();
  const job: AnalysisJob = {
    source: 'text' in source ? { bytes: encodeUtf8(source.text) } : source,
    now: at,
    ownHosts: [],
    ...(lookups.state === 'asked' && {
      dns: { resolvers: config['dns.resolvers'], timeout: config['dns.timeout'] },
    }),
  };
  const cancel = new AbortController();
  const listening = token.onCancellationRequested(() => cancel.abort());
  try {
    const analysis = await analyser.analyse(job, {
      cancel: cancel.signal,
      told(answered, waitingFor) {
        if (workDoneToken === undefined) return;
        const message = `${answered} answers, waiting for ${waitingFor}`;
        void connection.sendProgress(WorkDoneProgress.type, workDoneToken, { kind: 'report', message });
      },
    });
    return { analysis, at, lookups };
  } catch (reason) {
    return { problem: reason instanceof Error ? reason.message : String(reason) };
  } finally {
    listening.dispose();
  }
}

function lookupsOf(
  setting: string,
  resolvers: readonly string[],
  asksDns: boolean,
  { isTrusted, allowsLookups }: ClientAbilities,
): MessageLookups {
  if (!isTrusted)
    return { state: 'forbidden', reason: 'This workspace is not trusted: nothing is looked up in it.' };
  if (!allowsLookups || setting === 'off')
    return {
      state: 'forbidden',
      reason: 'Lookups are switched off by the setting "hostmaster.dns.lookups".',
    };
  const named = resolvers.length === 0 ? 'the resolvers of this machine' : resolvers.join(', ');
  return { state: asksDns ? 'asked' : 'notAsked', resolvers: named };
}
