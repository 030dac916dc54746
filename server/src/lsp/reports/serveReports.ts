import {
  type CancellationToken,
  type Connection,
  RequestType,
  WorkDoneProgress,
} from 'vscode-languageserver';
import type { ReportOverview } from '../../engine/reports/overview/reportOverview.ts';
import { counted, grouped } from '../../engine/reports/summary/wording.ts';
import { type ReadReportsParams, type ReadReportsResult, readReports } from '../../protocol.ts';
import type { Guard } from '../guard.ts';
import type { ReportReader } from './reportReader.ts';

export interface ReportParts {
  readonly connection: Connection;
  readonly guard: Guard;
  /** Missing where the machine cannot. */
  readonly reader: ReportReader | undefined;
}

const FAULT = { problem: 'The reports could not be read: the output of Hostmaster says more.' };

/** Answers what clients ask about reports. */
export function serveReports(parts: ReportParts): void {
  const { connection, guard } = parts;
  connection.onRequest(
    new RequestType<ReadReportsParams, ReadReportsResult<ReportOverview>, void>(readReports),
    guard('reading reports', FAULT, (params: ReadReportsParams, token) => answer(parts, params, token)),
  );
}

async function answer(
  { connection, reader }: ReportParts,
  { uris, files = [], workDoneToken }: ReadReportsParams,
  token: CancellationToken,
): Promise<ReadReportsResult<ReportOverview>> {
  if (reader === undefined) return { problem: 'Reports cannot be read here.' };
  const cancel = new AbortController();
  const listening = token.onCancellationRequested(() => cancel.abort());
  try {
    const overview = await reader.read(
      { uris, files },
      {
        cancel: cancel.signal,
        told(done, all) {
          if (workDoneToken === undefined) return;
          const message = `${grouped(done)} of ${counted(all, 'file')} read`;
          void connection.sendProgress(WorkDoneProgress.type, workDoneToken, {
            kind: 'report',
            message,
            percentage: Math.floor((100 * done) / all),
          });
        },
      },
    );
    return { overview, at: Date.now() };
  } catch (reason) {
    return { problem: reason instanceof Error ? reason.message : String(reason) };
  } finally {
    listening.dispose();
  }
}
