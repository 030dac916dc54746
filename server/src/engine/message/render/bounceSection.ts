import type { BouncedRecipient, BounceReport, MessageReport } from '../messageReport.ts';
import { type Item, item, joined, type Line, listSection, quoted, type Section, said } from './blocks.ts';
import { findingItems } from './results.ts';

/** More recipients than are of use in a text; the rest is counted. */
const MOST = 100;

const TITLES: Readonly<Record<BounceReport['kind'], string>> = {
  bounce: 'Bounce',
  complaint: 'Complaint',
  delay: 'Delay',
  success: 'Delivery report',
  autoReply: 'Automatic reply',
};

/** What a bounce or a complaint says of each recipient, and what to do next. */
export function bounceSection({ dsn }: MessageReport): Section[] {
  if (dsn === null) return [];
  const { kind, reporter, recipients, original, findings } = dsn;
  const more = recipients.length - MOST;
  return listSection(`${TITLES[kind]}${reporter === null ? '' : `, written by ${reporter}`}`, [
    ...recipients.slice(0, MOST).map((each) => recipientItem(each, kind)),
    ...(more > 0 ? [item([said(`${more} more recipients.`, 'quiet')])] : []),
    ...originalItems(original),
    ...findingItems(findings),
  ]);
}

function recipientItem(recipient: BouncedRecipient, kind: BounceReport['kind']): Item {
  const { action, status, isStatusDerived, replyCode, reason, hardBounce, remoteHost } = recipient;
  const facts: Line[] = [
    ...(kind === 'bounce'
      ? [[hardBounce ? said('hard bounce', 'bad') : said('soft bounce', 'doubtful')]]
      : []),
    ...(reason === 'undefined' ? [] : [[said(`reason ${reason}`)]]),
    ...(action === null ? [] : [[said('action '), quoted(action)]]),
    ...(status === null || isStatusDerived ? [] : [[said('status '), quoted(status)]]),
    ...(replyCode === null ? [] : [[said('reply '), quoted(replyCode)]]),
    ...(remoteHost === null ? [] : [[said('said by '), quoted(remoteHost)]]),
  ];
  const { diagnostic, explanation, advice } = recipient;
  return item(
    [quoted(recipient.recipient)],
    [
      item(joined(facts)),
      ...(explanation === '' ? [] : [item([said(explanation)])]),
      ...(advice === '' ? [] : [item([said(advice, 'strong')])]),
      ...(diagnostic === null ? [] : [item([said('In its words: '), quoted(diagnostic)])]),
    ],
  );
}

function originalItems({ from, subject, messageId }: BounceReport['original']): Item[] {
  const facts: Line[] = [
    ...(from === null ? [] : [[said('from '), quoted(from)]]),
    ...(subject === null ? [] : [[said('subject '), quoted(subject)]]),
    ...(messageId === null ? [] : [[said('id '), quoted(messageId)]]),
  ];
  return facts.length === 0 ? [] : [item([said('The message that it is about: '), ...joined(facts)])];
}
