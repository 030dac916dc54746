import type { Cancel, Dns, DnsAnswer, DnsType } from '../../engine/dns/dns.ts';
import type { Progress } from '../progress.ts';
import { plain } from '../terminal.ts';

/** Tells how many questions have been answered, and which is waited for. */
export function watchedDns(dns: Dns, progress: Progress): Dns {
  let answered = 0;
  const waiting = new Set<string>();
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
      return answer;
    },
  };
}
