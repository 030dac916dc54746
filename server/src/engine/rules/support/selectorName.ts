import type { DkimKey } from '../../mail/dkim/dkimKey.ts';
import { parseDkimKey } from '../../mail/dkim/dkimKey.ts';
import { mailKind } from '../../mail/mailKind.ts';
import { latin1 } from '../../text/bytes.ts';
import { type NameId, ROOT } from '../../zone/names.ts';
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

const DOMAIN_KEY = '_domainkey';

/** The selector in a folded name; `undefined` for names that are not below `_domainkey`. */
export function selectorName({ names }: ZoneView, name: NameId): SelectorName | undefined {
  const labels: string[] = [];
  for (let at = name; at !== ROOT; at = names.parent(at)) {
    const label = names.label(at);
    const text = latin1(label, 0, label.length);
    // The topmost is that of a domain: what is between is part of the selector.
    if (text === DOMAIN_KEY && labels.length > 0 && !isBelow(names, names.parent(at)))
      return { labels, keys: at };
    labels.push(text);
  }
  return undefined;
}

function isBelow(names: ZoneView['names'], from: NameId): boolean {
  for (let at = from; at !== ROOT; at = names.parent(at)) {
    const label = names.label(at);
    if (label.length === DOMAIN_KEY.length && latin1(label, 0, label.length) === DOMAIN_KEY) return true;
  }
  return false;
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
