import type { DkimKey } from '../../mail/dkim/dkimKey.ts';
import { parseDkimKey } from '../../mail/dkim/dkimKey.ts';
import { mailKind } from '../../mail/mailKind.ts';
import { encodeUtf8 } from '../../text/utf8.ts';
import { UNDERSCORE } from '../../zone/labelTraits.ts';
import { type NameId, type NameTable, NO_NAME } from '../../zone/names.ts';
import type { RecordView } from '../recordView.ts';
import type { ZoneView } from '../zoneView.ts';
import { TXT, textStrings } from './textStrings.ts';

/** A name below `_domainkey`, in its parts (RFC 6376 §3.6.2.1). */
export interface SelectorName {
  /** The labels of the selector, in lower case, one unit per octet. */
  readonly labels: readonly string[];
  /** `_domainkey.` and the domain. */
  readonly keys: NameId;
}

const DOMAIN_KEY = encodeUtf8('_domainkey');
/** Selectors of one domain are not looked at one by one where there are more. */
export const MANY_SELECTORS = 32;

/** The selector in a folded name; `undefined` for names that are not below `_domainkey`. */
export function selectorName({ names }: ZoneView, name: NameId): SelectorName | undefined {
  const keys = keysAbove(names, name);
  if (keys === NO_NAME) return undefined;
  const labels: string[] = [];
  for (let at = name; at !== keys; at = names.parent(at)) {
    labels.push(names.labelText(at));
  }
  return { labels, keys };
}

/**
 * The topmost name above that begins with `_domainkey`; {@link NO_NAME} where there is none. It is that of a domain: what is
 * between is part of the selector.
 */
export function keysAbove(names: NameTable, name: NameId): NameId {
  let topmost = NO_NAME;
  // Above the last label with an underscore there is none.
  for (let at = names.parent(name); (names.traits(at) & UNDERSCORE) !== 0; at = names.parent(at)) {
    if (names.labelIs(at, DOMAIN_KEY)) topmost = at;
  }
  return topmost;
}

/** A key record of a zone. */
export interface ZoneKey {
  readonly key: DkimKey;
  readonly record: RecordView;
}

/** The key records at a (folded) name below `_domainkey`. */
export function keysAt(zone: ZoneView, name: NameId): ZoneKey[] {
  return zone.recordsAt(name, TXT).flatMap((record) => {
    const text = textStrings(record).join('');
    const owner = zone.text(name).replace(/\.$/, '');
    if (mailKind(text, owner) !== 'dkim') return [];
    const key = parseDkimKey({ kind: 'dkim', text, owner });
    return key.form === 'key' ? [{ key, record }] : [];
  });
}
