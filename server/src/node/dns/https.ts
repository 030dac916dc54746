import { request as httpRequest, type IncomingMessage, Agent as PlainAgent } from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';
import { type Message, readMessage } from './message.ts';
import { type Ask, failure, givenUp, type Outcome } from './outcome.ts';
import type { HttpsResolver } from './resolvers.ts';
import { whyUnreachable } from './unreachable.ts';

const TYPE = 'application/dns-message';

/** No message of the domain name system is longer. */
const MOST = 0xffff;

/** Asks over HTTPS. Connections are kept for further questions until it is closed. */
export interface HttpsTransport {
  readonly ask: Ask<HttpsResolver>;
  close(): void;
}

/** Asks by POST (RFC 8484 §4.1). Redirections are not followed. */
export function createHttpsTransport(): HttpsTransport {
  const options = { keepAlive: true, maxSockets: 8, timeout: 10_000 };
  const secure = new Agent(options);
  const plain = new PlainAgent(options);
  return {
    ask: (server, query, signal) =>
      new Promise<Outcome>((resolve) => {
        const isSecure = server.url.protocol === 'https:';
        const request = (isSecure ? httpsRequest : httpRequest)(server.url, {
          method: 'POST',
          agent: isSecure ? secure : plain,
          headers: { accept: TYPE, 'content-type': TYPE, 'content-length': query.bytes.length },
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
          const chunks: Buffer[] = [];
          let length = 0;
          response.on('error', failed);
          response.on('data', (chunk: Buffer) => {
            length += chunk.length;
            if (length <= MOST) {
              chunks.push(chunk);
              return;
            }
            end(failure('malformed', `The answer of ${server.text} is longer than a message can be.`));
            request.destroy();
          });
          response.on('end', () => {
            const problem = problemOf(response);
            if (problem !== undefined) {
              end(failure('serverFailure', `${server.text} ${problem}.`));
              return;
            }
            const reading = readMessage(Buffer.concat(chunks), query);
            if (reading.kind === 'message') end(aged(reading, Number(response.headers.age ?? 0)));
            else end(failure('malformed', `What ${server.text} sent does not answer the question.`));
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

function problemOf({ statusCode = 0, headers }: IncomingMessage): string | undefined {
  if (statusCode !== 200) return `answered with HTTP status ${statusCode}`;
  return headers['content-type']?.startsWith(TYPE) ? undefined : `sent something else than ${TYPE}`;
}

/** What caches on the way have held has so much less time left (RFC 8484 §5.1). */
function aged(message: Message, age: number): Message {
  if (!(age > 0)) return message;
  const older = (records: Message['answers']) =>
    records.map((record) => ({ ...record, ttl: Math.max(0, record.ttl - age) }));
  return { ...message, answers: older(message.answers), authorities: older(message.authorities) };
}

function ignore(): void {}
