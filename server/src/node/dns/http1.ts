import { request as httpRequest, Agent as PlainAgent } from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';
import { collectReply, MESSAGE, type Reply } from './httpReply.ts';
import { type Ask, failure, givenUp, type Outcome } from './outcome.ts';
import type { HttpsResolver } from './resolvers.ts';
import { whyUnreachable } from './unreachable.ts';

/** Asks by HTTP/1.1. Connections are kept for further questions until it is closed. */
export interface HttpTransport {
  readonly ask: Ask<HttpsResolver>;
  close(): void;
}

/** @param ca the authorities that may vouch for servers, instead of those that Node knows */
export function createHttp1({ ca }: { readonly ca?: string | undefined }): HttpTransport {
  const options = { keepAlive: true, maxSockets: 8, timeout: 10_000 };
  const secure = new Agent({ ...options, ...(ca === undefined ? {} : { ca }) });
  const plain = new PlainAgent(options);
  return {
    ask: (server, query, signal) =>
      new Promise<Outcome>((resolve) => {
        const isSecure = server.url.protocol === 'https:';
        const request = (isSecure ? httpsRequest : httpRequest)(server.url, {
          method: 'POST',
          agent: isSecure ? secure : plain,
          headers: { accept: MESSAGE, 'content-type': MESSAGE, 'content-length': query.bytes.length },
        });
        const end = (outcome: Outcome) => {
          signal.removeEventListener('abort', abort);
          request.removeAllListeners().on('error', ignore);
          resolve(outcome);
        };
        const abort = () => {
          end(givenUp(signal));
          request.destroy();
        };
        const failed = (error: Error) => end(failure('unreachable', whyUnreachable(server.text, error)));
        if (signal.aborted) {
          abort();
          return;
        }
        signal.addEventListener('abort', abort);
        request.on('error', failed);
        request.on('response', (response) => {
          const { statusCode = 0, headers } = response;
          const reply: Reply = { status: statusCode, type: headers['content-type'], age: headers.age };
          response.on('error', failed);
          collectReply(response, reply, server, query, (outcome, isWhole) => {
            end(outcome);
            if (!isWhole) request.destroy();
          });
        });
        request.end(query.bytes);
      }),
    close() {
      secure.destroy();
      plain.destroy();
    },
  };
}

function ignore(): void {}
