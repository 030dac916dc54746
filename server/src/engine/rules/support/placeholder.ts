import { latin1 } from '../../text/bytes.ts';
import type { NameId } from '../../zone/names.ts';
import { ROOT } from '../../zone/names.ts';
import type { ZoneView } from '../zoneView.ts';

/**
 * Labels that stand for something to be filled in: what Cloudflare exports in place of name servers
 * (`REPLACE&ME$WITH^YOUR@NAMESERVER.`), and words from instructions.
 */
const PLACEHOLDER =
  /^(?:replace[^a-z0-9]?me(?:[^a-z0-9].*)?|change[-_]?me|your[-_]?(?:domain|domain-?name|name-?server|mail-?server|host-?name|server)|[<{[].*[>}\]])$/i;

/** Whether one of the name's labels is a placeholder that was to be replaced. */
export function isPlaceholder({ names }: ZoneView, name: NameId): boolean {
  for (let at = name; at !== ROOT; at = names.parent(at)) {
    const label = names.label(at);
    if (label.length >= 7 && PLACEHOLDER.test(latin1(label, 0, label.length))) return true;
  }
  return false;
}
