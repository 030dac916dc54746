import { type ClientHttp2Session, connect as connectHttp2, constants } from 'node:http2';
import { isIP } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { collectReply, MESSAGE } from './httpReply.ts';
import { failure, givenUp, type Outcome, type Query } from './outcome.ts';
import type { HttpsResolver } from './resolvers.ts';
import { whyUnreachable } from './unreachable.ts';

/** Milliseconds that a connection without questions is kept for. */
const IDLE = 30_000;

/** A connection on which a server speaks HTTP/2, or that it only speaks HTTP/1.1. */
export type Way = ClientHttp2Session | 'http/1.1';

/**
 * Connects to a server and finds out what it speaks (RFC 7301).
 *
 * @param opened is told the socket at once, so that it can be closed
 * @throws what keeps it from connecting
 */
export function findWay(
  { url }: HttpsResolver,
  ca: string | undefined,
  opened: (socket: TLSSocket) => void,
): Promise<Way> {
  return new Promise((resolve, reject) => {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const socket = connect({
      host,
      port: Number(url.port || 443),
      ALPNProtocols: ['h2', 'http/1.1'],
      // An address is no server name (RFC 6066 §3); its certificate is held against it even so.
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...(ca === undefined ? {} : { ca }),
    });
    opened(socket);
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('it closed the connection')));
    socket.once('secureConnect', () => {
      if (socket.alpnProtocol !== 'h2') {
        socket.destroy();
        resolve('http/1.1');
        return;
      }
      const session = connectHttp2(url.origin, { createConnection: () => socket });
      session.on('error', ignore);
      session.on('goaway', () => session.close());
      session.setTimeout(IDLE, () => session.close());
      // Nobody waits for a connection that is only kept.
      session.unref();
      resolve(session);
    });
  });
}

/** Asks on a connection that there is. */
export function askOverHttp2(
  session: ClientHttp2Session,
  server: HttpsResolver,
  query: Query,
  signal: AbortSignal,
): Promise<Outcome> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve(givenUp(signal));
      return;
    }
    const { url } = server;
    const stream = session.request({
      ':method': 'POST',
      ':path': `${url.pathname}${url.search}`,
      accept: MESSAGE,
      'content-type': MESSAGE,
      'content-length': query.bytes.length,
    });
    const end = (outcome: Outcome) => {
      signal.removeEventListener('abort', abort);
      stream.removeAllListeners().on('error', ignore);
      resolve(outcome);
    };
    const stop = (outcome: Outcome) => {
      end(outcome);
      stream.close(constants.NGHTTP2_CANCEL);
    };
    const abort = () => stop(givenUp(signal));
    signal.addEventListener('abort', abort);
    stream.on('error', (error) => end(failure('unreachable', whyUnreachable(server.text, error))));
    stream.on('close', () => end(failure('unreachable', `${server.text} closed the connection.`)));
    stream.on('response', (headers) => {
      const reply = { status: headers[':status'] ?? 0, type: headers['content-type'], age: headers.age };
      collectReply(stream, reply, server, query, (outcome, isWhole) => (isWhole ? end : stop)(outcome));
    });
    stream.end(query.bytes);
  });
}

function ignore(): void {}
