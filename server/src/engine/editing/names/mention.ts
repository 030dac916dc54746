import { a6PrefixName } from '../../records/fields/a6.ts';
import { gateway } from '../../records/fields/gateway.ts';
import { name, names, quotableTarget, target } from '../../records/fields/name.ts';
import { signerName } from '../../records/fields/signerName.ts';
import { encodeUtf8 } from '../../text/utf8.ts';
import { type NameId, NO_NAME, ROOT } from '../../zone/names.ts';
import { readName } from '../../zone/nameText.ts';
import type { Zone } from '../../zone/zone.ts';
import { type Cursor, type Entry, stateAt } from '../entryAt.ts';
import type { EntryPart } from '../entryParts.ts';
import { spfHosts } from './spfHosts.ts';

/** What a name is written for: as an owner, in a record's data, as an origin, or inside of a text. */
export type MentionRole = 'owner' | 'data' | 'origin' | 'text';

/** A name where it is written in a zone. */
export interface Mention {
  readonly entry: Entry;
  readonly role: MentionRole;
  /** Bytes of the entry's block, without quotes. */
  readonly start: number;
  readonly end: number;
  /** The absolute name, as spelled. */
  readonly name: NameId;
  /** What it is relative to if it is not absolute; in a text, the root. */
  readonly origin: NameId;
}

const TXT = 16;
const SPF = 99;
const NAME_KINDS = new Set([name, names, target, quotableTarget, signerName, a6PrefixName, gateway]);
const ADDRESS = /^(?:\d+\.\d+\.\d+\.\d+|[0-9a-f]*:[0-9a-f:.]*|\.)$/i;

/** All names that are written in an entry: not those that a template or generic data stand for. */
export function mentionsOf(zone: Zone, entry: Entry): Mention[] {
  const { parts, directive, type } = entry;
  const found: Mention[] = [];
  const add = (role: MentionRole, start: number, end: number, id: NameId, origin: NameId) => {
    if (id !== NO_NAME) found.push({ entry, role, start, end, name: id, origin });
  };
  if (directive !== undefined) {
    const part = directive === '$ORIGIN' ? parts[1] : directive === '$INCLUDE' ? parts[2] : undefined;
    if (part !== undefined && part.text !== '') {
      const { origin } = stateAt(zone, entry);
      add('origin', part.start, part.end, nameIn(zone, entry, part, origin), origin);
    }
    return found;
  }
  const named = parts.filter((part) => part.role === 'owner' || isName(part));
  if (named.length > 0) {
    const origin = entry.records[0]?.origin ?? stateAt(zone, entry).origin;
    for (const part of named) {
      const quote = part.quoted ? 1 : 0;
      const role = part.role === 'owner' ? 'owner' : 'data';
      add(role, part.start + quote, part.end - quote, nameIn(zone, entry, part, origin), origin);
    }
  }
  if (type === TXT || type === SPF) {
    const strings = parts.filter(({ role }) => role === 'field');
    for (const { text, start, end } of spfHosts(entry.block.bytes, strings)) {
      const bytes = encodeUtf8(text);
      add('text', start, end, readName(zone.names, bytes, 0, bytes.length, ROOT), ROOT);
    }
  }
  return found;
}

/** The name under a cursor, or that it stands right behind. */
export function mentionAt(zone: Zone, { entry, offset }: Cursor): Mention | undefined {
  const touching = mentionsOf(zone, entry).filter(({ start, end }) => start <= offset && offset <= end);
  return touching.find(({ end }) => offset < end) ?? touching[0];
}

/** Whether a part is a value that is a domain name. */
function isName({ role, field, text }: EntryPart): boolean {
  if (role !== 'field' || field === undefined || text === '' || !NAME_KINDS.has(field.kind)) return false;
  return field.kind !== gateway || !ADDRESS.test(text);
}

function nameIn(zone: Zone, { block }: Entry, part: EntryPart, origin: NameId): NameId {
  const quote = part.quoted ? 1 : 0;
  const start = part.start + quote;
  const end = part.end - quote;
  return end > start ? readName(zone.names, block.bytes, start, end, origin) : NO_NAME;
}
