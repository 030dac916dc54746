import { analyseMessage, type MessagePorts } from '../engine/message/analyseMessage.ts';
import type { Message } from '../engine/message/message.ts';
import type { MessageReport } from '../engine/message/messageReport.ts';
import { type PlacedReport, placeReport } from '../engine/message/placedReport.ts';
import { readMessage } from '../engine/message/readMessage.ts';

/** How a message is analysed: as the engine does it, with what this machine brings besides. */
export type AnalysisOptions = Omit<MessagePorts, 'verifier' | 'evaluateSpf'>;

/** Analyses a message, or what a user has of one. Programs for signatures and SPF are loaded only where they are of use. */
export function analyse(bytes: Uint8Array, options: AnalysisOptions): Promise<MessageReport> {
  return analyseRead(readMessage(bytes), options);
}

/** {@link analyse}, and where in the text stands what the report speaks of. */
export async function analyseWithPlaces(bytes: Uint8Array, options: AnalysisOptions): Promise<PlacedReport> {
  const message = readMessage(bytes);
  return placeReport(message, await analyseRead(message, options));
}

async function analyseRead(message: Message, options: AnalysisOptions): Promise<MessageReport> {
  const isSigned = message.fields.some(({ key }) => SIGNATURES.has(key));
  return analyseMessage(message, {
    ...options,
    ...(isSigned && {
      verifier: (await import('./messageVerifier/messageVerifier.ts')).messageVerifier,
    }),
    ...(options.dns !== undefined && { evaluateSpf: (await import('./spf/evaluateSpf.ts')).evaluateSpf }),
  });
}

const SIGNATURES: ReadonlySet<string> = new Set([
  'dkim-signature',
  'dkim2-signature',
  'message-instance',
  'arc-seal',
  'arc-message-signature',
  'arc-authentication-results',
]);
