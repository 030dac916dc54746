import type { ReportOverview } from '../../engine/reports/overview/reportOverview.ts';

/** Reports to be read. Plain data: it goes to another thread. */
export interface ReportJob {
  /** URIs of files and folders of this machine's disk. */
  readonly uris: readonly string[];
  /** Files that lie elsewhere, in base64. */
  readonly files: readonly { readonly name: string; readonly base64: string }[];
}

export interface ReportWatch {
  /** Gives it up: it rejects then. */
  readonly cancel?: AbortSignal;
  /** How many files have been read of all that there are. */
  told?(done: number, all: number): void;
}

/** Reads reports apart from all else, so that thousands hold up nothing. Rejects with a sentence where it cannot. */
export interface ReportReader {
  read(job: ReportJob, watch?: ReportWatch): Promise<ReportOverview>;
}
