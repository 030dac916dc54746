import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type Certificate, makeCertificate, SERVER_AUTH } from './certificates.ts';

/** What a server says of one address: a file, or all that it likes to do with the request. */
export type Page =
  | { readonly code?: number; readonly type?: string; readonly body?: string | Buffer; readonly to?: string }
  | ((request: IncomingMessage, response: ServerResponse) => void);

/** A web server on loopback, over HTTPS, with a certificate of {@link AUTHORITY}. */
export interface WebServer {
  readonly port: number;
  /** `HOST PATH` of what it was asked for, in turn. */
  readonly asked: readonly string[];
  /** How many connections are open. */
  readonly connections: () => number;
  /** Resolves when none is open any more. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** Who vouches for the servers of tests. */
export const AUTHORITY: Certificate = makeCertificate({ name: 'Test authority', isAuthority: true });

/**
 * Starts a web server.
 *
 * @param pages by host and path: `example.com/logo.svg`; all others are not found
 * @param identity its certificate; one for all hosts of the pages unless given
 */
export async function startWebServer(
  pages: Readonly<Record<string, Page>>,
  identity: Certificate = makeCertificate({
    name: 'Test server',
    issuer: AUTHORITY,
    hosts: [...new Set(Object.keys(pages).map((each) => each.split('/', 1)[0] ?? ''))],
    purposes: [SERVER_AUTH],
  }),
): Promise<WebServer> {
  const asked: string[] = [];
  const open = new Set<Duplex>();
  const server = createServer({ key: identity.keyPem, cert: identity.pem }, (request, response) => {
    const host = request.headers.host?.split(':', 1)[0] ?? '';
    const path = request.url ?? '/';
    asked.push(`${host} ${path}`);
    const page = pages[`${host}${path}`] ?? { code: 404 };
    if (typeof page === 'function') {
      page(request, response);
      return;
    }
    const { code = page.to === undefined ? 200 : 302, type, body = '', to } = page;
    response.writeHead(code, {
      ...(type === undefined ? {} : { 'content-type': type }),
      ...(to === undefined ? {} : { location: to }),
    });
    response.end(body);
  });
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      open.delete(socket);
      if (open.size === 0) server.emit('idle');
    });
  });
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    connections: () => open.size,
    async idle() {
      while (open.size > 0) await once(server, 'idle');
    },
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
