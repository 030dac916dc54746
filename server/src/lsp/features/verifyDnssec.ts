import { type CancellationToken, RequestType, WorkDoneProgress } from 'vscode-languageserver';
import { nameText } from '../../engine/zone/nameText.ts';
import { apexOf } from '../../engine/zone/zone.ts';
import {
  type VerifyDnssecParams,
  type VerifyDnssecResult,
  verifyDnssec as verifyDnssecRequest,
} from '../../protocol.ts';
import { isUnread } from '../openZone.ts';
import type { Feature, FeatureParts } from './feature.ts';
import { showResult } from './onDemand.ts';

/** The command that verifies the zone of a document, for editors without one of their own. Its argument is a URI. */
export const VERIFY = 'hostmaster.verifySignatures';

const FAULT: VerifyDnssecResult = {
  problem: 'The zone could not be verified: the output of Hostmaster says more.',
};

/** Verifies a zone on demand, however large it is: by a request that tells progress and can be cancelled, and by a command. */
export const verifyDnssec: Feature = {
  capabilities: () => ({}),
  commands: {
    async [VERIFY](parts, [uri]) {
      if (typeof uri !== 'string') return;
      await showResult(parts.connection, await verify(parts, uri, () => true));
    },
  },
  serve(parts) {
    const { connection, guard } = parts;
    connection.onRequest(
      new RequestType<VerifyDnssecParams, VerifyDnssecResult, void>(verifyDnssecRequest),
      guard<[VerifyDnssecParams, CancellationToken], VerifyDnssecResult>(
        'verifying a zone',
        FAULT,
        ({ uri, workDoneToken }, token) => {
          let percentage = 0;
          const progress = (part: number) => {
            const now = Math.floor(part * 100);
            if (workDoneToken === undefined || now === percentage) return;
            percentage = now;
            const report = { kind: 'report' as const, percentage };
            void connection.sendProgress(WorkDoneProgress.type, workDoneToken, report);
          };
          return verify(parts, uri, () => !token.isCancellationRequested, progress);
        },
      ),
    );
  },
};

async function verify(
  { zones, verified, loadCrypto }: FeatureParts,
  uri: string,
  isWanted: () => boolean,
  progress: (part: number) => void = () => {},
): Promise<VerifyDnssecResult> {
  if (loadCrypto === undefined) return { problem: 'There is no cryptography here to verify zones with.' };
  const document = zones.get(uri);
  if (document === undefined) return { problem: 'The zone file is not open.' };
  while (isUnread(document) && isWanted()) await document.ready;
  const [judge = document] = zones.judgesOf(document);
  while (isUnread(judge) && isWanted()) await judge.ready;
  const { zone } = judge.checked;
  const summary = await verified.verify(judge, isWanted, progress);
  if (summary === undefined) {
    return { problem: isWanted() ? 'The file was changed while its zone was being verified.' : 'Cancelled.' };
  }
  const { signatures, unverifiable, extent } = summary;
  const name = nameText(zone.names, apexOf(zone).name);
  if (extent === 'unsigned') {
    return {
      problem: `${name} has neither signatures nor a digest, or its file is only a part of the zone.`,
    };
  }
  const findings = judge.checked.dnssec.findings.length;
  const left = unverifiable === 0 ? '' : `, but ${unverifiable} cannot be verified on this machine`;
  const text = `${name}: ${signatures} ${signatures === 1 ? 'signature' : 'signatures'} verified${left}; ${findings === 0 ? 'nothing is wrong' : `${findings} ${findings === 1 ? 'finding' : 'findings'}`}.`;
  return { text, findings };
}
