import { type CancellationToken, RequestType } from 'vscode-languageserver';
import { type LookUpParams, type LookUpResult, lookUp as lookUpRequest } from '../../protocol.ts';
import { isUnread, type OpenZone } from '../openZone.ts';
import type { Feature, FeatureParts } from './feature.ts';
import { showResult } from './onDemand.ts';

/** The command that looks up the mail records of a document, for editors without one of their own. Its argument is a URI. */
export const LOOK_UP = 'hostmaster.lookUpRecords';

const FAULT: LookUpResult = { problem: 'Nothing could be looked up: the output of Hostmaster says more.' };

/** Looks up mail records on demand: by a request that can be cancelled, and by a command. */
export const lookUp: Feature = {
  capabilities: () => ({}),
  commands: {
    async [LOOK_UP](parts, [uri]) {
      if (typeof uri !== 'string') return;
      await showResult(parts.connection, await look(parts, uri, new AbortController().signal));
    },
  },
  serve(parts) {
    const { connection, guard } = parts;
    connection.onRequest(
      new RequestType<LookUpParams, LookUpResult, void>(lookUpRequest),
      guard<[LookUpParams, CancellationToken], LookUpResult>(
        'looking up records',
        FAULT,
        ({ uri }, token) => {
          const controller = new AbortController();
          const giveUp = () => controller.abort();
          token.onCancellationRequested(giveUp);
          if (token.isCancellationRequested) giveUp();
          return look(parts, uri, controller.signal);
        },
      ),
    );
  },
};

async function look(
  { zones, lookups, mail, mailLookups }: FeatureParts,
  uri: string,
  given: AbortSignal,
): Promise<LookUpResult> {
  const record = mail.get(uri);
  if (record !== undefined) {
    await record.ready;
    return await mailLookups.now(record, given);
  }
  const document = zones.get(uri);
  if (document === undefined) return { problem: 'The file is not open.' };
  await untilRead(document, given);
  const [judge = document] = zones.judgesOf(document);
  await untilRead(judge, given);
  return await lookups.now(judge, given);
}

async function untilRead(zone: OpenZone, given: AbortSignal): Promise<void> {
  while (isUnread(zone) && !given.aborted) await zone.ready;
}
