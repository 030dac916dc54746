import { code } from '../../editing/hover/markdown.ts';
import { addressText } from './addressText.ts';
import { knownSender } from './knownSenders.ts';
import { rangeOf } from './networks.ts';
import type { DomainSpec, Network, Qualifier, SpfMechanism, SpfRecord, SpfTerm } from './spfRecord.ts';

/** What a match says (RFC 7208 §2.6): the result's name, and what it lets receivers do. */
export const RESULTS: Readonly<Record<Qualifier, { readonly name: string; readonly meaning: string }>> = {
  '+': { name: 'pass', meaning: 'may send' },
  '-': { name: 'fail', meaning: 'must not send, and receivers may refuse the mail' },
  '~': { name: 'softfail', meaning: 'should not send, and receivers take the mail with suspicion' },
  '?': { name: 'neutral', meaning: 'nothing is said of them, as if there was no record' },
};

/** What a term does, as a line of Markdown. */
export function termWords(record: SpfRecord, term: SpfTerm): string {
  if (term.type === 'unreadable') return 'cannot be read, which makes the whole record invalid';
  if (term.type === 'mechanism') {
    const { name, meaning } = RESULTS[term.qualifier];
    return `${matchWords(record, term)}: **${name}** (${meaning})`;
  }
  const domain = domainWords(record, term.domain);
  if (term.name === 'redirect') return `where nothing matches, the record of ${domain} decides`;
  if (term.name === 'exp')
    return `where the result is fail, receivers may show the text in the TXT record of ${domain}`;
  return 'a modifier that receivers do not know, and ignore';
}

/** Whom a mechanism matches (RFC 7208 §5). */
export function matchWords(
  record: SpfRecord,
  { name, domain, network, prefix4, prefix6 }: SpfMechanism,
): string {
  const where = domainWords(record, domain);
  switch (name) {
    case 'all':
      return 'everybody else';
    case 'include':
      return `all whom the record of ${where} lets pass`;
    case 'a':
      return `${networksWords(prefix4, prefix6)} ${where}`;
    case 'mx':
      return `${networksWords(prefix4, prefix6)} the mail exchangers of ${where}`;
    case 'ptr':
      return `hosts whose validated name is ${where}, or is below it`;
    case 'exists':
      return `all, if ${where} has an address`;
    case 'ip4':
    case 'ip6':
      return network === undefined ? '' : networkWords(network);
  }
}

function networksWords(prefix4: number | undefined, prefix6: number | undefined): string {
  const lengths = [
    ...(prefix4 === undefined ? [] : [`/${prefix4} of IPv4`]),
    ...(prefix6 === undefined ? [] : [`/${prefix6} of IPv6`]),
  ];
  return lengths.length === 0
    ? 'the addresses of'
    : `the networks (${lengths.join(', ')}) around the addresses of`;
}

/** `256 addresses, 192.0.2.0 to 192.0.2.255`. */
export function networkWords(network: Network): string {
  const { family, prefix } = network;
  const { first, last } = rangeOf(network);
  const from = addressText({ family, value: first });
  if (first === last) return `the address ${code(from)}`;
  const bits = (family === 4 ? 32 : 128) - prefix;
  const count = bits > 40 ? `2^${bits}` : (last - first + 1n).toLocaleString('en');
  return `${count} addresses, ${code(from)} to ${code(addressText({ family, value: last }))}`;
}

function domainWords({ owner }: SpfRecord, domain: DomainSpec | undefined): string {
  if (domain !== undefined) {
    const sender = domain.hasMacro ? undefined : knownSender(domain.text);
    return `${code(domain.text)}${sender === undefined ? '' : ` (${sender.name})`}`;
  }
  return owner === undefined ? 'the domain itself' : code(owner);
}
