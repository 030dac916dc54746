import { Resolver as SystemResolver } from 'node:dns';
import { isIP } from 'node:net';

/** A name server that is asked over UDP and TCP. */
export interface Address {
  readonly kind: 'address';
  /** `192.0.2.53:53`, `[2001:db8::53]:53`. */
  readonly text: string;
  readonly host: string;
  readonly family: 4 | 6;
  readonly port: number;
}

/** A resolver that is asked over HTTPS (RFC 8484). */
export interface HttpsResolver {
  readonly kind: 'https';
  /** Its address. */
  readonly text: string;
  readonly url: URL;
}

export type Resolver = Address | HttpsResolver;

const DNS_PORT = 53;

/**
 * Reads a resolver as it is configured: `192.0.2.53`, `192.0.2.53:5353`, `2001:db8::53`, `[2001:db8::53]:5353`,
 * `localhost:5353`, `https://dns.example/dns-query`; `http:` for addresses of this machine alone.
 *
 * @returns a sentence that tells what is wrong with it, where something is
 */
export function parseResolver(text: string): Resolver | string {
  if (/^https?:/i.test(text)) return parseUrl(text);
  const [, bracketed, named, portText] = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const host = bracketed ?? named ?? text;
  const port = portText === undefined ? DNS_PORT : Number(portText);
  const address = host.toLowerCase() === 'localhost' ? '127.0.0.1' : host;
  const family = isIP(address);
  if ((family !== 4 && family !== 6) || (bracketed !== undefined && family !== 6)) {
    return `"${text}" is no resolver: give an IP address such as 192.0.2.53, with a port 192.0.2.53:5353 or [2001:db8::53]:5353, or an address for DNS over HTTPS such as https://dns.example/dns-query.`;
  }
  if (port < 1 || port > 0xffff) return `"${text}" is no resolver: its port is not between 1 and 65535.`;
  const literal = family === 6 ? `[${address}]` : address;
  return { kind: 'address', text: `${literal}:${port}`, host: address, family, port };
}

function parseUrl(text: string): Resolver | string {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return `"${text}" is no resolver: it is no web address.`;
  }
  if (url.protocol === 'http:' && !/^(127(\.\d+){3}|\[::1\]|localhost)$/i.test(url.hostname)) {
    return `"${text}" is no resolver: questions would travel unprotected, so it has to begin with https: (http: is for addresses of this machine).`;
  }
  return { kind: 'https', text: url.href, url };
}

/** The resolvers that the system is set up with now: a new one of Node's reads that anew. */
export function systemResolvers(): Resolver[] {
  return new SystemResolver()
    .getServers()
    .map(parseResolver)
    .filter((each): each is Resolver => typeof each !== 'string');
}
