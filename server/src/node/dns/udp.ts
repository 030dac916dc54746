import { createSocket } from 'node:dgram';
import { readMessage } from './message.ts';
import { type Ask, failure, givenUp, type Outcome } from './outcome.ts';
import type { Address } from './resolvers.ts';
import { whyUnreachable } from './unreachable.ts';

/**
 * Asks over UDP, from a port of its own for each question. What does not answer the question is passed over: the true answer
 * may be on its way. What comes from another address does not arrive, since the socket is connected.
 */
export const askOverUdp: Ask<Address> = (server, query, signal) =>
  new Promise<Outcome>((resolve) => {
    const socket = createSocket(server.family === 6 ? 'udp6' : 'udp4');
    let strange = 0;
    const end = (outcome: Outcome) => {
      signal.removeEventListener('abort', abort);
      socket.removeAllListeners().on('error', ignore).close();
      resolve(outcome);
    };
    const abort = () => {
      const outcome = givenUp(signal);
      const isStrange = strange > 0 && outcome.reason === 'timeout';
      end(
        isStrange ? failure('malformed', `What ${server.text} sent does not answer the question.`) : outcome,
      );
    };
    const failed = (error: Error) => end(failure('unreachable', whyUnreachable(server.text, error)));
    if (signal.aborted) {
      abort();
      return;
    }
    signal.addEventListener('abort', abort);
    socket.on('error', failed);
    socket.on('message', (bytes) => {
      const reading = readMessage(bytes, query);
      if (reading.kind === 'message') end(reading);
      else if (reading.kind === 'other') strange++;
      else end(failure('malformed', `The answer of ${server.text} cannot be read.`));
    });
    socket.connect(server.port, server.host, () => {
      socket.send(query.bytes, (error) => {
        if (error !== null && !signal.aborted) failed(error);
      });
    });
  });

function ignore(): void {}
