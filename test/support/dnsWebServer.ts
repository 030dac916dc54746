import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { createServer as createHttps } from 'node:https';
import type { Server } from 'node:net';
import { root } from '../../scripts/setup/paths.ts';

/** For `127.0.0.1` and `localhost`, signed by itself: it vouches for nothing but test servers. */
export const CERTIFICATE = readFileSync(`${root}/test/fixtures/tls/cert.pem`, 'utf8');

const MESSAGE = 'application/dns-message';

/** Sends an answer, or ends the connection without one. */
export type Send = (reply: Buffer | undefined) => void;

/**
 * A server of DNS over HTTP (RFC 8484), by POST.
 *
 * @param tls HTTPS by this protocol alone; plain HTTP when left out
 * @param serve answers a message from a port
 */
export function createWebServer(
  tls: 'h2' | 'http/1.1' | undefined,
  serve: (message: Buffer, from: number, send: Send) => void,
): Server {
  const answer = (
    request: IncomingMessage | Http2ServerRequest,
    response: ServerResponse | Http2ServerResponse,
  ): void => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.method !== 'POST' || request.headers['content-type'] !== MESSAGE) {
        response.statusCode = 415;
        response.end();
        return;
      }
      serve(Buffer.concat(chunks), request.socket.remotePort ?? 0, (reply) => {
        if (reply === undefined) {
          if ('stream' in request) request.stream.session?.destroy();
          else request.socket.destroy();
        } else if (!response.headersSent) {
          response.setHeader('content-type', MESSAGE);
          response.end(reply);
        }
      });
    });
  };
  if (tls === undefined) return createServer(answer);
  const identity = { key: readFileSync(`${root}/test/fixtures/tls/key.pem`), cert: CERTIFICATE };
  return tls === 'h2' ? createSecureServer(identity, answer) : createHttps(identity, answer);
}
