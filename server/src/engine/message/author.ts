import { domainName } from './domainName.ts';
import type { Message } from './message.ts';
import { readAddresses } from './values/address.ts';

/** Whose message it is, by From; or why that cannot be told, a sentence or two. */
export type Author =
  | { readonly domain: string; readonly problem: undefined }
  | { readonly domain: undefined; readonly problem: string };

/** The one domain of all addresses in From: messages from several are not for DMARC to judge (RFC 9989 §5.3.1). */
export function authorDomains(message: Message): Author {
  const fields = message.fields.filter(({ key }) => key === 'from');
  if (fields.length === 0) return none('The message has no From field.');
  const mailboxes = fields.flatMap(({ text }) => readAddresses(text).mailboxes);
  const written = [...new Set(mailboxes.map(({ domain }) => domain).filter((domain) => domain !== null))];
  if (written.length === 0) return none('From names no address with a domain.');
  const domains = new Set<string>();
  for (const name of written) {
    const domain = domainName(name);
    if (domain === undefined)
      return none(`From names "${name.slice(0, 80)}", which is no domain that can be asked about.`);
    domains.add(domain);
  }
  const [first, ...others] = domains;
  if (first === undefined || others.length > 0) {
    const names = [...domains].slice(0, 5).map((name) => `"${name}"`);
    return none(`From names addresses of several domains: ${names.join(', ')}.`);
  }
  return { domain: first, problem: undefined };
}

function none(problem: string): Author {
  return {
    domain: undefined,
    problem: `${problem} DMARC judges messages of one domain alone; many receivers refuse others.`,
  };
}
