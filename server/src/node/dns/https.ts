import type { TLSSocket } from 'node:tls';
import { createHttp1, type HttpTransport } from './http1.ts';
import { askOverHttp2, findWay, type Way } from './http2.ts';
import { failure, givenUp, type Outcome } from './outcome.ts';
import type { HttpsResolver } from './resolvers.ts';
import { whyUnreachable } from './unreachable.ts';

/**
 * Asks by POST (RFC 8484 §4.1): over HTTP/2, which some servers insist on, else over HTTP/1.1. Redirections are not followed.
 *
 * @param ca the authorities that may vouch for servers, instead of those that Node knows
 */
export function createHttpsTransport(ca?: string): HttpTransport {
  const http1 = createHttp1({ ca });
  const ways = new Map<string, Promise<Way>>();
  const sockets = new Set<TLSSocket>();

  const wayTo = (server: HttpsResolver): Promise<Way> => {
    const { origin } = server.url;
    const known = ways.get(origin);
    if (known !== undefined) return known;
    const forget = () => {
      if (ways.get(origin) === way) ways.delete(origin);
    };
    const way = findWay(server, ca, (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
    ways.set(origin, way);
    way.then((found) => {
      if (found !== 'http/1.1') found.once('close', forget);
    }, forget);
    return way;
  };

  return {
    async ask(server, query, signal) {
      if (server.url.protocol === 'http:') return await http1.ask(server, query, signal);
      let way: Way | Outcome;
      try {
        way = await Promise.race([wayTo(server), whenGivenUp(signal)]);
      } catch (error) {
        return failure('unreachable', whyUnreachable(server.text, error as Error));
      }
      if (way === 'http/1.1') return await http1.ask(server, query, signal);
      if ('kind' in way) return way;
      if (!way.closed) return await askOverHttp2(way, server, query, signal);
      ways.delete(server.url.origin);
      return failure('unreachable', `${server.text} closed the connection.`);
    },
    close() {
      http1.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function whenGivenUp(signal: AbortSignal): Promise<Outcome> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(givenUp(signal));
    signal.addEventListener('abort', () => resolve(givenUp(signal)), { once: true });
  });
}
