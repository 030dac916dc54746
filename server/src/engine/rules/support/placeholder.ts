import { foldByte, latin1 } from '../../text/bytes.ts';
import type { NameId } from '../../zone/names.ts';
import { ROOT } from '../../zone/names.ts';
import type { ZoneView } from '../zoneView.ts';

/**
 * Labels that stand for something to be filled in: what Cloudflare exports in place of name servers
 * (`REPLACE&ME$WITH^YOUR@NAMESERVER.`), and words from instructions.
 */
const PLACEHOLDER =
  /^(?:replace[^a-z0-9]?me(?:[^a-z0-9].*)?|change[-_]?me|your[-_]?(?:domain|domain-?name|name-?server|mail-?server|host-?name|server)|[<{[].*[>}\]])$/i;

/** What such labels begin with where they are names at all. */
export const PLACEHOLDER_STARTS: readonly string[] = ['replace', 'change', 'your'];

/** What such labels start with, in either case: a quick look that spares nearly all names the expression. */
const STARTS = new Set([...'rcy<{['].map((start) => start.charCodeAt(0)));
const SHORTEST = 7;

/** Whether one of the name's labels is a placeholder that was to be replaced. */
export function isPlaceholder({ names }: ZoneView, name: NameId): boolean {
  for (let at = name; at !== ROOT; at = names.parent(at)) {
    if (names.labelLength(at) < SHORTEST || !STARTS.has(foldByte(names.firstOctet(at)))) continue;
    const label = names.label(at);
    if (isPlaceholderLabel(latin1(label, 0, label.length))) return true;
  }
  return false;
}

/** Whether a label stands for something to be filled in. */
export function isPlaceholderLabel(label: string): boolean {
  return PLACEHOLDER.test(label);
}
