import type { Cancel, Dns } from '../../../dns/dns.ts';
import { parseSpf } from '../parseSpf.ts';
import type { SpfMechanism, SpfModifier, SpfRecord, SpfTerm } from '../spfRecord.ts';
import { askA, askExists, askExp, askMx } from './askTerm.ts';
import { type Asker, askerOf } from './question.ts';
import type { NodeState, TermAnswer } from './spfTree.ts';
import { targetOf } from './targetOf.ts';
import { faultsOf } from './walkTree.ts';

/** Bounds for trees that are made to be large: no receiver follows more than ten terms. */
const MAX_QUESTIONS = 400;
const MAX_DEPTH = 20;
const MAX_NODES = 500;
/** Of all records in UTF-16 units; an ordinary record has at most 450 (RFC 7208 §3.4). */
const MAX_TEXT = 150_000;

export interface AskOptions {
  readonly cancel?: Cancel;
  /** Different questions at most. */
  readonly maxQuestions?: number;
}

/** A node as it was asked for; what it costs is counted afterwards. */
export interface AskedNode {
  readonly domain: string | undefined;
  readonly parent: AskedNode | undefined;
  /** Whether its record is still to be asked for. */
  readonly isDue: boolean;
  state: NodeState;
  branches: readonly AskedBranch[];
}

export interface AskedBranch {
  readonly term: SpfTerm;
  readonly text: string;
  /** False for what no evaluation comes to, as the record alone tells. */
  readonly isReached: boolean;
  readonly target: string | undefined;
  readonly node: AskedNode | undefined;
  found: TermAnswer | undefined;
}

const UNASKED: NodeState = { status: 'unasked' };

/** What a tree is grown with. */
interface Growth {
  readonly asker: Asker;
  /** Lookups of addresses, which no further level waits for. */
  readonly pending: Promise<void>[];
  nodes: number;
  text: number;
}

/**
 * Asks for all that an SPF record leads to, level by level, so that it takes as many round trips as the tree is deep.
 *
 * @param start the record, or a domain that has one
 * @param domain that the record is of
 */
export async function askTree(
  start: SpfRecord | string,
  domain: string | undefined,
  dns: Dns,
  { cancel, maxQuestions = MAX_QUESTIONS }: AskOptions = {},
): Promise<{ readonly root: AskedNode; readonly asker: Asker }> {
  const growth: Growth = { asker: askerOf(dns, maxQuestions, cancel), pending: [], nodes: 1, text: 0 };
  const root: AskedNode = { domain, parent: undefined, isDue: false, state: UNASKED, branches: [] };
  if (typeof start === 'string') root.state = await askState(start, growth);
  else root.state = { status: 'record', record: start };
  let level = [root];
  for (let depth = 0; level.length > 0; depth++) {
    const next = level.flatMap((node) => grow(node, growth)).filter(({ isDue }) => isDue);
    if (depth >= MAX_DEPTH) break;
    await Promise.all(
      next.map(async (node) => {
        node.state = await askState(node.domain as string, growth);
      }),
    );
    level = next;
  }
  await Promise.all(growth.pending);
  return { root, asker: growth.asker };
}

/** The SPF record of a domain (RFC 7208 §4.4, §4.5). */
async function askState(domain: string, growth: Growth): Promise<NodeState> {
  const answer = await growth.asker.ask(domain, 'TXT');
  switch (answer.status) {
    case 'unasked':
      return answer;
    case 'noName':
    case 'noData':
      return { status: 'none', because: answer.status };
    case 'failed': {
      const { reason, detail } = answer;
      return reason === 'invalidName'
        ? { status: 'none', because: reason }
        : { status: 'failed', reason, detail };
    }
    case 'found': {
      const records = answer.records.filter((text) => /^v=spf1(?: |$)/i.test(text));
      const [text] = records;
      if (text === undefined) return { status: 'none', because: 'noSpf' };
      if (records.length > 1) return { status: 'multiple', texts: records };
      growth.text += text.length;
      if (growth.text > MAX_TEXT) return UNASKED;
      return { status: 'record', record: parseSpf({ kind: 'spf', text, owner: domain }) };
    }
  }
}

/** Gives a node its branches; returns the nodes below it. */
function grow(node: AskedNode, growth: Growth): AskedNode[] {
  if (node.state.status !== 'record') return [];
  const { record } = node.state;
  // Nothing of a record that cannot be read is evaluated (RFC 7208 §4.6); the first is looked at all the same.
  const isFaulty = node.parent !== undefined && faultsOf(record).length > 0;
  const { reached, others } = isFaulty ? { reached: [], others: record.terms } : inOrder(record);
  node.branches = [
    ...reached.map((term) => branchOf(term, record, node, true, growth)),
    ...others.map((term) => branchOf(term, record, node, false, growth)),
  ];
  return node.branches.flatMap((branch) => branch.node ?? []);
}

/**
 * A record's terms in the order of evaluation: mechanisms up to `all`, then `redirect` if there is no `all` at all
 * (RFC 7208 §4.6.2, §6.1); and those that are never evaluated. What cannot be read stands where it is written.
 */
function inOrder(record: SpfRecord): { readonly reached: SpfTerm[]; readonly others: SpfTerm[] } {
  const mechanisms = record.terms.filter(({ type }) => type !== 'modifier');
  const modifiers = record.terms.filter(({ type }) => type === 'modifier');
  const all = mechanisms.findIndex((term) => term.type === 'mechanism' && term.name === 'all');
  const isEnded = all >= 0;
  const redirect = isEnded ? undefined : modifiers.find(isRedirect);
  const reached = isEnded ? mechanisms.slice(0, all + 1) : mechanisms;
  return {
    reached: redirect ? [...reached, redirect] : reached,
    others: [...(isEnded ? mechanisms.slice(all + 1) : []), ...modifiers.filter((each) => each !== redirect)],
  };
}

function isRedirect(term: SpfTerm): term is SpfModifier {
  return term.type === 'modifier' && term.name === 'redirect';
}

function branchOf(
  term: SpfTerm,
  record: SpfRecord,
  parent: AskedNode,
  isReached: boolean,
  growth: Growth,
): AskedBranch {
  const text = record.text.slice(term.start, term.end);
  const target = isReached || isExp(term, parent) ? targetIn(term, parent.domain) : undefined;
  const isNested = isReached && (isRedirect(term) || (term.type === 'mechanism' && term.name === 'include'));
  const node = isNested ? nodeBelow(target, parent, growth) : undefined;
  const branch: AskedBranch = { term, text, isReached, target, node, found: undefined };
  if (!isNested && (isReached || isExp(term, parent))) askTerm(branch, growth);
  return branch;
}

/** Explanations of included records are never used (RFC 7208 §6.2). */
function isExp(term: SpfTerm, node: AskedNode): boolean {
  return term.type === 'modifier' && term.name === 'exp' && node.parent === undefined;
}

/** Terms that ask for no name, or for one that the client's address gives. */
const NAMELESS: ReadonlySet<string> = new Set(['all', 'ip4', 'ip6', 'ptr']);

/** What a term asks for: its domain, else that of the record. */
function targetIn(term: SpfTerm, domain: string | undefined): string | undefined {
  if (term.type === 'unreadable' || NAMELESS.has(term.name)) return undefined;
  if (term.domain !== undefined) return targetOf(term.domain, domain);
  // The records of a wildcard are asked for by other names.
  return domain?.startsWith('*') ? undefined : domain;
}

function nodeBelow(target: string | undefined, parent: AskedNode, growth: Growth): AskedNode {
  let state: NodeState = UNASKED;
  let isDue = false;
  if (target === undefined) state = { status: 'macro' };
  else if (isAbove(target, parent)) state = { status: 'loop' };
  else isDue = growth.nodes++ < MAX_NODES;
  return { domain: target, parent, isDue, state, branches: [] };
}

function isAbove(domain: string, node: AskedNode): boolean {
  for (let at: AskedNode | undefined = node; at !== undefined; at = at.parent) {
    if (at.domain === domain) return true;
  }
  return false;
}

/** Looks up what a term that is no include finds; the answer is put into the branch when it comes. */
function askTerm(branch: AskedBranch, { asker, pending }: Growth): void {
  const { term, target } = branch;
  const ask = term.type === 'unreadable' ? undefined : ASKERS[term.name as SpfMechanism['name'] | 'exp'];
  if (ask === undefined) return;
  if (target === undefined) {
    branch.found = { status: 'macro' };
    return;
  }
  branch.found = { status: 'unasked' };
  pending.push(
    ask(target, asker).then((found) => {
      branch.found = found;
    }),
  );
}

const ASKERS: Partial<
  Record<SpfMechanism['name'] | 'exp', (target: string, asker: Asker) => Promise<TermAnswer>>
> = { a: askA, mx: askMx, exists: askExists, exp: askExp };
