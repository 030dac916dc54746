import type { Cancel, Dns, DnsAnswer, DnsType } from '../../dns/dns.ts';
import { encodeUtf8 } from '../../text/utf8.ts';
import type { MailRecordInDocument } from '../literals/recordsIn.ts';

/**
 * DNS as it would be with the records of a document published: they answer for the names that they are written for, as a
 * zone that is being edited does, so that a change is checked before it is made.
 */
export function documentDns(records: readonly MailRecordInDocument[], dns: Dns): Dns {
  const texts = new Map<string, string[]>();
  for (const { record, isPartial } of records) {
    if (record.owner === undefined || isPartial) continue;
    texts.set(record.owner, [...(texts.get(record.owner) ?? []), octets(record.text)]);
  }
  if (texts.size === 0) return dns;
  const source = { resolver: 'this document', age: 0, ttl: 0 };
  return {
    ask<T extends DnsType>(name: string, type: T, cancel?: Cancel): Promise<DnsAnswer<T>> {
      const own = type === 'TXT' ? texts.get(name.toLowerCase().replace(/\.$/, '')) : undefined;
      if (own === undefined) return dns.ask(name, type, cancel);
      return Promise.resolve({ status: 'found', records: own, source } as unknown as DnsAnswer<T>);
    },
  };
}

/** One unit for each octet, as answers have it. */
function octets(text: string): string {
  return Array.from(encodeUtf8(text), (octet) => String.fromCharCode(octet)).join('');
}
