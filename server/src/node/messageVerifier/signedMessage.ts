import { type HeaderLine, headerLine } from '../../engine/message/dkim/canonicalHeader.ts';
import type { HeaderField, Message } from '../../engine/message/message.ts';

/** More octets or lines of header, and longer runs of blanks, than mail has: they would take long to verify. */
const MOST_OCTETS = 512 * 1024;
const MOST_LINES = 10_000;
const MOST_BLANKS = 1024;
/** Bodies up to this size are tried in other forms. */
const MOST_TRIED = 2 * 1024 * 1024;
const CHUNK = 64 * 1024;

/** A message as verifiers see it: lines end in CRLF. */
export interface SignedMessage {
  readonly message: Message;
  /** One for each field. */
  readonly lines: readonly HeaderLine[];
  /** Whether its header is of a size that can be verified in bounded time. */
  readonly isBounded: boolean;
  /** The whole body, one unit for each octet; `undefined` where it is not at hand, or too large to be tried in other forms. */
  readonly body: string | undefined;
}

/** Prepares a message to be verified. */
export function signedMessage(message: Message): SignedMessage {
  const octets = message.fields.reduce((sum, { start, end }) => sum + end - start, 0);
  const lines = octets > MOST_OCTETS ? [] : message.fields.map((field) => headerLine(message, field));
  const isBounded = octets <= MOST_OCTETS && isUsual(lines);
  const start = bodyStart(message);
  const size = message.bytes.length - start;
  const body =
    size > MOST_TRIED
      ? undefined
      : [...bodyChunks(message)].map((chunk) => chunk.toString('latin1')).join('');
  return { message, lines, isBounded, body };
}

function isUsual(lines: readonly HeaderLine[]): boolean {
  let count = 0;
  for (const { raw } of lines) {
    let blanks = 0;
    for (let at = 0; at < raw.length; at++) {
      const unit = raw.charCodeAt(at);
      if (unit === 0x0a) count++;
      blanks = unit <= 0x20 ? blanks + 1 : 0;
      if (blanks > MOST_BLANKS) return false;
    }
    count++;
  }
  return count <= MOST_LINES;
}

/** The message as octets for mailauth: the fields that are kept, and the body as it goes; never all of it at once. */
export function* octetsOf(
  { message, lines }: SignedMessage,
  isKept: (field: HeaderField) => boolean,
): Generator<Buffer> {
  const kept = lines.filter((_, i) => isKept(message.fields[i] as HeaderField));
  yield Buffer.from(`${kept.map(({ raw }) => `${raw}\r\n`).join('')}\r\n`, 'latin1');
  yield* bodyChunks(message);
}

/** Where the body begins; behind the empty line where there is nothing but blanks. */
function bodyStart({ bytes, body, fields }: Message): number {
  if (body !== undefined) return body;
  let at = fields.at(-1)?.end ?? 0;
  // The end of the last field, and the empty line.
  for (let lines = 0; lines < 2 && at < bytes.length; lines++) {
    if (bytes[at] === 0x0d && bytes[at + 1] === 0x0a) at += 2;
    else if (bytes[at] === 0x0d || bytes[at] === 0x0a) at++;
  }
  return at;
}

/** The body with its line ends made CRLF, as it is sent (RFC 6376 §5.3), piece by piece. */
function* bodyChunks(message: Message): Generator<Buffer> {
  const { bytes } = message;
  const start = bodyStart(message);
  // A carriage return alone is a line end only where lines have no other.
  const isOld = start > 0 && bytes[start - 1] === 0x0d;
  for (let at = start; at < bytes.length; at += CHUNK) {
    const end = Math.min(bytes.length, at + CHUNK);
    const out = Buffer.allocUnsafe((end - at) * 2);
    let length = 0;
    for (let i = at; i < end; i++) {
      const byte = bytes[i] as number;
      if (byte === 0x0a && bytes[i - 1] !== 0x0d) out[length++] = 0x0d;
      out[length++] = byte;
      if (isOld && byte === 0x0d && bytes[i + 1] !== 0x0a) out[length++] = 0x0a;
    }
    yield out.subarray(0, length);
  }
}

/** The value of the last field with a name; empty where there is none. */
export function lastValue({ fields }: Message, key: string): string {
  return fields.findLast((field) => field.key === key)?.text ?? '';
}
