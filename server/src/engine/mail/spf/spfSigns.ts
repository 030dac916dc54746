import { parseIpv4, parseIpv6 } from '../../records/fields/address.ts';
import { DOCUMENTATION, EXAMPLE_NAMES } from '../../rules/support/exampleNames.ts';
import { isLarge } from '../../rules/support/largeNetwork.ts';
import { SPECIAL_NETWORKS } from '../../rules/support/specialNetwork.ts';
import { foldByte } from '../../text/bytes.ts';
import { FILL_INS } from '../../zone/labelTraits.ts';
import type { OwnerTraits } from '../mailSigns.ts';
import { beginsWith, EVERY_SIGN, type PlainOctets } from '../plainOctets.ts';
import { firstBits, maskOf } from './firstBits.ts';
import { domainHash, endsInName, hasLabelBeginning, plainDomain, withoutDot } from './plainDomain.ts';
import { RETIRED_INCLUDES } from './retiredIncludes.ts';

/*
 * What a look at the octets of an SPF record tells of it. Nearly all records have none of these signs: then no rule would find
 * anything, and the record need not be read. Whatever is not understood at once has them all.
 */

/** Something that is not understood: whatever makes a record invalid is such, and so are macros, `ptr` and `exists`. */
export const ODD = 1;
/** No `all` and no `redirect`. */
export const NO_END = 2;
/** A mechanism behind `all`. */
export const BEHIND_ALL = 4;
/** `all` with its qualifier. */
export const PASS_ALL = 8;
export const NEUTRAL_ALL = 16;
export const SOFTFAIL_ALL = 32;
/** `redirect` beside `all`, and two of it. */
export const REDIRECT_AND_ALL = 64;
export const SEVERAL_REDIRECTS = 128;
/** More terms than lookups are allowed (RFC 7208 §4.6.4). */
export const MANY_TERMS = 256;
/** Two terms look up the same. */
export const TERM_TWICE = 512;
/** A network may hold another. */
export const NETWORK_TWICE = 1024;
/** An address with bits behind its prefix length. */
export const HOST_BITS = 2048;
/** A prefix length that is that of a large network. */
export const LARGE_NETWORK = 4096;
/** A network that no mail comes from over the Internet. */
export const SPECIAL_NETWORK = 8192;
/** A network or a domain for examples, in a record of a domain that is none. */
export const FOR_EXAMPLES = 16384;
/** A label that may stand for something to be filled in. */
export const PLACEHOLDER = 32768;
/** An include that may be one that services no longer ask for. */
export const RETIRED = 65536;
/** An include or redirect of a domain that may be the record's own, since it is as long and begins alike. */
export const LEADS_BACK = 131072;

const BLANK = 0x20;
const PLUS = 0x2b;
const MINUS = 0x2d;
const SLASH = 0x2f;
const ZERO = 0x30;
const COLON = 0x3a;
const QUESTION_MARK = 0x3f;
const TILDE = 0x7e;

const VERSION = 'v=spf1';
const MOST_TERMS = 10;

const mayBeSpecial = firstBits(SPECIAL_NETWORKS);
const mayBeDocumentation = firstBits(DOCUMENTATION);
const RETIRED_HASHES: ReadonlySet<number> = new Set([...RETIRED_INCLUDES.keys()].map(domainHash));

/** What was seen of the record that is looked at. */
const seen = {
  ownerLength: 0,
  ownerFirst: 0,
  signs: 0,
  terms: 0,
  hasAll: false,
  redirects: 0,
  lookups: 0,
  networks: 0,
};
/** Hashes of what is looked up; networks by their first 32 bits, and the family and the prefix length in 8 bits each. */
const lookups = new Int32Array(MOST_TERMS);
const words = new Int32Array(MOST_TERMS * 2);
const lengths = new Int32Array(MOST_TERMS * 2);
const address = new Uint8Array(16);

/**
 * The signs of an SPF record.
 */
export function spfSigns({ octets, length }: PlainOctets, owner: OwnerTraits): number {
  if (!beginsWith(octets, 0, length, VERSION)) return EVERY_SIGN;
  seen.ownerLength = owner.length;
  seen.ownerFirst = owner.first;
  seen.signs = 0;
  seen.terms = 0;
  seen.hasAll = false;
  seen.redirects = 0;
  seen.lookups = 0;
  seen.networks = 0;
  for (let at = VERSION.length; at < length; ) {
    if (octets[at] !== BLANK) return EVERY_SIGN;
    const start = ++at;
    while (at < length && octets[at] !== BLANK) at++;
    if (!lookAtTerm(octets, start, at)) return EVERY_SIGN;
  }
  let { signs } = seen;
  if (owner.isExample) signs &= ~FOR_EXAMPLES;
  if (!seen.hasAll && seen.redirects === 0) signs |= NO_END;
  if (seen.hasAll && seen.redirects > 0) signs |= REDIRECT_AND_ALL;
  if (seen.redirects > 1) signs |= SEVERAL_REDIRECTS;
  if (seen.terms > MOST_TERMS) signs |= MANY_TERMS;
  return signs;
}

/** Whether a term is understood. */
function lookAtTerm(octets: Uint8Array, start: number, end: number): boolean {
  if (start === end) return false;
  seen.terms++;
  const qualifier = octets[start] as number;
  const isQualified =
    qualifier === MINUS || qualifier === TILDE || qualifier === QUESTION_MARK || qualifier === PLUS;
  const from = isQualified ? start + 1 : start;
  if (!isQualified && beginsWith(octets, from, end, 'redirect=')) {
    seen.redirects++;
    return lookAtDomain(octets, from + 9, end, true) !== 0;
  }
  if (seen.hasAll) seen.signs |= BEHIND_ALL;
  if (beginsWith(octets, from, end, 'ip4:')) return lookAtNetwork(octets, from + 4, end, 4);
  if (beginsWith(octets, from, end, 'ip6:')) return lookAtNetwork(octets, from + 4, end, 6);
  if (beginsWith(octets, from, end, 'include:')) {
    const hash = lookAtDomain(octets, from + 8, end, true);
    if (RETIRED_HASHES.has(hash)) seen.signs |= RETIRED;
    return hash !== 0 && looksUp(hash + 1);
  }
  if (beginsWith(octets, from, end, 'all') && end - from === 3) {
    seen.hasAll = true;
    if (!isQualified || qualifier === PLUS) seen.signs |= PASS_ALL;
    if (qualifier === QUESTION_MARK) seen.signs |= NEUTRAL_ALL;
    if (qualifier === TILDE) seen.signs |= SOFTFAIL_ALL;
    return true;
  }
  if (beginsWith(octets, from, end, 'a')) return lookAtHosts(octets, from + 1, end, 2);
  return beginsWith(octets, from, end, 'mx') && lookAtHosts(octets, from + 2, end, 3);
}

/** What stands behind `a` and `mx`: nothing or a domain. Prefix lengths there are rare. */
function lookAtHosts(octets: Uint8Array, from: number, end: number, kind: number): boolean {
  if (from === end) return looksUp(kind);
  if (octets[from] !== COLON) return false;
  const hash = lookAtDomain(octets, from + 1, end, false);
  return hash !== 0 && looksUp(hash + kind);
}

/** Its hash; 0 if it is not understood. */
function lookAtDomain(octets: Uint8Array, start: number, end: number, isRecord: boolean): number {
  const hash = plainDomain(octets, start, end);
  if (hash === 0) return 0;
  if (endsInName(octets, start, end, EXAMPLE_NAMES)) seen.signs |= FOR_EXAMPLES;
  if (hasLabelBeginning(octets, start, end, FILL_INS)) seen.signs |= PLACEHOLDER;
  const isAsLong = withoutDot(octets, start, end) - start === seen.ownerLength;
  if (isRecord && isAsLong && foldByte(octets[start] as number) === seen.ownerFirst) seen.signs |= LEADS_BACK;
  return hash;
}

/** Enters a lookup. */
function looksUp(hash: number): true {
  const { lookups: count } = seen;
  for (let i = 0; i < count; i++) if (lookups[i] === hash) seen.signs |= TERM_TWICE;
  if (count === lookups.length) {
    seen.signs |= TERM_TWICE;
    return true;
  }
  lookups[count] = hash;
  seen.lookups++;
  return true;
}

/** Whether a network is understood. */
function lookAtNetwork(octets: Uint8Array, start: number, end: number, family: 4 | 6): boolean {
  let slash = start;
  while (slash < end && octets[slash] !== SLASH) slash++;
  const isAddress =
    family === 4 ? parseIpv4(octets, start, slash, address, 0) : parseIpv6(octets, start, slash, address);
  const bits = family === 4 ? 32 : 128;
  const prefix = slash === end ? bits : prefixAt(octets, slash + 1, end);
  if (!isAddress || prefix < 0 || prefix > bits) return false;
  const word = wordAt(0);
  if (hasHostBits(prefix, bits)) seen.signs |= HOST_BITS;
  if (isLarge({ family, prefix })) seen.signs |= LARGE_NETWORK;
  if (mayBeSpecial(family, word)) seen.signs |= SPECIAL_NETWORK;
  if (mayBeDocumentation(family, word)) seen.signs |= FOR_EXAMPLES;
  enterNetwork(word & maskOf(prefix), (family << 8) | prefix);
  return true;
}

/** A prefix length without leading zeros (RFC 7208 §12); -1 for what is none. */
function prefixAt(octets: Uint8Array, start: number, end: number): number {
  if (start === end || end - start > 3 || (octets[start] === ZERO && end - start > 1)) return -1;
  let prefix = 0;
  for (let at = start; at < end; at++) {
    const digit = (octets[at] as number) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    prefix = prefix * 10 + digit;
  }
  return prefix;
}

/** Four octets of the address that was read. */
function wordAt(at: number): number {
  return (
    ((address[at] as number) << 24) |
    ((address[at + 1] as number) << 16) |
    ((address[at + 2] as number) << 8) |
    (address[at + 3] as number)
  );
}

function hasHostBits(prefix: number, bits: number): boolean {
  for (let at = 0; at < bits; at += 32) {
    const left = prefix - at;
    if (left < 32 && (wordAt(at >> 3) & ~maskOf(Math.max(left, 0))) !== 0) return true;
  }
  return false;
}

/** Compares a network with those before; of IPv6, by their first 32 bits. */
function enterNetwork(word: number, length: number): void {
  const { networks: count } = seen;
  if (count === words.length) {
    seen.signs |= NETWORK_TWICE;
    return;
  }
  for (let i = 0; i < count; i++) {
    const other = lengths[i] as number;
    if (other >> 8 !== length >> 8) continue;
    const mask = maskOf(Math.min(other & 0xff, length & 0xff));
    if ((((words[i] as number) ^ word) & mask) === 0) seen.signs |= NETWORK_TWICE;
  }
  words[count] = word;
  lengths[count] = length;
  seen.networks++;
}
