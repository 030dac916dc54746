import type { Content } from '../content/readContent.ts';
import type { Message } from '../message.ts';
import type { MessageReport, Requirement } from '../messageReport.ts';
import { authenticationRequirements } from './authenticationRequirements.ts';
import { formatRequirements } from './formatRequirements.ts';
import { transportRequirements } from './transportRequirements.ts';
import { unsubscribeRequirements } from './unsubscribeRequirements.ts';

/** What of a report the requirements are held against. */
export type ReportSoFar = Pick<MessageReport, 'hops' | 'dkim' | 'spf' | 'dmarc'>;

/**
 * What Google, Yahoo and Microsoft require of those who send in bulk (some 5000 messages a day), held against one message. What a
 * message does not show, or what DNS was not asked for, is unknown.
 *
 * @param content the result of `readContent`: `undefined` where there is no body
 */
export function bulkRequirements(
  message: Message,
  report: ReportSoFar,
  content: Content | undefined,
): Requirement[] {
  return [
    ...authenticationRequirements(report),
    ...transportRequirements(report),
    ...formatRequirements(message, report),
    ...unsubscribeRequirements(message, report, content),
  ];
}
