import { networkText } from '../addressText.ts';
import { knownSender } from '../knownSenders.ts';
import { countOf, networksOf } from '../networks.ts';
import type { SpfBranch, SpfNode, SpfTree } from './spfTree.ts';
import { answerText, stateText } from './wording.ts';

/** A tree as plain data, which can be written as JSON. */
export interface PlainTree {
  readonly lookups: number;
  readonly voids: number;
  readonly voidsByFamily: { readonly ipv4: number; readonly ipv6: number };
  readonly isComplete: boolean;
  /** Addresses that may send: how many, and as networks. `others`: whether more may, which cannot be told beforehand. */
  readonly senders: {
    readonly ipv4: number;
    readonly ipv6: string;
    readonly networks: readonly string[];
    readonly others: boolean;
  };
  readonly sources: SpfTree['sources'];
  readonly tree: PlainNode;
}

export interface PlainNode {
  readonly domain: string | null;
  readonly status: SpfNode['state']['status'];
  readonly record: string | null;
  /** Where there are several, which is an error. */
  readonly records?: readonly string[];
  /** What is wrong with it. */
  readonly problem?: string;
  readonly lookups: number;
  readonly voids: number;
  readonly terms: readonly PlainTerm[];
}

export interface PlainTerm {
  readonly term: string;
  readonly evaluated: boolean;
  /** Which lookup of the whole tree is its own. */
  readonly number?: number;
  readonly lookups: number;
  readonly void?: 'always' | 'ipv4' | 'ipv6';
  readonly target?: string;
  /** Whose record it is, of a known service. */
  readonly sender?: string;
  /** What DNS has for it. */
  readonly found?: string;
  readonly hosts?: readonly { readonly name: string; readonly addresses: readonly string[] }[];
  /** The record that it leads to. */
  readonly node?: PlainNode;
}

/** The most networks that are listed: a hostile tree may have any number. */
const MAX_NETWORKS = 10_000;

export function plainTree({
  root,
  lookups,
  voids,
  isComplete,
  senders,
  hasOthers,
  sources,
}: SpfTree): PlainTree {
  const { v4, v6 } = countOf(senders);
  return {
    lookups,
    voids: voids.always,
    voidsByFamily: { ipv4: voids.ipv4, ipv6: voids.ipv6 },
    isComplete,
    senders: {
      ipv4: Number(v4),
      ipv6: String(v6),
      networks: networksOf(senders).slice(0, MAX_NETWORKS).map(networkText),
      others: hasOthers,
    },
    sources,
    tree: plainNode(root),
  };
}

function plainNode({ domain, state, branches, lookups, voids }: SpfNode): PlainNode {
  const problem = stateText(state);
  return {
    domain: domain ?? null,
    status: state.status,
    record: state.status === 'record' ? state.record.text : null,
    ...(state.status === 'multiple' && { records: state.texts }),
    ...(problem !== undefined && { problem }),
    lookups,
    voids: voids.always,
    terms: branches.map(plainTerm),
  };
}

function plainTerm(branch: SpfBranch): PlainTerm {
  const { text, isEvaluated, number, lookups, target, node, found } = branch;
  const sender = node && target !== undefined ? knownSender(target)?.name : undefined;
  const hosts = found?.status === 'found' ? found.hosts : [];
  return {
    term: text,
    evaluated: isEvaluated,
    ...(number !== undefined && { number }),
    lookups,
    ...(branch.void !== undefined && { void: branch.void }),
    ...(target !== undefined && { target }),
    ...(sender !== undefined && { sender }),
    ...(found !== undefined && { found: answerText(found, branch.term) }),
    ...(hosts.length > 0 && {
      hosts: hosts.map(({ name, ipv4, ipv6 }) => ({ name, addresses: [...ipv4, ...ipv6] })),
    }),
    ...(node !== undefined && { node: plainNode(node) }),
  };
}
