import type { DnsFailure } from '../../../dns/dns.ts';
import type { AddressSet } from '../networks.ts';
import type { SpfRecord, SpfTerm } from '../spfRecord.ts';

/** What a receiver may spend on one evaluation (RFC 7208 §4.6.4). */
export const MAX_LOOKUPS = 10;
export const MAX_VOIDS = 2;
/** Names of mail servers that one `mx` may have, and of a client that one `ptr` looks at (RFC 7208 §4.6.4). */
export const MAX_HOSTS = 10;

/**
 * What an SPF record can cost in the worst case, whatever the message (RFC 7208 §4.6.4): all terms that may be evaluated, in
 * the order of evaluation, with the records that they lead to. Errors do not end it, so that what lies behind them is seen.
 */
export interface SpfTree {
  readonly root: SpfNode;
  /** Terms that count against the ten, `include` and `redirect` with all that they lead to; the record itself is free. */
  readonly lookups: number;
  readonly voids: Voids;
  /** Whether all that counts is known; else the figures are the least that it costs. */
  readonly isComplete: boolean;
  /** Addresses that may send: those that pass, as far as they can be told beforehand, and whatever the number of lookups. */
  readonly senders: AddressSet;
  /** Whether others may send as well: where the message decides, or where not all is known. */
  readonly hasOthers: boolean;
  /** Different questions that were asked. */
  readonly questions: number;
  /** Who answered, and how old the oldest of the answers is, in seconds. */
  readonly sources: readonly { readonly resolver: string; readonly age: number }[];
}

/** Terms whose lookup finds nothing: the name does not exist, or has no such record (RFC 7208 §4.6.4). */
export interface Voids {
  /** For any client: those that name what is not there. */
  readonly always: number;
  /** For clients with an IPv4 address or an IPv6 address: a host without an address of that family is void for them too. */
  readonly ipv4: number;
  readonly ipv6: number;
}

/** A domain whose SPF record is evaluated. */
export interface SpfNode {
  /** In lower case, without the final dot; `undefined` where the record stands alone. */
  readonly domain: string | undefined;
  readonly state: NodeState;
  /** In the order of evaluation; those that are never evaluated last. */
  readonly branches: readonly SpfBranch[];
  readonly lookups: number;
  readonly voids: Voids;
}

/** What is there to evaluate. */
export type NodeState =
  | { readonly status: 'record'; readonly record: SpfRecord }
  /** No SPF record: a permanent error for who includes or redirects to it (RFC 7208 §5.2, §6.1). */
  | { readonly status: 'none'; readonly because: 'noName' | 'noData' | 'noSpf' | 'invalidName' }
  /** Several, which is a permanent error (RFC 7208 §4.5). */
  | { readonly status: 'multiple'; readonly texts: readonly string[] }
  /** Evaluated already further up: it would never end, so that it meets the limit. */
  | { readonly status: 'loop' }
  | { readonly status: 'failed'; readonly reason: DnsFailure; readonly detail: string }
  /** Its name depends on the message. */
  | { readonly status: 'macro' }
  /** Not asked: the tree has grown too large. */
  | { readonly status: 'unasked' };

/** One term of a record. */
export interface SpfBranch {
  readonly term: SpfTerm;
  readonly text: string;
  /** False for what stands behind `all`, or what always matches; for `redirect` beside `all`; and for `exp`. */
  readonly isEvaluated: boolean;
  /** Which of the lookups is its own, counted from 1 through the whole tree; `undefined` where it has none. */
  readonly number: number | undefined;
  /** Its own and those of all that it leads to. */
  readonly lookups: number;
  /** Its own. */
  readonly void: VoidKind | undefined;
  /** What it asks for, where that does not depend on the message. */
  readonly target: string | undefined;
  /** Of `include` and `redirect`. */
  readonly node: SpfNode | undefined;
  /** Of `a`, `mx`, `exists` and `exp`. */
  readonly found: TermAnswer | undefined;
  /** Addresses that it matches, as far as they are known. */
  readonly matches: AddressSet;
}

export type VoidKind = 'always' | 'ipv4' | 'ipv6';

/** What DNS has for a term. */
export type TermAnswer =
  | {
      readonly status: 'found';
      readonly hosts: readonly Host[];
      /** How many MX records name a mail server: of more than ten, only ten are asked for. */
      readonly servers?: number;
      /** Of `exp`. */
      readonly texts?: readonly string[];
    }
  /** `invalidName`: no name can be so, which is as if it did not exist, without a lookup. */
  | { readonly status: 'noName' | 'noData' | 'invalidName' }
  | { readonly status: 'failed'; readonly reason: DnsFailure; readonly detail: string }
  /** The name that it asks for depends on the message, or the record stands alone. */
  | { readonly status: 'macro' }
  | { readonly status: 'unasked' };

/** A name with its addresses as they are written; `failed` where not all of them could be asked for. */
export interface Host {
  readonly name: string;
  readonly ipv4: readonly string[];
  readonly ipv6: readonly string[];
  readonly failed?: string;
}

/** No void lookups. */
export const NO_VOIDS: Voids = { always: 0, ipv4: 0, ipv6: 0 };
