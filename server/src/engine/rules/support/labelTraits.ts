import { isDigit } from '../../text/bytes.ts';
import { type NameId, type NameTable, ROOT } from '../../zone/names.ts';

/** What a name's labels hold beside the letters, digits and inner hyphens of host names; bits, joined over the labels. */
export const UNDERSCORE = 1;
/** A label that is `*` alone. */
export const ASTERISK = 2;
/** Octets above 127. */
export const RAW = 4;
/** Any other character, or a hyphen at a label's end. */
export const OTHER = 8;

/** Marks a name whose traits are known. */
const KNOWN = 128;

interface Cache {
  traits: Uint8Array;
}

const caches = new WeakMap<NameTable, Cache>();
let lastNames: NameTable | undefined;
let lastCache: Cache = { traits: new Uint8Array(0) };

/**
 * What keeps a name from being a host name (RFC 952, RFC 1123 §2.1); 0 for host names and for the root.
 *
 * Remembered for each name, since rules ask for every record.
 */
export function labelTraits(names: NameTable, name: NameId): number {
  const cache = cacheFor(names);
  if (name >= cache.traits.length) {
    const grown = new Uint8Array(Math.max(names.count, cache.traits.length * 2));
    grown.set(cache.traits);
    cache.traits = grown;
  }
  const known = cache.traits[name] as number;
  if (known !== 0) return known & ~KNOWN;
  const traits = name === ROOT ? 0 : ofLabel(names.label(name)) | labelTraits(names, names.parent(name));
  cache.traits[name] = traits | KNOWN;
  return traits;
}

function cacheFor(names: NameTable): Cache {
  if (lastNames === names) return lastCache;
  lastNames = names;
  lastCache = caches.get(names) ?? { traits: new Uint8Array(0) };
  caches.set(names, lastCache);
  return lastCache;
}

function ofLabel(label: Uint8Array): number {
  if (label.length === 1 && label[0] === 0x2a) return ASTERISK;
  let traits = label[0] === HYPHEN || label[label.length - 1] === HYPHEN ? OTHER : 0;
  for (const byte of label) traits |= byte >= 0x80 ? RAW : (TRAITS[byte] as number);
  return traits;
}

const HYPHEN = 0x2d;
const TRAITS = new Uint8Array(128);
for (let byte = 0; byte < 128; byte++) {
  const isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
  if (byte === 0x5f) TRAITS[byte] = UNDERSCORE;
  else if (!isLetter && !isDigit(byte) && byte !== HYPHEN) TRAITS[byte] = OTHER;
}
