import { decodeUtf8, encodeUtf8 } from '../../text/utf8.ts';
import type { BounceReport } from '../messageReport.ts';
import { splitFields } from '../splitFields.ts';
import type { MimeParts } from './mimeParts.ts';

/** What is known of the returned message. */
export interface Original {
  readonly shown: BounceReport['original'];
  /** Its first recipient. */
  readonly to: string | null;
}

/** Headers of a returned message that are read. */
const MOST = 64 * 1024;

/** The header of the returned message: of the enclosed part (RFC 6522 §3), or of what stands behind the words of the notice. */
export function originalOf({ parts, bytes }: MimeParts, behind: string): Original {
  const part = parts.find(({ type }) =>
    /^(?:message\/(?:rfc822|global|global-headers|partial)|text\/rfc822-headers)$/.test(type),
  );
  const text =
    part === undefined
      ? withoutSeparator(behind.slice(0, MOST))
      : decodeUtf8(bytes, part.body.start, Math.min(part.body.end, part.body.start + MOST));
  const octets = encodeUtf8(text.replace(/^\s+/, ''));
  const { fields } = splitFields(octets, 0, () => true);
  const value = (key: string) => fields.find((field) => field.key === key)?.text || null;
  const to = /[^\s<>",;:()]{1,64}@[^\s<>",;()]{1,255}/.exec(value('to')?.slice(0, 2000) ?? '')?.[0] ?? null;
  return { shown: { from: value('from'), subject: value('subject'), messageId: value('message-id') }, to };
}

/** The line that parts the notice from the message is no field of it. */
function withoutSeparator(text: string): string {
  const end = text.indexOf('\n');
  return /^[\w-]{1,76}:/.test(text) || end < 0 ? text : text.slice(end + 1);
}
