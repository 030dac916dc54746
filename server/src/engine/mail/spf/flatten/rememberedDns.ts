import type { Cancel, Dns, DnsAnswer, DnsType } from '../../../dns/dns.ts';
import { plainName } from '../evaluate.ts';

/** Answers that are kept, so that all that rests on them is told of the same world. */
export interface RememberedDns extends Dns {
  /** Questions that had no answer, such as `TXT example.com: timeout`. */
  failures(): readonly string[];
}

/**
 * Asks each question once.
 *
 * @param limit further questions fail: the tree of a crafted record must end
 */
export function rememberedDns(dns: Dns, limit: number, cancel?: Cancel): RememberedDns {
  const answers = new Map<string, Promise<DnsAnswer<never>>>();
  const failures: string[] = [];
  return {
    failures: () => failures,
    ask<T extends DnsType>(name: string, type: T): Promise<DnsAnswer<T>> {
      const key = `${type} ${plainName(name)}`;
      const known = answers.get(key);
      if (known !== undefined) return known;
      const answer =
        answers.size < limit
          ? dns.ask(name, type, cancel)
          : Promise.resolve<DnsAnswer<T>>({
              status: 'failed',
              reason: 'cancelled',
              detail: 'too many questions',
            });
      const noted = answer.then((given) => {
        if (given.status === 'failed' && given.reason !== 'invalidName')
          failures.push(`${key}: ${given.detail}`);
        return given as DnsAnswer<never>;
      });
      answers.set(key, noted);
      return noted;
    },
  };
}

/** DNS with SPF records in place of those that it has: what would be if they were published. */
export function withRecords(dns: Dns, texts: ReadonlyMap<string, string>): Dns {
  return {
    ask<T extends DnsType>(name: string, type: T, cancel?: Cancel): Promise<DnsAnswer<T>> {
      const text = type === 'TXT' ? texts.get(plainName(name)) : undefined;
      if (text === undefined) return dns.ask(name, type, cancel);
      const records = [text] as DnsAnswer<T> extends { records: infer R } ? R : never;
      return Promise.resolve({
        status: 'found',
        records,
        source: { resolver: '', age: 0, ttl: 0 },
      } as DnsAnswer<T>);
    },
  };
}
