import type { Readable } from 'node:stream';
import { type Message, readMessage } from './message.ts';
import { failure, type Outcome, type Query } from './outcome.ts';
import type { HttpsResolver } from './resolvers.ts';

/** The media type of messages (RFC 8484 §6). */
export const MESSAGE = 'application/dns-message';

/** No message of the domain name system is longer. */
const MOST = 0xffff;

/** What the head of a reply says. */
export interface Reply {
  readonly status: number;
  readonly type: string | undefined;
  /** Seconds that caches on the way have held it. */
  readonly age: string | undefined;
}

/**
 * Reads a reply's body to its end.
 *
 * @param done is told what came of the question, and whether the body was read to its end
 */
export function collectReply(
  body: Readable,
  { status, type, age }: Reply,
  server: HttpsResolver,
  query: Query,
  done: (outcome: Outcome, isWhole: boolean) => void,
): void {
  const chunks: Buffer[] = [];
  let length = 0;
  body.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length <= MOST) chunks.push(chunk);
    else done(failure('malformed', `The answer of ${server.text} is longer than a message can be.`), false);
  });
  body.on('end', () => {
    if (status !== 200) {
      done(failure('serverFailure', `${server.text} answered with HTTP status ${status}.`), true);
    } else if (!type?.startsWith(MESSAGE)) {
      done(failure('serverFailure', `${server.text} sent something else than ${MESSAGE}.`), true);
    } else {
      const reading = readMessage(Buffer.concat(chunks), query);
      const strange = () => failure('malformed', `What ${server.text} sent does not answer the question.`);
      done(reading.kind === 'message' ? aged(reading, Number(age ?? 0)) : strange(), true);
    }
  });
}

/** What caches on the way have held has so much less time left (RFC 8484 §5.1). */
function aged(message: Message, age: number): Message {
  if (!(age > 0)) return message;
  const older = (records: Message['answers']) =>
    records.map((record) => ({ ...record, ttl: Math.max(0, record.ttl - age) }));
  return { ...message, answers: older(message.answers), authorities: older(message.authorities) };
}
