import type { Cancel, Dns, DnsAnswer, DnsSource, DnsType } from '../../../dns/dns.ts';

/** Nothing was asked, since enough has been. */
export interface Unasked {
  readonly status: 'unasked';
}

/** Asks the questions of one tree: each once, and no more than so many. */
export interface Asker {
  ask<T extends DnsType>(name: string, type: T): Promise<DnsAnswer<T> | Unasked>;
  /** How many different questions were asked. */
  count(): number;
  /** Who answered, and how old the oldest of the answers is, in seconds. */
  sources(): readonly { readonly resolver: string; readonly age: number }[];
}

const UNASKED: Unasked = { status: 'unasked' };

export function askerOf(dns: Dns, limit: number, cancel: Cancel | undefined): Asker {
  const answers = new Map<string, Promise<unknown>>();
  const ages = new Map<string, number>();
  let count = 0;
  const note = ({ resolver, age }: DnsSource) => ages.set(resolver, Math.max(ages.get(resolver) ?? 0, age));
  return {
    ask<T extends DnsType>(name: string, type: T) {
      const key = `${type} ${name}`;
      const known = answers.get(key);
      if (known !== undefined) return known as Promise<DnsAnswer<T>>;
      if (count >= limit || cancel?.aborted === true) return Promise.resolve(UNASKED);
      count++;
      const answer = dns.ask(name, type, cancel).then((given) => {
        if (given.status !== 'failed') note(given.source);
        return given;
      });
      answers.set(key, answer);
      return answer;
    },
    count: () => count,
    sources: () => [...ages].map(([resolver, age]) => ({ resolver, age })),
  };
}
