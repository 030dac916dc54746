import { latin1 } from '../text/bytes.ts';
import { READING } from './findings/reading.ts';
import type { HeaderField, Message, MessageFinding } from './message.ts';
import { repairPaste } from './repairPaste.ts';
import { lineAt, splitFields } from './splitFields.ts';

/** Fields that a line behind an empty one begins with only where the header goes on there. */
const COMMON =
  /^(?:received|return-path|delivered-to|from|to|cc|subject|date|message-id|reply-to|mime-version|content-[a-z-]+|dkim-signature|arc-[a-z-]+|authentication-results|received-spf|list-[a-z-]+|x-[a-z0-9-]+)[ \t]*:/i;

/** How files of Microsoft's compound format begin. */
const OUTLOOK = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Reads a message, or what a user has of one: a file, pasted headers, a fragment that begins in the middle, an mbox entry.
 * Never throws; what had to be repaired or left out is noted. The octets are kept, not copied, unless they had to be repaired.
 */
export function readMessage(given: Uint8Array): Message {
  if (OUTLOOK.every((byte, i) => given[i] === byte)) {
    const message =
      'This is a message in Outlook’s own format (.msg), which holds no header as it came. In Outlook, open the message, choose File, Properties, and copy the "Internet headers"; or save it as .eml.';
    const notes: MessageFinding[] = [{ rule: READING.outlook.id, severity: 'error', message }];
    return { bytes: given, isRepaired: false, fields: [], body: undefined, notes };
  }
  const repaired = repairPaste(given);
  const bytes = repaired?.bytes ?? given;
  const notes: MessageFinding[] = [];
  if (repaired !== undefined) notes.push(info(READING.repaired.id, repaired.note));
  const start = headerStart(bytes, notes);
  let isGapped = false;
  const split = splitFields(bytes, start, (at, names) => {
    if ((names.has('from') && names.has('date')) || !goesOn(bytes, at)) return true;
    isGapped = true;
    return false;
  });
  notes.push(...split.notes);
  if (isGapped)
    notes.push(
      info(
        READING.blankLines.id,
        'There are empty lines between the header fields, as some web pages copy them. They were skipped.',
      ),
    );
  const body = split.body !== undefined && hasText(bytes, split.body) ? split.body : undefined;
  if (body === undefined) {
    notes.push(
      info(
        READING.noBody.id,
        'There is no body, only headers: whether it is as it was signed cannot be judged. Save the whole message (.eml) to have that checked.',
      ),
    );
  }
  return {
    bytes,
    isRepaired: repaired !== undefined,
    ...(repaired?.lines && { givenLines: repaired.lines }),
    fields: split.fields,
    body,
    notes,
  };
}

/** All fields of a name, in the order of the text. */
export function fieldsOf({ fields }: Message, name: string): readonly HeaderField[] {
  const key = name.toLowerCase();
  return fields.filter((field) => field.key === key);
}

/** Where the first field may begin: behind a byte order mark, empty lines, and what is no header. */
function headerStart(bytes: Uint8Array, notes: MessageFinding[]): number {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < bytes.length && (bytes[at] as number) <= 0x20) {
    const line = lineAt(bytes, at);
    if (latin1(bytes, at, Math.min(line.end, at + 998)).trim() !== '') {
      notes.push({
        ...info(
          READING.fragment.id,
          'The text begins in the middle of a header field; what is left of that field was skipped. Copy the headers from their first line on.',
        ),
        at: { start: at, end: line.end },
      });
    }
    at = line.next;
  }
  const first = lineAt(bytes, at);
  if (/^>?From [^:\s]+ /.test(latin1(bytes, at, Math.min(first.end, at + 300)))) {
    notes.push({
      ...info(
        READING.mbox.id,
        'The first line is that of an mbox file, which separates messages there. It is no header field.',
      ),
      at: { start: at, end: first.end },
    });
    return first.next;
  }
  return at;
}

/** Whether the header goes on behind an empty line: a common field stands there. */
function goesOn(bytes: Uint8Array, at: number): boolean {
  let next = at;
  while (next < bytes.length && (bytes[next] === 0x0a || bytes[next] === 0x0d)) next++;
  const line = lineAt(bytes, next);
  return COMMON.test(latin1(bytes, next, Math.min(line.end, next + 80)));
}

function hasText(bytes: Uint8Array, from: number): boolean {
  for (let at = from; at < bytes.length; at++) if ((bytes[at] as number) > 0x20) return true;
  return false;
}

function info(rule: string, message: string): MessageFinding {
  return { rule, severity: 'info', message };
}
