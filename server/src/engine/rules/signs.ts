import type { PlainText } from '../mail/inZone/plainText.ts';
import { type Block, END, HASH, ORIGIN, OWNER, STRIDE, TARGET, TTL, TYPE, TYPE_AT } from '../zone/block.ts';
import { ASTERISK, FILL_IN, NUMBER, OTHER, RAW, UNDERSCORE } from '../zone/labelTraits.ts';
import { type NameId, NO_NAME, ROOT } from '../zone/names.ts';
import type { Zone } from '../zone/zone.ts';
import { NO_RECORD } from '../zone/zoneIndex.ts';
import { isPlainCaa, isUsualDs } from './dataSigns.ts';
import {
  AT_BIMI,
  AT_DMARC,
  AT_STS,
  AT_TLS,
  BELOW_KEYS,
  BIMI_ALONE,
  ODD_SELECTOR,
  ownerSigns,
} from './ownerSigns.ts';
import type { ZoneView } from './zoneView.ts';

/*
 * What numbers alone tell of a record, or of all records at a name. Nearly all records have no sign, and a rule that needs
 * one is not run where there is none: looking for all signs together costs less than calling one rule.
 */

/** An owner or target that has `*` as a label, octets above 127, or anything else that host names do not have. */
export const HAS_ASTERISK = ASTERISK;
export const HAS_RAW = RAW;
export const HAS_OTHER = OTHER;
const IRREGULAR = UNDERSCORE | RAW | OTHER;
/** The owner is not in the zone. */
export const OUTSIDE = 16;
/** An owner or target ends in the zone's name twice over. */
export const REPEATS_APEX = 32;
/** The owner has the labels of the zone's name once more above the zone's own. */
export const NAMES_APEX = 64;
/** A target is two labels and more below its origin, and would end in a top-level domain: else it cannot lack its final dot. */
export const FAR_TARGET = 128;
/** Two records at the name may be the same: of one type and hash. */
export const TWINS = 256;
/** Two records at the name have different TTLs. */
export const TTLS_DIFFER = 512;
/** A SOA or RP record, which names hosts in fields that are no targets. */
export const NAMES_HOSTS = 1024;

/** There are several records at the name. */
export const SEVERAL = 2048;
/** The name is the zone's own. */
export const IS_APEX = 4096;
/** A target is a name of the zone that has no address of its own, or is an alias. */
export const LEADS_ON = 8192;
/** A target is the root, which stands for none. */
export const LEADS_NOWHERE = 16384;
/** An address that may be one that no program can connect to, by how it starts. */
export const ODD_ADDRESS = 32768;
/**
 * A text at the name may begin with the version of a mail record other than SPF, by how it starts, and the name is none where
 * such records are looked for.
 */
export const STRAY_VERSION = 65536;
/** The texts at the name have more octets, as they are written, than are certain to fit an answer over UDP. */
export const LONG_TEXT = 131072;

/** A text that is not one string in quotes, of visible ASCII and without escapes; or one with a ";" behind it, or in single quotes. */
export const ODD_TEXT = 262144;

/** CAA data that are not `0 issue` with a name, or with nobody, as nearly all are written. */
export const ODD_CAA = 134217728;
/** A key or a digest of DNSSEC, unless it is a DS record with an algorithm and a digest of today. */
export const OLD_ALGORITHM = 268435456;
/** A host has characters that host names do not have, `*` as its first label left out; or a target has. */
export const IRREGULAR_HOST = 536870912;
/** A label of the target begins as those do that stand for something to be filled in, or with a digit. */
export const FILL_IN_TARGET = 1073741824;
export const NUMBER_TARGET = -2147483648;

const A = 1;
const TXT = 16;
const AAAA = 28;
const SOA = 6;
const PTR = 12;
const RP = 17;
const WKS = 11;
const MX = 15;
const DS = 43;
const DNSKEY = 48;
const CDS = 59;
const CDNSKEY = 60;
const CAA = 257;

/** The signs of the record whose row starts at `at`. */
export function recordSigns(view: ZoneView, { bytes, rows }: Block, at: number): number {
  const { names } = view;
  const owner = names.fold(rows[at + OWNER] as number);
  let signs = names.traits(owner);
  if (!view.inZone(owner)) signs |= OUTSIDE;
  if (view.repeatsApex(owner)) signs |= REPEATS_APEX;
  const type = rows[at + TYPE] as number;
  if ((type === A || type === AAAA) && isOddAddress(type, bytes, rows[at + TYPE_AT] as number))
    signs |= ODD_ADDRESS;
  if (type === CAA && !isPlainCaa(bytes, rows[at + TYPE_AT] as number, rows[at + END] as number))
    signs |= ODD_CAA;
  const target = rows[at + TARGET] as number;
  if (target === NO_NAME) return signs;
  signs |= names.traits(target);
  const beginnings = names.beginnings(target);
  if ((beginnings & FILL_IN) !== 0) signs |= FILL_IN_TARGET;
  if ((beginnings & NUMBER) !== 0) signs |= NUMBER_TARGET;
  return view.repeatsApex(names.fold(target)) ? signs | REPEATS_APEX : signs;
}

const TAB = 0x09;
const BLANK = 0x20;
const SINGLE_QUOTE = 0x27;
const SEMICOLON = 0x3b;
const OPENING = 0x28;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const LETTER_F = 0x66;
const ZERO = 0x30;
const ONE = 0x31;
const NINE = 0x39;
const SIX = 0x36;

/** Looks at the address's first two characters: link-local, or IPv4 in IPv6, or written in a way that hides which. */
function isOddAddress(type: number, bytes: Uint8Array, typeAt: number): boolean {
  let at = typeAt;
  while ((bytes[at] as number) > BLANK) at++;
  while ((bytes[at] as number) <= BLANK || bytes[at] === OPENING) at++;
  const first = bytes[at] as number;
  if (first === BACKSLASH || first === ZERO) return true;
  if (type === A) return first === ONE && (bytes[at + 1] === SIX || bytes[at + 1] === BACKSLASH);
  return first === COLON || (first | 0x20) === LETTER_F;
}

/** Whether a text that is plain has none of what {@link ODD_TEXT} stands for. */
export function isOneText({ octets, isOneString }: PlainText, { bytes, rows }: Block, at: number): boolean {
  let behind = rows[at + END] as number;
  while (bytes[behind] === BLANK || bytes[behind] === TAB) behind++;
  return isOneString && octets[0] !== SINGLE_QUOTE && bytes[behind] !== SEMICOLON;
}

/** What a record adds to an answer beside its data, and half of what fits one over UDP (RFC 1035 §4.1, §4.2.1). */
const RECORD_OVERHEAD = 12;
const CERTAIN_TO_FIT = 256;

const LETTER_P = 0x70;
const LETTER_S = 0x73;
const LETTER_V = 0x76;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const CASE = 0x20;

/** How versions begin behind `v=`, and the sign of the names where their records are looked for. */
const VERSIONS: readonly (readonly [start: string, at: number])[] = [
  ['dk', BELOW_KEYS],
  ['dm', AT_DMARC],
  ['st', AT_STS],
  ['tl', AT_TLS],
  ['bi', AT_BIMI],
];
const NO_VERSION = 0;
/** Something that may be a version, with an escape or a blank in it. */
const SOME_VERSION = -1;

/** What stands in `VERSIONS` for the version that the data begins with; {@link NO_VERSION} for SPF's, too. */
function versionAt(bytes: Uint8Array, typeAt: number): number {
  let at = typeAt;
  while ((bytes[at] as number) > BLANK) at++;
  while ((bytes[at] as number) <= BLANK || bytes[at] === OPENING || bytes[at] === QUOTE) at++;
  const first = bytes[at] as number;
  if ((first | CASE) !== LETTER_V) return isWordOctet(first) ? NO_VERSION : SOME_VERSION;
  if (bytes[at + 1] !== EQUALS) return SOME_VERSION;
  const second = (bytes[at + 2] as number) | CASE;
  const third = (bytes[at + 3] as number) | CASE;
  if (second === LETTER_S && third === LETTER_P) return NO_VERSION;
  for (const [start, home] of VERSIONS) {
    if (start.charCodeAt(0) === second && start.charCodeAt(1) === third) return home;
  }
  return SOME_VERSION;
}

/** Whether a record with such a version is at home at a name with these signs. */
function isStray(version: number, signs: number): boolean {
  if (version === NO_VERSION) return false;
  if (version === SOME_VERSION || (signs & version) === 0 || (signs & IS_APEX) !== 0) return true;
  if (version === AT_BIMI) return (signs & BIMI_ALONE) !== 0;
  return version === BELOW_KEYS && (signs & ODD_SELECTOR) !== 0;
}

function isWordOctet(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a);
}

/** The types and hashes of records at the name that is looked at; more than so many are not compared. */
const COMPARED = 16;
const types = new Int32Array(COMPARED);
const hashes = new Int32Array(COMPARED);

/** What stands at a name; filled again for each. */
export interface NameSigns {
  signs: number;
  /** How many records there are, readable or not. */
  count: number;
  /** Which types they have, of those that rules look at: their bits (`nameRuleTypes.ts`). */
  low: number;
  high: number;
}

/**
 * Looks once at all records of a (folded) name.
 *
 * @param bits by type, what stands for it; from 32 on in `high`
 */
export function lookAtName(
  { index }: Zone,
  view: ZoneView,
  name: NameId,
  bits: Uint8Array,
  into: NameSigns,
): void {
  const { names } = view;
  let signs = names.traits(name);
  const isIrregular = (signs & IRREGULAR) !== 0;
  if ((signs & UNDERSCORE) !== 0) signs |= ownerSigns(names, name);
  if (view.mayRepeatApex(name)) signs |= NAMES_APEX;
  if (name === view.apex) signs |= IS_APEX;
  let count = 0;
  let ttl = 0;
  let textOctets = 0;
  let low = 0;
  let high = 0;
  for (let ref = index.first(name); ref !== NO_RECORD; ref = index.next(ref)) {
    const { bytes, rows, base } = index.blockOf(ref);
    const at = (ref - base) * STRIDE;
    const type = rows[at + TYPE] as number;
    signs |= typeSigns(
      type,
      bytes,
      rows[at + TYPE_AT] as number,
      rows[at + END] as number,
      signs,
      isIrregular,
    );
    if (type === TXT)
      textOctets += (rows[at + END] as number) - (rows[at + TYPE_AT] as number) + RECORD_OVERHEAD;
    const bit = bits[type] as number;
    if (bit < 32) low |= 1 << bit;
    else high |= 1 << (bit - 32);
    const hash = rows[at + HASH] as number;
    const target = rows[at + TARGET] as number;
    if (target !== NO_NAME) {
      const traits = names.traits(target);
      signs |= traits;
      if (traits !== 0) signs |= IRREGULAR_HOST;
      if (target === ROOT) signs |= LEADS_NOWHERE;
      else if ((signs & LEADS_ON) === 0 && leadsOn(view, names.fold(target))) signs |= LEADS_ON;
      if (isFar(view, target, rows[at + ORIGIN] as number, type)) signs |= FAR_TARGET;
    }
    if (count === 0) {
      ttl = rows[at + TTL] as number;
    } else {
      if (rows[at + TTL] !== ttl) signs |= TTLS_DIFFER;
      if (count >= COMPARED) signs |= TWINS;
      else for (let i = 0; i < count; i++) if (hashes[i] === hash && types[i] === type) signs |= TWINS;
    }
    if (count < COMPARED) {
      types[count] = type;
      hashes[count] = hash;
    }
    count++;
  }
  if (count > 1) signs |= SEVERAL;
  if (textOctets >= CERTAIN_TO_FIT) signs |= LONG_TEXT;
  into.signs = signs;
  into.low = low;
  into.high = high;
  into.count = count;
}

/**
 * The signs of a record at a name that its type and data give.
 *
 * @param signs of the name
 * @param isIrregular whether the name has characters that host names do not have
 */
function typeSigns(
  type: number,
  bytes: Uint8Array,
  typeAt: number,
  end: number,
  signs: number,
  isIrregular: boolean,
): number {
  switch (type) {
    case A:
    case AAAA:
    case MX:
    case WKS:
      return isIrregular ? IRREGULAR_HOST : 0;
    case TXT:
      return isStray(versionAt(bytes, typeAt), signs) ? STRAY_VERSION : 0;
    case CAA:
      return isPlainCaa(bytes, typeAt, end) ? 0 : ODD_CAA;
    case DS:
      return isUsualDs(bytes, typeAt, end) ? 0 : OLD_ALGORITHM;
    case DNSKEY:
    case CDS:
    case CDNSKEY:
      return OLD_ALGORITHM;
    case SOA:
    case RP:
      return NAMES_HOSTS;
    default:
      return 0;
  }
}

function leadsOn(view: ZoneView, host: NameId): boolean {
  return view.inZone(host) && view.lacksAddress(host);
}

function isFar({ names, apex }: ZoneView, target: NameId, origin: NameId, type: number): boolean {
  const depth = names.labelCount(origin) + 1;
  if (origin === ROOT || names.labelCount(target) <= depth) return false;
  const host = names.fold(target);
  const top = names.fold(origin);
  if (!names.isWithin(host, top)) return false;
  if (type === PTR) return true;
  // What such a name would end in: no top-level domain has a digit, unless the zone's own name ends so.
  const last = names.ancestor(host, depth);
  const isLast = (zone: NameId) => names.sameFirstLabel(last, names.ancestor(zone, 1));
  return !names.labelHas(last, ZERO, NINE) || isLast(top) || isLast(apex);
}
