import type { Cancel, Dns, DnsAnswer, DnsType } from '../../engine/dns/dns.ts';
import { plain } from '../../engine/text/plain.ts';
import type { Progress } from '../progress.ts';

/** Who answered, and how old the oldest of the answers is, in seconds. */
export interface AnswersOf {
  readonly resolver: string;
  readonly age: number;
}

export interface WatchedDns extends Dns {
  sources(): readonly AnswersOf[];
}

/** Tells how many questions have been answered, and which is waited for; keeps in mind who answered. */
export function watchedDns(dns: Dns, progress: Progress): WatchedDns {
  let answered = 0;
  const waiting = new Set<string>();
  const ages = new Map<string, number>();
  const report = () => {
    const [first] = waiting;
    progress.report(() => `${answered} answers${first === undefined ? '' : `, waiting for ${plain(first)}`}`);
  };
  return {
    async ask<T extends DnsType>(name: string, type: T, cancel?: Cancel): Promise<DnsAnswer<T>> {
      const question = `${name} ${type}`;
      waiting.add(question);
      report();
      const answer = await dns.ask(name, type, cancel);
      waiting.delete(question);
      answered++;
      report();
      if (answer.status !== 'failed') {
        const { resolver, age } = answer.source;
        ages.set(resolver, Math.max(age, ages.get(resolver) ?? 0));
      }
      return answer;
    },
    sources: () => [...ages].map(([resolver, age]) => ({ resolver, age })),
  };
}

/** Whose answers something rests on: `192.0.2.53:53 (up to 40 s old)`. */
export function sourcesText(sources: readonly AnswersOf[]): string {
  return sources
    .map(({ resolver, age }) => {
      const seconds = Math.round(age);
      return seconds > 0 ? `${plain(resolver)} (up to ${seconds} s old)` : plain(resolver);
    })
    .join(', ');
}
