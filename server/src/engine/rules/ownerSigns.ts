import { encodeUtf8 } from '../text/utf8.ts';
import { ASTERISK, OTHER, RAW, UNDERSCORE } from '../zone/labelTraits.ts';
import { type NameId, type NameTable, ROOT } from '../zone/names.ts';

/*
 * What the labels of a name tell that has an underscore: signs beside those of `signs.ts`. Most such names are those of services,
 * and have none.
 */

/** The first label is `_dmarc`. */
export const AT_DMARC = 524288;
/** The name is below `_domainkey`. */
export const BELOW_KEYS = 1048576;
/** It has `_domainkey` as its first label, or below that another label than a selector has (RFC 6376 §3.1). */
export const ODD_SELECTOR = 2097152;
/** The first label is `_mta-sts`; the first two are `_smtp` and `_tls`. */
export const AT_STS = 4194304;
export const AT_TLS = 8388608;
/** One of the first labels is `_bimi`, and it is not the very first; it is that. */
export const AT_BIMI = 16777216;
export const BIMI_ALONE = 67108864;
/** A label that begins with an underscore is the same as one of the next two. */
export const LABEL_TWICE = 33554432;

const LINE = 0x5f;
/** Further labels are not looked at for `_bimi`. */
const DEPTH = 12;
const DMARC = encodeUtf8('_dmarc');
const DOMAIN_KEY = encodeUtf8('_domainkey');
const PLAIN_DOMAIN_KEY = encodeUtf8('domainkey');
const MTA_STS = encodeUtf8('_mta-sts');
const SMTP = encodeUtf8('_smtp');
const TLS = encodeUtf8('_tls');
const BIMI = encodeUtf8('_bimi');

/** The signs of a (folded) name that its labels give. */
export function ownerSigns(names: NameTable, name: NameId): number {
  if ((names.traits(name) & UNDERSCORE) === 0) return 0;
  let signs = firstSigns(names, name);
  let keys = ROOT;
  let depth = 0;
  // Above the last label with an underscore there are none.
  for (let at = name; (names.traits(at) & UNDERSCORE) !== 0; at = names.parent(at)) {
    depth++;
    if (names.firstOctet(at) !== LINE) continue;
    if (names.labelIs(at, DOMAIN_KEY)) keys = at;
    else if (names.labelIs(at, BIMI)) signs |= depth === 1 ? BIMI_ALONE : depth <= DEPTH ? AT_BIMI : 0;
    const next = names.parent(at);
    if (names.sameFirstLabel(at, next) || names.sameFirstLabel(at, names.parent(next))) signs |= LABEL_TWICE;
  }
  return keys === ROOT ? signs : signs | keySigns(names, name, keys);
}

function firstSigns(names: NameTable, name: NameId): number {
  if (names.firstOctet(name) !== LINE) return 0;
  if (names.labelIs(name, DMARC)) return AT_DMARC;
  if (names.labelIs(name, MTA_STS)) return AT_STS;
  return names.labelIs(name, SMTP) && names.labelIs(names.parent(name), TLS) ? AT_TLS : 0;
}

/** @param keys the topmost name above that begins with `_domainkey`, or the name itself */
function keySigns(names: NameTable, name: NameId, keys: NameId): number {
  if (keys === name) return ODD_SELECTOR;
  if ((names.traits(name) & (OTHER | RAW | ASTERISK)) !== 0) return BELOW_KEYS | ODD_SELECTOR;
  for (let at = name; at !== keys; at = names.parent(at)) {
    if (names.labelHas(at, LINE)) return BELOW_KEYS | ODD_SELECTOR;
  }
  // `_domainkey` put before a name that had it already, without its underscore.
  for (let at = names.parent(keys); at !== ROOT; at = names.parent(at)) {
    if (names.labelIs(at, PLAIN_DOMAIN_KEY)) return BELOW_KEYS | ODD_SELECTOR;
  }
  return BELOW_KEYS;
}
