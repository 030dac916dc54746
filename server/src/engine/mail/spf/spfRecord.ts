import type { MailRecord, Span } from '../mailRecord.ts';

/** What a match of a mechanism says: pass, fail, softfail or neutral (RFC 7208 §4.6.2). */
export type Qualifier = '+' | '-' | '~' | '?';

export const MECHANISMS = ['all', 'include', 'a', 'mx', 'ptr', 'ip4', 'ip6', 'exists'] as const;

export type MechanismName = (typeof MECHANISMS)[number];

/** An SPF record (RFC 7208 §12), read as far as it can be. */
export interface SpfRecord extends MailRecord {
  readonly kind: 'spf';
  /** Whether it begins with `v=spf1` and a blank or its end: all others are no SPF records to receivers (§4.5). */
  readonly isSpf: boolean;
  /** The word that says `v=spf1`, or was meant to, with what stands before it; empty where there is none. */
  readonly version: Span;
  /** In the order of the text. */
  readonly terms: readonly SpfTerm[];
}

export type SpfTerm = SpfMechanism | SpfModifier | SpfUnreadable;

/** A directive: a mechanism with its qualifier. */
export interface SpfMechanism extends Span {
  readonly type: 'mechanism';
  readonly name: MechanismName;
  /** `+` where none is written. */
  readonly qualifier: Qualifier;
  /** The name as written, qualifier and value left out. */
  readonly nameSpan: Span;
  /** Of include, exists; of a, mx and ptr where they have one. */
  readonly domain?: DomainSpec;
  /** Of ip4 and ip6: the address without its prefix length, and where it stands. */
  readonly network?: Network & { readonly span: Span };
  /** Prefix lengths of a and mx, where they are written: `a/24//64`. */
  readonly prefix4?: number;
  readonly prefix6?: number;
}

/** `name=value` (RFC 7208 §6); all but redirect and exp are unknown and ignored. */
export interface SpfModifier extends Span {
  readonly type: 'modifier';
  /** In lower case. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Span;
  /** Of redirect and exp. */
  readonly domain?: DomainSpec;
}

/** A term that makes the record a permanent error (§4.6); `spf/…` rules say what is wrong with it. */
export interface SpfUnreadable extends Span {
  readonly type: 'unreadable';
  /** As far as it can be told. */
  readonly name?: MechanismName | 'redirect' | 'exp';
  readonly problem: SpfProblem;
  /** What is wrong, in the term. */
  readonly at: Span;
}

/** By the rule that reports it. */
export type SpfProblem =
  | 'unknownMechanism'
  | 'mechanismEquals'
  | 'missingSpace'
  | 'ip4Invalid'
  | 'ip6Invalid'
  | 'cidrRange'
  | 'domainSpecInvalid'
  | 'urlInDomain'
  | 'macroSyntax'
  | 'macroExpOnly'
  | 'syntax';

/** A domain-spec (§7.1): literal text and macros. */
export interface DomainSpec extends Span {
  readonly text: string;
  /** Whether what it stands for depends on the message: nothing can be asked for it beforehand. */
  readonly hasMacro: boolean;
  /** In the order of the text; `%%`, `%_` and `%-` are none of them. */
  readonly macros: readonly SpfMacro[];
}

/** `%{…}` (§7.1), which stands for a part of the message that is judged. */
export interface SpfMacro extends Span {
  /** In lower case. */
  readonly letter: string;
  /** Whether the letter is in upper case: the value is then escaped for URLs (§7.3). */
  readonly isEscaped: boolean;
  /** How many parts are kept, counted from the right; all where none is written. */
  readonly parts?: number;
  readonly reversed: boolean;
  /** Characters that the value is split at; a dot where none is written. */
  readonly delimiters: string;
}

/** Addresses that share their first bits. */
export interface Network {
  readonly family: 4 | 6;
  /** The address as written, host bits included. */
  readonly address: bigint;
  /** 0 to 32, or to 128. */
  readonly prefix: number;
}

/** Whether a term counts against the limit of ten (RFC 7208 §4.6.4). */
export function countsAsLookup(term: SpfTerm): boolean {
  if (term.type === 'mechanism') return !['all', 'ip4', 'ip6'].includes(term.name);
  return term.type === 'modifier' && term.name === 'redirect';
}
