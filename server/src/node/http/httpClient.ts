import { isIP } from 'node:net';
import type { Dns } from '../../engine/dns/dns.ts';
import type { FetchOptions, HttpAnswer, HttpFault } from '../../engine/http/http.ts';
import type { OpenHttp } from '../../engine/http/openHttp.ts';
import { createGate } from '../dns/gate.ts';
import { type SharedWork, waitFor } from '../sharedWork.ts';
import { type Address, addressesOf } from './addresses.ts';
import { fault } from './faults.ts';
import { getFile } from './getFile.ts';
import { unpack } from './unpack.ts';

export interface HttpClientOptions {
  /** The authorities that may vouch for servers (PEM), instead of those of Node and of the system. */
  readonly ca?: readonly string[] | undefined;
  /** Where servers listen whose address names no port: 443 unless given. */
  readonly port?: number;
  /** Milliseconds for a file, with all redirections: 10,000 unless given. */
  readonly timeout?: number;
  /** Files that are fetched at once: 8 unless given. */
  readonly concurrency?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Milliseconds that answers are kept, and that failures are. */
const KEPT = 5 * 60_000;
const KEPT_FAILURES = 30_000;
/** So many answers are kept. */
const MOST_KEPT = 200;

const CANCELLED = fault('cancelled', 'It was given up.');

/** A file that is being fetched. */
type Task = SharedWork<HttpAnswer>;

/**
 * Fetches files from web servers over HTTPS. Answers are kept for some minutes, so that who asks may ask again, and a file
 * is fetched once at a time. Nothing is sent but the address: no cookies, no credentials.
 */
export function createHttpClient({
  ca,
  port = 443,
  timeout = 10_000,
  concurrency = 8,
  now = Date.now,
}: HttpClientOptions = {}): OpenHttp {
  const gate = createGate(concurrency);
  const kept = new Map<string, { readonly answer: HttpAnswer; readonly until: number }>();
  /** By who answers for hosts, since that may be given up with its questions. */
  let tasks = new WeakMap<Dns, Map<string, Task>>();
  const open = new Set<AbortController>();
  let isClosed = false;

  /** Follows redirections until there is a file. */
  const follow = async (
    start: URL,
    first: readonly Address[],
    { dns, redirects, most }: FetchOptions,
    signal: AbortSignal,
  ): Promise<HttpAnswer> => {
    let url = start;
    let addresses = first;
    for (let left = redirects; ; left--) {
      const got = await getFile({ url, addresses, port, ca, most, at: now }, signal);
      if (got.status === 'failed' || got.location === undefined || redirects === 0) return got;
      if (left === 0) {
        return fault(
          'redirects',
          `"${start.href}" leads on to other addresses more than ${redirects} times.`,
        );
      }
      const next = urlAt(got.location, url);
      if (next?.protocol !== 'https:') {
        return fault(
          'redirects',
          `"${url.href}" leads on to "${got.location.slice(0, 200)}", which is no "https:" address.`,
        );
      }
      const found = await hostOf(next, dns);
      if ('status' in found) return found;
      url = next;
      addresses = found;
    }
  };

  const begin = (url: URL, addresses: readonly Address[], options: FetchOptions, key: string): Task => {
    const controller = new AbortController();
    open.add(controller);
    const late = setTimeout(
      () =>
        controller.abort(
          fault('timeout', `"${url.href}" did not come within ${Math.round(timeout / 1000)} seconds.`),
        ),
      timeout,
    );
    const result = gate
      .run(() => follow(url, addresses, options, controller.signal), controller.signal)
      // A fault of ours is an answer too: who asks relies on getting one.
      .catch((error: unknown) => fault('malformed', `"${url.href}" could not be read: ${error}`))
      .then((found = givenUp(controller.signal)) => {
        clearTimeout(late);
        open.delete(controller);
        tasks.get(options.dns)?.delete(key);
        if (!isClosed) keep(key, found);
        return found;
      });
    return { result, controller, waiting: 0 };
  };

  const keep = (key: string, answer: HttpAnswer) => {
    if (answer.status === 'failed' && (answer.reason === 'cancelled' || answer.reason === 'off')) return;
    kept.delete(key);
    kept.set(key, { answer, until: now() + (answer.status === 'failed' ? KEPT_FAILURES : KEPT) });
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  };

  return {
    async fetch(address, options) {
      const { dns, redirects, most, cancel } = options;
      if (isClosed || cancel?.aborted) return CANCELLED;
      const url = urlAt(address);
      if (url?.protocol !== 'https:') {
        return fault('malformed', `"${address}" is no "https:" address.`);
      }
      const addresses = await hostOf(url, dns);
      if ('status' in addresses) return addresses;
      if (isClosed || cancel?.aborted) return CANCELLED;
      const key = JSON.stringify([url.href, redirects, most, addresses.map((each) => each.address).sort()]);
      const known = kept.get(key);
      if (known !== undefined && known.until > now()) return known.answer;
      const own = tasks.get(dns) ?? new Map<string, Task>();
      tasks.set(dns, own);
      const task = own.get(key) ?? begin(url, addresses, options, key);
      own.set(key, task);
      return await waitFor(task, cancel, CANCELLED, () => task.controller.abort(CANCELLED));
    },
    async unpack(packed, most) {
      const unpacked = await unpack(packed, most);
      return typeof unpacked === 'string' ? undefined : unpacked;
    },
    forget() {
      kept.clear();
      tasks = new WeakMap();
    },
    close() {
      isClosed = true;
      kept.clear();
      for (const controller of open) controller.abort(CANCELLED);
    },
  };
}

function urlAt(text: string, base?: URL): URL | undefined {
  return URL.canParse(text, base?.href) ? new URL(text, base) : undefined;
}

/** The addresses of a host; one that is written as an address has that. */
async function hostOf(url: URL, dns: Dns): Promise<readonly Address[] | HttpFault> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  return family === 4 || family === 6 ? [{ address: host, family }] : await addressesOf(host, dns);
}

/** What a signal was given up with. */
function givenUp({ reason }: AbortSignal): HttpFault {
  return reason as HttpFault;
}
