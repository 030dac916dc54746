import type { DnsOptions } from '../../engine/dns/openDns.ts';
import type { Envelope } from '../../engine/message/envelope.ts';
import type { PlacedReport } from '../../engine/message/placedReport.ts';

/**
 * Where a message is: its octets, which the other thread keeps, also in base64; the URI of the file on this machine's disk that
 * holds them; or the UTF-8 of what an editor shows of that file, whose own octets are taken where that is all that differs.
 */
export type MessageSource =
  | { readonly bytes: Uint8Array<ArrayBuffer>; readonly shownOf?: string }
  | { readonly base64: string }
  | { readonly uri: string };

/** A message to be analysed, and how. Plain data: it goes to another thread. */
export interface AnalysisJob {
  readonly source: MessageSource;
  /** The present, in milliseconds since 1970 UTC. */
  readonly now: number;
  /** Names, addresses and networks of the receiver's hosts; where there are none, they are inferred. */
  readonly ownHosts: readonly string[];
  readonly envelope?: Partial<Envelope>;
  /** Whom to ask; nobody is asked where it is left out. */
  readonly dns?: DnsOptions;
}

export interface Analysis extends PlacedReport {
  /** Why a question to DNS was not answered, as a sentence. */
  readonly unanswered?: string;
}

export interface AnalysisWatch {
  /** Gives it up: it rejects then. */
  readonly cancel?: AbortSignal;
  /** With each question that is asked of DNS. */
  told?(answered: number, waitingFor: string): void;
}

/**
 * Analyses messages apart from all else, so that a large one holds up nothing. Rejects with a sentence where the message
 * cannot be read.
 */
export interface MessageAnalyser {
  analyse(job: AnalysisJob, watch?: AnalysisWatch): Promise<Analysis>;
}
