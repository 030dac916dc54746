import { LIST } from '../findings/list.ts';
import type { Message, MessageFinding } from '../message.ts';
import type { DkimVerdict } from '../messageReport.ts';
import { fieldsOf } from '../readMessage.ts';
import { finding } from '../received/finding.ts';
import { bulkSigns } from './bulkSigns.ts';
import { readUnsubscribe, type Unsubscribe } from './unsubscribe.ts';

const PRECEDENCES = /^(?:bulk|list|junk|normal|first-class|special-delivery|auto_reply)$/i;

/** What is to be said of the fields of lists and bulk mail (RFC 2369, RFC 8058). */
export function listFindings(message: Message, dkim: readonly DkimVerdict[]): MessageFinding[] {
  const findings: MessageFinding[] = [];
  const [precedence] = fieldsOf(message, 'Precedence');
  if (precedence !== undefined && !PRECEDENCES.test(precedence.text.trim())) {
    const text = `Precedence is "${precedence.text.slice(0, 40)}", which no program knows. Use "bulk" or "list", or leave it out.`;
    findings.push(finding(LIST.precedence, text, precedence));
  }
  const unsubscribe = readUnsubscribe(message);
  findings.push(...unsubscribeFindings(message, unsubscribe));
  if (unsubscribe.isComplete && dkim.some(({ signedFields }) => signedFields.length > 0) && !isSigned(dkim)) {
    const text =
      'No DKIM signature covers both List-Unsubscribe and List-Unsubscribe-Post, so mail programs do not offer one click. Have the signer list both in "h=".';
    findings.push(finding(LIST.unsigned, text, unsubscribe.post));
  }
  return findings;
}

/** Whether one signature covers both fields (RFC 8058 §4). */
export function isSigned(dkim: readonly Pick<DkimVerdict, 'signedFields'>[]): boolean {
  return dkim.some(({ signedFields }) => {
    const names = signedFields.map((name) => name.toLowerCase());
    return names.includes('list-unsubscribe') && names.includes('list-unsubscribe-post');
  });
}

function unsubscribeFindings(message: Message, unsubscribe: Unsubscribe): MessageFinding[] {
  const { field, post, uris, https, isOneClick } = unsubscribe;
  const { isBulk, isDiscussion, signs } = bulkSigns(message);
  if (field === undefined) {
    if (post !== undefined)
      return [
        finding(
          LIST.oneClick,
          'There is List-Unsubscribe-Post, but no List-Unsubscribe that says where to send it. Add that, with an https address.',
          post,
        ),
      ];
    if (!isBulk) return [];
    const text = `The message calls itself bulk mail (${signs.join(', ')}) and has no List-Unsubscribe. Add it, with an https address, and List-Unsubscribe-Post.`;
    return [finding(LIST.unsubscribeMissing, text, undefined)];
  }
  if (uris.length === 0)
    return [
      finding(
        LIST.unsubscribe,
        'List-Unsubscribe has no address in "<" and ">". Write it as in "<https://example.com/off?id=1>".',
        field,
      ),
    ];
  if (post !== undefined && !isOneClick)
    return [
      finding(
        LIST.oneClick,
        `List-Unsubscribe-Post is "${post.text.slice(0, 60)}". It has one value that counts: "List-Unsubscribe=One-Click".`,
        post,
      ),
    ];
  if (post !== undefined && https === undefined)
    return [
      finding(
        LIST.oneClick,
        'There is List-Unsubscribe-Post, but no https address in List-Unsubscribe to send it to. Add one.',
        field,
      ),
    ];
  if (post !== undefined || isDiscussion) return [];
  const missing =
    https === undefined
      ? 'an https address in List-Unsubscribe, and the field List-Unsubscribe-Post'
      : 'the field List-Unsubscribe-Post with the value "List-Unsubscribe=One-Click"';
  const verb = https === undefined ? 'are' : 'is';
  return [
    finding(
      LIST.oneClickMissing,
      `For one click, ${missing} ${verb} missing. Add it where the message is marketing or a newsletter.`,
      field,
    ),
  ];
}
