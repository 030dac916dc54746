import type { Cancel, Dns, DnsAnswer, DnsType } from '../../engine/dns/dns.ts';
import { parseSpf } from '../../engine/mail/spf/parseSpf.ts';
import type { SpfRecord } from '../../engine/mail/spf/spfRecord.ts';
import { aLabel } from '../../engine/text/idna.ts';
import { UsageError } from '../usageError.ts';

/** What the command is about: a domain, whose record is looked up, or a record's text. */
export interface Subject {
  /** In lower case, without the final dot; `undefined` for a record that stands alone. */
  readonly domain: string | undefined;
  /** The record that was given. */
  readonly record: SpfRecord | undefined;
}

/**
 * Reads what was named: `example.com`, or `v=spf1 …` in one argument or several.
 *
 * @param domain that a record is meant for
 */
export function subjectOf(words: readonly string[], domain: string | undefined): Subject {
  const [first, ...others] = words;
  if (first === undefined) throw new UsageError('Name a domain, or give a record in quotes.');
  const name = domain === undefined ? undefined : asciiName(domain);
  if (/^\s*"?v\s*=\s*spf/i.test(first)) {
    const text = words.join(' ').replace(/^"(.*)"$/s, '$1');
    return { domain: name, record: parseSpf({ kind: 'spf', text, owner: name }) };
  }
  if (others.length > 0) throw new UsageError('Name one domain, or give a record, which begins with v=spf1.');
  if (name !== undefined) throw new UsageError('--domain goes with a record, not with a domain.');
  return { domain: asciiName(first), record: undefined };
}

/** As it is asked for: international labels in their ASCII form. */
export function asciiName(name: string): string {
  const labels = name
    .toLowerCase()
    .replace(/(?<=.)\.$/, '')
    .split('.');
  return labels.map((label) => (/[^ -~]/.test(label) ? (aLabel(label) ?? label) : label)).join('.');
}

/** DNS as it would be with the record published at the domain. */
export function withRecord(dns: Dns, domain: string, text: string): Dns {
  return {
    async ask<T extends DnsType>(name: string, type: T, cancel?: Cancel): Promise<DnsAnswer<T>> {
      if (type !== 'TXT' || name.toLowerCase().replace(/\.$/, '') !== domain)
        return dns.ask(name, type, cancel);
      const source = { resolver: 'the record given', age: 0, ttl: 0 };
      const records = [text] as unknown as Extract<DnsAnswer<T>, { status: 'found' }>['records'];
      return { status: 'found', records, source };
    },
  };
}
