import type { DnsFailure } from '../../engine/dns/dns.ts';
import type { Message } from './message.ts';

/** Why nothing came of a question to one server. */
export interface Failure {
  readonly kind: 'failure';
  readonly reason: DnsFailure;
  readonly detail: string;
}

/** What came of a question to one server. */
export type Outcome = Message | Failure;

/** Sends one query to one server and waits for what answers it; the signal gives it up, its reason is the outcome. */
export type Ask<S> = (server: S, query: Query, signal: AbortSignal) => Promise<Outcome>;

/** A question in wire form. */
export interface Query {
  readonly bytes: Buffer;
  /** Where its question ends (RFC 1035 §4.1.2). */
  readonly end: number;
  /** For messages to the user: `TXT example.com`. */
  readonly text: string;
}

export function failure(reason: DnsFailure, detail: string): Failure {
  return { kind: 'failure', reason, detail };
}

/** The outcome that a signal was given up with. */
export function givenUp(signal: AbortSignal): Failure {
  const { reason } = signal;
  return isFailure(reason) ? reason : failure('cancelled', 'The question was given up.');
}

function isFailure(value: unknown): value is Failure {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'failure';
}
