import type { Message, MessageFinding } from '../message.ts';
import type { Hop } from '../messageReport.ts';
import type { Decode } from '../values/charset.ts';
import { authorFindings } from './authorFindings.ts';
import { dateFindings } from './dateFindings.ts';
import { identityFindings } from './identityFindings.ts';
import { textFindings } from './textFindings.ts';

/** What is to be said of the header fields of a message that nothing else of the report speaks of (RFC 5322 §3.6). */
export function headerFindings(message: Message, hops: readonly Hop[], decode?: Decode): MessageFinding[] {
  return [
    ...authorFindings(message),
    ...dateFindings(message, hops),
    ...identityFindings(message),
    ...textFindings(message, hops, decode),
  ];
}
