import type { Cancel, Dns, DnsAnswer, DnsFailure, DnsType } from './dns.ts';

/** Failures of whoever was asked; others are of the name that was asked for. */
const OF_RESOLVER: ReadonlySet<DnsFailure> = new Set(['timeout', 'unreachable', 'refused']);

export interface WatchedDns extends Dns {
  /** Why a question was not answered, as a sentence; `undefined` where all were. */
  unanswered(): string | undefined;
}

/**
 * Asks as `dns` does, and notes whether whoever was asked has answered.
 *
 * @param told with each question: how many were answered, and what has been waited for longest
 */
export function watchedDns(dns: Dns, told: (answered: number, waitingFor: string) => void): WatchedDns {
  const waiting = new Set<string>();
  let answered = 0;
  let problem: string | undefined;
  return {
    async ask<T extends DnsType>(name: string, type: T, cancel?: Cancel): Promise<DnsAnswer<T>> {
      const question = `${name} ${type}`;
      waiting.add(question);
      told(answered, [...waiting][0] ?? question);
      const answer = await dns.ask(name, type, cancel);
      waiting.delete(question);
      answered++;
      if (answer.status === 'failed' && OF_RESOLVER.has(answer.reason)) problem ??= answer.detail;
      return answer;
    },
    unanswered: () => problem,
  };
}
