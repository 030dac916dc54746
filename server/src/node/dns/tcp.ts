import { createConnection } from 'node:net';
import { readMessage } from './message.ts';
import { type Ask, failure, givenUp, type Outcome } from './outcome.ts';
import type { Address } from './resolvers.ts';
import { whyUnreachable } from './unreachable.ts';

/** Asks over TCP (RFC 7766), over a connection of its own for each question. */
export const askOverTcp: Ask<Address> = (server, query, signal) =>
  new Promise<Outcome>((resolve) => {
    if (signal.aborted) {
      resolve(givenUp(signal));
      return;
    }
    const socket = createConnection({ host: server.host, port: server.port, noDelay: true });
    let received = Buffer.alloc(0);
    const end = (outcome: Outcome) => {
      signal.removeEventListener('abort', abort);
      socket.removeAllListeners().on('error', ignore).destroy();
      resolve(outcome);
    };
    const abort = () => end(givenUp(signal));
    signal.addEventListener('abort', abort);
    socket.on('error', (error) => end(failure('unreachable', whyUnreachable(server.text, error))));
    socket.on('end', () =>
      end(failure('unreachable', `${server.text} closed the connection before it had answered.`)),
    );
    socket.on('connect', () => socket.write(Buffer.concat([lengthOf(query.bytes), query.bytes])));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      // A message is preceded by its length (RFC 1035 §4.2.2); the stream holds no more than one.
      if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return;
      const reading = readMessage(received.subarray(2, 2 + received.readUInt16BE(0)), query);
      end(
        reading.kind === 'message'
          ? reading
          : failure('malformed', `What ${server.text} sent does not answer the question.`),
      );
    });
  });

function lengthOf(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return length;
}

function ignore(): void {}
