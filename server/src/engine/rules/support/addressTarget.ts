import { parseIpv4, parseIpv6 } from '../../records/fields/address.ts';
import { encodeUtf8 } from '../../text/utf8.ts';

/** What stands where a host name should. */
export interface AddressTarget {
  readonly kind: 'IPv4 address' | 'IPv6 address' | 'URL' | 'host and port';
  /** The address, or the host of the URL; empty where it is not plain. */
  readonly host: string;
  /** Whether there is more than the host: a path or a port. */
  readonly hasMore: boolean;
}

const URL_FORM = /^[a-z][a-z0-9+.-]*:\/\/(\[[0-9a-f:.]+\]|[^/:?#\s]*)(.*)$/i;
const PLAIN_HOST = /^(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/i;
const HOST_AND_PORT = /^(\[[0-9a-f:.]+\]|[a-z0-9_.-]+):(\d{1,5})\.?$/i;

const octets = new Uint8Array(16);

/**
 * Recognises an IP address, a URL or a host with a port, with or without a final dot, in a name as written;
 * `undefined` for anything else.
 */
export function addressTarget(text: string): AddressTarget | undefined {
  const plain = text.endsWith('.') ? text.slice(0, -1) : text;
  const bytes = encodeUtf8(plain);
  if (parseIpv4(bytes, 0, bytes.length, octets, 0))
    return { kind: 'IPv4 address', host: plain, hasMore: false };
  if (!text.includes(':')) return undefined;
  if (parseIpv6(bytes, 0, bytes.length, octets)) return { kind: 'IPv6 address', host: plain, hasMore: false };
  const url = URL_FORM.exec(plain);
  if (url !== null) {
    const [, host = '', rest = ''] = url;
    return { kind: 'URL', host: PLAIN_HOST.test(host) ? host : '', hasMore: !/^\/?$/.test(rest) };
  }
  const port = HOST_AND_PORT.exec(plain);
  return port === null ? undefined : { kind: 'host and port', host: port[1] ?? '', hasMore: true };
}
