import type { MailRecord, Span } from '../mailRecord.ts';
import { joinedTerm } from './joinedTerm.ts';
import { isVisible, readDomainSpec } from './readDomainSpec.ts';
import { readMacros, type SpfFault } from './readMacros.ts';
import { readNetwork, readPrefix } from './readNetwork.ts';
import {
  type DomainSpec,
  MECHANISMS,
  type MechanismName,
  type Qualifier,
  type SpfMechanism,
  type SpfProblem,
  type SpfRecord,
  type SpfTerm,
  type SpfUnreadable,
} from './spfRecord.ts';

const SPF = /^v=spf1(?= |$)/i;
/** The version as it is miswritten, up to the next blank. */
const NEARLY = /^[\s"'“”]{0,99}v\s{0,9}=\s{0,9}spf(?:\s1(?=\s|$))?[^ ]*/i;
const MODIFIER = /^[a-z][a-z0-9._-]*$/;
const QUALIFIERS = '+-~?';
const SLASH = 0x2f;
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;
const COLON = 0x3a;
const EQUALS = 0x3d;
/** Mechanisms that mean nothing alone. */
const NEED_VALUE: ReadonlySet<MechanismName> = new Set(['include', 'ip4', 'ip6', 'exists']);
const BY_NAME: ReadonlyMap<string, MechanismName> = new Map(MECHANISMS.map((name) => [name, name]));

/**
 * Reads an SPF record (RFC 7208 §12), right or not, in linear time. Terms of a record whose version is wrong are read too;
 * Sender ID has none.
 */
export function parseSpf(record: MailRecord): SpfRecord {
  const { text } = record;
  const isSpf = SPF.test(text);
  const version = { start: 0, end: isSpf ? 6 : (NEARLY.exec(text)?.[0].length ?? 0) };
  return {
    ...record,
    kind: 'spf',
    isSpf,
    version,
    terms: version.end > 0 ? readTerms(text, version.end) : [],
  };
}

/** The terms from `start` on: what stands between blanks, and blanks alone (§4.6.1). */
function readTerms(text: string, start: number): SpfTerm[] {
  const terms: SpfTerm[] = [];
  for (let at = start; at < text.length; ) {
    if (text[at] === ' ') {
      at++;
      continue;
    }
    const blank = text.indexOf(' ', at);
    const end = blank < 0 ? text.length : blank;
    terms.push(readTerm(text, { start: at, end }));
    at = end;
  }
  return terms;
}

function readTerm(text: string, span: Span): SpfTerm {
  const { start, end } = span;
  const first = text[start] as string;
  const isQualified = QUALIFIERS.includes(first);
  const nameStart = isQualified ? start + 1 : start;
  let nameEnd = nameStart;
  while (nameEnd < end && !endsName(text.charCodeAt(nameEnd))) nameEnd++;
  const name = text.slice(nameStart, nameEnd).toLowerCase();
  const nameSpan = { start: nameStart, end: nameEnd };
  if (text[nameEnd] === '=' && nameEnd < end && !isQualified && MODIFIER.test(name)) {
    return readModifier(text, span, name, nameSpan);
  }
  const known = BY_NAME.get(name);
  if (known === undefined) return unknownTerm(text, span, name, nameSpan);
  const qualifier = isQualified ? (first as Qualifier) : '+';
  const mechanism = { start, end, type: 'mechanism', name: known, qualifier, nameSpan } as const;
  if (nameEnd === end && !NEED_VALUE.has(known)) return mechanism;
  const read = readArguments(text, known, { start: nameEnd, end });
  return 'problem' in read ? unreadable(text, span, known, read) : { ...mechanism, ...read };
}

function endsName(unit: number): boolean {
  return unit === COLON || unit === SLASH || unit === EQUALS;
}

function readModifier(text: string, span: Span, name: string, nameSpan: Span): SpfTerm {
  const value = { start: nameSpan.end + 1, end: span.end };
  const modifier = { ...span, type: 'modifier', name, nameSpan, value } as const;
  if (name === 'redirect' || name === 'exp') {
    const domain = readDomainSpec(text, value);
    return 'problem' in domain ? unreadable(text, span, name, domain) : { ...modifier, domain };
  }
  // Unknown modifiers are ignored, but their value has to be a macro-string all the same (§12).
  const macros = readMacros(text, value, true);
  if ('problem' in macros) return unreadable(text, span, undefined, macros);
  for (let at = value.start; at < value.end; at++) {
    if (!isVisible(text.charCodeAt(at))) {
      return unreadable(text, span, undefined, { problem: 'syntax', at: { start: at, end: at + 1 } });
    }
  }
  return modifier;
}

type Arguments = Pick<SpfMechanism, 'domain' | 'network' | 'prefix4' | 'prefix6'>;

/** What stands behind a mechanism's name, from its `:` or `/` on (§5): nothing only where there has to be something. */
function readArguments(text: string, name: MechanismName, rest: Span): Arguments | SpfFault {
  const hasColon = rest.start < rest.end && text[rest.start] === ':';
  const value = { start: rest.start + 1, end: rest.end };
  switch (name) {
    case 'all':
      return { problem: 'syntax', at: rest };
    case 'ip4':
    case 'ip6': {
      if (!hasColon) return { problem: name === 'ip4' ? 'ip4Invalid' : 'ip6Invalid', at: rest };
      const network = readNetwork(text, value, name === 'ip4' ? 4 : 6);
      return 'problem' in network ? network : { network };
    }
    case 'include':
    case 'exists':
      return hasColon ? domainOnly(text, value) : { problem: 'domainSpecInvalid', at: rest };
    case 'ptr':
      return hasColon ? domainOnly(text, value) : { problem: 'syntax', at: rest };
    case 'a':
    case 'mx':
      return readHosts(text, rest);
  }
}

function domainOnly(text: string, value: Span): Arguments | SpfFault {
  const domain = readDomainSpec(text, value);
  return 'problem' in domain ? domain : { domain };
}

/** What stands behind `a` and `mx`: a domain and prefix lengths, each of which may be missing (§5.3, §5.4). */
function readHosts(text: string, rest: Span): Arguments | SpfFault {
  // A "/" that digits follow up to the end can be nothing else: neither a label nor a macro ends so.
  let slash = rest.end;
  for (let at = rest.end - 1; at >= rest.start; at--) {
    const unit = text.charCodeAt(at);
    if (unit === SLASH) slash = at;
    else if (unit < DIGIT_0 || unit > DIGIT_9) break;
  }
  let domain: DomainSpec | undefined;
  if (text[rest.start] === ':') {
    const read = readDomainSpec(text, { start: rest.start + 1, end: slash });
    if ('problem' in read) return read;
    domain = read;
  } else if (slash !== rest.start) {
    return { problem: 'syntax', at: rest };
  }
  if (slash === rest.end && domain !== undefined) return { domain };
  const lengths = readPrefixes(text.slice(slash, rest.end));
  if (lengths === undefined) return { problem: 'cidrRange', at: { start: slash, end: rest.end } };
  return { ...(domain && { domain }), ...lengths };
}

/** `/24`, `//64` or `/24//64`. */
function readPrefixes(text: string): Pick<SpfMechanism, 'prefix4' | 'prefix6'> | undefined {
  if (text === '') return {};
  const double = text.indexOf('//');
  const first = double < 0 ? text : text.slice(0, double);
  const prefix4 = first === '' ? undefined : readPrefix(first.slice(1), 32);
  const prefix6 = double < 0 ? undefined : readPrefix(text.slice(double + 2), 128);
  if ((first !== '' && prefix4 === undefined) || (double >= 0 && prefix6 === undefined)) return undefined;
  return { ...(prefix4 !== undefined && { prefix4 }), ...(prefix6 !== undefined && { prefix6 }) };
}

/** A term whose name is no mechanism, or that has `=` behind what can be no modifier. */
function unknownTerm(text: string, span: Span, name: string, nameSpan: Span): SpfUnreadable {
  const isModifier = name === 'redirect' || name === 'exp';
  const problem: SpfProblem = isModifier
    ? 'mechanismEquals'
    : /^[a-z0-9_]/.test(name)
      ? 'unknownMechanism'
      : 'syntax';
  const at =
    isModifier && nameSpan.end < span.end ? { start: nameSpan.start, end: nameSpan.end + 1 } : nameSpan;
  return unreadable(text, span, isModifier ? name : undefined, { problem, at });
}

const URL = /\/\/|@|\/$|^\[|:\d+$/;

/** A term that cannot be read, by what has most likely happened to it. */
function unreadable(text: string, span: Span, name: SpfUnreadable['name'], fault: SpfFault): SpfUnreadable {
  const about = { ...span, type: 'unreadable', ...(name && { name }) } as const;
  const at = fault.at.start < fault.at.end ? fault.at : span;
  if (fault.problem === 'macroSyntax' || fault.problem === 'macroExpOnly') return { ...about, ...fault, at };
  const joint = joinedTerm(text, span);
  if (joint !== undefined) return { ...about, problem: 'missingSpace', at: joint };
  if (fault.problem !== 'domainSpecInvalid') return { ...about, ...fault, at };
  const value = text.slice(at.start, at.end);
  if (URL.test(value)) return { ...about, problem: 'urlInDomain', at };
  const prefix = /\/[\d/]{0,9}$/.exec(value);
  if (prefix === null) return { ...about, problem: 'domainSpecInvalid', at };
  return { ...about, problem: 'cidrRange', at: { start: at.start + prefix.index, end: at.end } };
}
