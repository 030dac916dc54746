import { CONTENT } from '../findings/content.ts';
import { isWhole } from '../header/identityFindings.ts';
import { bulkSigns } from '../list/bulkSigns.ts';
import type { Message, MessageFinding } from '../message.ts';
import { fieldsOf } from '../readMessage.ts';
import { finding } from '../received/finding.ts';
import { type Decode, hostDecode } from '../values/charset.ts';
import { decodeWords } from '../values/encodedWords.ts';
import type { Content } from './readContent.ts';

/** Characters of a subject that fit on a line (RFC 5322 §2.1.1). */
const LONG = 78;

/** The basics of content: plain text beside HTML, the subject, a way to unsubscribe in the text of bulk mail. */
export function contentFindings(
  message: Message,
  content: Content | undefined,
  decode: Decode = hostDecode,
): MessageFinding[] {
  const findings = subjectFindings(message, decode);
  if (content === undefined) return findings;
  if (content.hasHtml && !content.hasText) {
    const text =
      'The message has HTML and no plain text beside it. Send both, as multipart/alternative with the plain text first.';
    findings.push(finding(CONTENT.noText, text, fieldsOf(message, 'Content-Type')[0]));
  }
  const { isBulk, isDiscussion } = bulkSigns(message);
  if (isBulk && !isDiscussion && content.hasUnsubscribe === false) {
    const text =
      'No way to unsubscribe was found in the text of the message, though it is bulk mail. Put a link there that is easy to see.';
    findings.push(finding(CONTENT.noUnsubscribe, text, undefined));
  }
  return findings;
}

function subjectFindings(message: Message, decode: Decode): MessageFinding[] {
  const [field] = fieldsOf(message, 'Subject');
  if (field === undefined || field.text.trim() === '') {
    if (field === undefined && !isWhole(message)) return [];
    return [
      finding(
        CONTENT.subjectMissing,
        'The message has no subject. Give it one that says what it is about.',
        field,
      ),
    ];
  }
  const count = [...decodeWords(field.text, decode).text.slice(0, 10_000)].length;
  if (count <= LONG) return [];
  const text = `The subject has ${count} characters. Mailboxes show some 30 to 70 of them; put first what matters.`;
  return [finding(CONTENT.subjectLong, text, field)];
}
