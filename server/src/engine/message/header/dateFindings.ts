import { HEADER } from '../findings/header.ts';
import type { Message, MessageFinding } from '../message.ts';
import type { Hop } from '../messageReport.ts';
import { fieldsOf } from '../readMessage.ts';
import { finding, hostText, spanText } from '../received/finding.ts';
import { readDate } from '../values/date.ts';

/** Seconds by which clocks of senders are off without harm. */
const AHEAD = 600;
/** Seconds that a message may wait as a draft or in a queue without a word. */
const BEHIND = 86_400;

/** What is to be said of the date of a message (RFC 5322 §3.6.1), held against the first server's. */
export function dateFindings(message: Message, hops: readonly Hop[]): MessageFinding[] {
  const [field] = fieldsOf(message, 'Date');
  if (field === undefined) return [];
  const date = readDate(field.text);
  if (date === undefined) {
    return [
      finding(
        HEADER.date,
        `The Date, "${field.text.slice(0, 60)}", cannot be read. Write it as in "Tue, 24 Nov 2026 14:27:47 +0000".`,
        field,
      ),
    ];
  }
  const form = date.problem === undefined ? [] : [finding(HEADER.dateForm, date.problem, field)];
  const first = hops.find(({ time }) => time !== null);
  if (first === undefined || first.time === null) return form;
  const seconds = Math.round((date.time - first.time) / 1000);
  if (seconds <= AHEAD && seconds >= -BEHIND) return form;
  const hours = Math.round(seconds / 3600);
  const isZone = Math.abs(hours) <= 14 && Math.abs(seconds - hours * 3600) <= 120;
  const cause = isZone
    ? `That is about ${Math.abs(hours)} whole hour${Math.abs(hours) === 1 ? '' : 's'}, so the time zone of one of the two is likely wrong.`
    : seconds > 0
      ? 'The clock of the sender is wrong, or that of the server; set both by NTP.'
      : 'It has waited as a draft or in a queue, was sent again, or a clock is wrong.';
  return [
    ...form,
    finding(
      HEADER.dateSkew,
      `The Date is ${spanText(seconds)} ${seconds > 0 ? 'after' : 'before'} the time at which ${hostText(first.by, null)} took the message. ${cause}`,
      field,
      seconds > 0 ? 'warning' : 'info',
    ),
  ];
}
