import { latin1 } from '../../text/bytes.ts';
import type { Message } from '../message.ts';
import { readMessage } from '../readMessage.ts';
import { lineAt } from '../splitFields.ts';

const MOST_MESSAGES = 1000;

/**
 * The messages of an mbox file (RFC 4155), the given one first; one alone where it is none. A line "From " begins a message only
 * behind an empty line and before a header field.
 */
export function mboxMessages(message: Message): readonly Message[] {
  const { bytes, body, notes } = message;
  if (body === undefined || !notes.some(({ rule }) => rule === 'message/mbox')) return [message];
  const starts: number[] = [];
  let isBehindEmpty = false;
  for (let at = body; at < bytes.length && starts.length < MOST_MESSAGES; ) {
    const line = lineAt(bytes, at);
    if (
      isBehindEmpty &&
      bytes[at] === 0x46 &&
      isSeparator(latin1(bytes, at, Math.min(bytes.length, line.next + 80)))
    ) {
      starts.push(at);
    }
    isBehindEmpty = line.end === at;
    at = line.next;
  }
  const [second] = starts;
  if (second === undefined) return [message];
  const others = starts.map((start, i) => readMessage(bytes.subarray(start, starts[i + 1] ?? bytes.length)));
  return [{ ...message, bytes: bytes.subarray(0, second) }, ...others];
}

function isSeparator(text: string): boolean {
  return /^From [^:\s]{1,200} [^\r\n]{1,100}\r?\n[!-9;-~]{1,76}:/.test(text);
}
