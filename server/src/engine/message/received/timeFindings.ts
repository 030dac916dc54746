import { RECEIVED } from '../findings/received.ts';
import type { MessageFinding } from '../message.ts';
import type { Hop } from '../messageReport.ts';
import { finding, hostText, quoted, spanText } from './finding.ts';
import type { ReadReceived } from './readReceived.ts';

/** Clocks that are kept by NTP agree to less than this; dates are written in whole seconds. */
const TOLERANCE = 2;

/** What is to be said of when a hop was: its date, its delay, the clocks. */
export function timeFindings(hop: Hop, { date }: ReadReceived, before: Hop | undefined): MessageFinding[] {
  const by = hostText(hop.by, null);
  if (hop.time === null) {
    const text =
      date.written === null
        ? `${by} did not write when it received the message. The delay of this hop cannot be told.`
        : `${quoted(date.written)}, which ${by} wrote where the date belongs, is no date that can be read. The delay of this hop cannot be told.`;
    return [finding(RECEIVED.date, sentence(text), hop)];
  }
  const marked = date.isMarked
    ? []
    : [
        finding(
          RECEIVED.noSemicolon,
          sentence(
            `${by} wrote the date without a semicolon before it. Programs that look for it there show no delay.`,
          ),
          hop,
        ),
      ];
  const form =
    date.problem === null ? [] : [finding(RECEIVED.dateForm, `In the date of ${by}: ${date.problem}`, hop)];
  return [...marked, ...form, ...delayFindings(hop, by, before)];
}

function delayFindings(hop: Hop, by: string, before: Hop | undefined): MessageFinding[] {
  const delay = hop.delaySeconds;
  if (delay === null) return [];
  const from = before?.by ? hostText(before.by, null) : hostText(hop.from, hop.ip);
  if (delay < -TOLERANCE)
    return [
      finding(
        RECEIVED.clockSkew,
        skewText(delay, by, from, before?.isTrusted === false),
        hop,
        delay < -60 ? 'warning' : 'info',
      ),
    ];
  const slow = delay > 3600 ? RECEIVED.verySlowHop : delay > 60 ? RECEIVED.slowHop : undefined;
  if (slow === undefined) return [];
  const cause =
    hop.scope === 'internal'
      ? `the queue of ${from}, or a filter between the two`
      : `the log of ${from} for greylisting or failed attempts, and whether its clock is right`;
  return [finding(slow, `From ${from} to ${by} the message took ${spanText(delay)}. Look at ${cause}.`, hop)];
}

function skewText(delay: number, by: string, from: string, mayBeMadeUp: boolean): string {
  const hours = Math.round(-delay / 3600);
  const isZone = hours >= 1 && hours <= 14 && Math.abs(-delay - hours * 3600) <= 120;
  const cause = isZone
    ? `Since that is about ${hours} ${hours === 1 ? 'hour' : 'hours'} sharp, one of the two is likely to have a wrong time zone.`
    : 'The clock of one of the two is wrong.';
  const forged = mayBeMadeUp
    ? ' Or the earlier field is made up: it stands below those that can be believed.'
    : '';
  return `By the dates, ${by} received the message ${spanText(delay)} before ${from} did. ${cause}${forged} Take the delays beside it with caution.`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
