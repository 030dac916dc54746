import type { Cancel, Dns, DnsAnswer, DnsType } from '../../engine/dns/dns.ts';

/** What came of the questions of one run. */
export interface Watched {
  /** Questions that wait for an answer. */
  waiting: number;
  answered: number;
  failures: number;
  /** Why the last one that was not answered was not, as a sentence. */
  reason: string | undefined;
  /** Who answered last, and the age of the oldest answer in seconds. */
  resolver: string | undefined;
  age: number;
}

/** Failures that say nothing of the way to a resolver. */
const OWN_FAULT: readonly string[] = ['cancelled', 'invalidName'];

/** Asks as `dns` does, and notes what comes of it. */
export function watchedDns(dns: Dns): { readonly dns: Dns; readonly watched: Watched } {
  const watched: Watched = {
    waiting: 0,
    answered: 0,
    failures: 0,
    reason: undefined,
    resolver: undefined,
    age: 0,
  };
  const note = (answer: DnsAnswer) => {
    watched.waiting--;
    if (answer.status !== 'failed') {
      watched.answered++;
      watched.resolver = answer.source.resolver;
      watched.age = Math.max(watched.age, answer.source.age);
    } else if (!OWN_FAULT.includes(answer.reason)) {
      watched.failures++;
      watched.reason = answer.detail;
    }
  };
  return {
    watched,
    dns: {
      async ask<T extends DnsType>(name: string, type: T, cancel?: Cancel): Promise<DnsAnswer<T>> {
        watched.waiting++;
        const answer = await dns.ask(name, type, cancel);
        note(answer);
        return answer;
      },
    },
  };
}
