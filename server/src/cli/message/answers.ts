import type { Cancel, Dns, DnsAnswer, DnsFailure, DnsType } from '../../engine/dns/dns.ts';
import { plain } from '../../engine/text/plain.ts';
import type { Progress } from '../progress.ts';

/** Failures of whoever was asked; others are of the name that was asked for, and part of the report. */
const OF_RESOLVER: ReadonlySet<DnsFailure> = new Set(['timeout', 'unreachable', 'refused']);

export interface NotedDns extends Dns {
  /** Why a question was not answered, as a sentence; `undefined` where all were. */
  unanswered(): string | undefined;
}

/** Asks as `dns` does, tells what is waited for, and notes whether whoever was asked has answered. */
export function notedDns(dns: Dns, progress: Progress): NotedDns {
  const waiting = new Set<string>();
  let answered = 0;
  let problem: string | undefined;
  return {
    async ask<T extends DnsType>(name: string, type: T, cancel?: Cancel): Promise<DnsAnswer<T>> {
      const question = `${name} ${type}`;
      waiting.add(question);
      progress.report(() => `${answered} answers, waiting for ${plain([...waiting][0] ?? '')}`);
      const answer = await dns.ask(name, type, cancel);
      waiting.delete(question);
      answered++;
      if (answer.status === 'failed' && OF_RESOLVER.has(answer.reason)) problem ??= answer.detail;
      return answer;
    },
    unanswered: () => problem,
  };
}
