import { FILL_IN } from '../../zone/labelTraits.ts';
import type { NameId } from '../../zone/names.ts';
import type { ZoneView } from '../zoneView.ts';

/**
 * Labels that stand for something to be filled in: what Cloudflare exports in place of name servers
 * (`REPLACE&ME$WITH^YOUR@NAMESERVER.`), and words from instructions.
 */
const PLACEHOLDER =
  /^(?:replace[^a-z0-9]?me(?:[^a-z0-9].*)?|change[-_]?me|your[-_]?(?:domain|domain-?name|name-?server|mail-?server|host-?name|server)|[<{[].*[>}\]])$/i;

/** Whether one of the name's labels is a placeholder that was to be replaced. */
export function isPlaceholder({ names }: ZoneView, name: NameId): boolean {
  for (let at = name; (names.beginnings(at) & FILL_IN) !== 0; at = names.parent(at)) {
    if (isPlaceholderLabel(names.labelText(at))) return true;
  }
  return false;
}

/** Whether a label stands for something to be filled in. */
export function isPlaceholderLabel(label: string): boolean {
  return PLACEHOLDER.test(label);
}
