import { type AddressSet, countOf, isEmpty } from '../networks.ts';
import type { SpfTerm } from '../spfRecord.ts';
import type { NodeState, SpfBranch, SpfTree, TermAnswer } from './spfTree.ts';
import { faultsOf } from './walkTree.ts';

/** What is wrong with the record that a term leads to, or why it is not known; `undefined` where all is well. */
export function stateText(state: NodeState): string | undefined {
  switch (state.status) {
    case 'record': {
      const faults = faultsOf(state.record);
      if (faults.length === 0) return undefined;
      const [first] = faults.map(({ start, end }) => state.record.text.slice(start, end));
      return faults.length === 1
        ? `"${first}" cannot be read`
        : `"${first}" and ${faults.length - 1} more cannot be read`;
    }
    case 'none':
      return NO_RECORD[state.because];
    case 'multiple':
      return `has ${state.texts.length} SPF records`;
    case 'loop':
      return 'leads back to where it came from';
    case 'failed':
      return `not known: ${withoutDot(state.detail)}`;
    case 'macro':
      return 'depends on the message';
    case 'unasked':
      return 'not asked: the tree is too large';
  }
}

const NO_RECORD = {
  noName: 'does not exist',
  noData: 'has no TXT record',
  noSpf: 'has no SPF record',
  invalidName: 'is no name that can be asked for',
};

function withoutDot(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

/** What a term finds, where that deserves a word. */
export function answerText(found: TermAnswer, term: SpfTerm): string {
  switch (found.status) {
    case 'noName':
      return 'does not exist';
    case 'noData':
      return 'has no such record';
    case 'invalidName':
      return 'is no name that can be asked for';
    case 'failed':
      return `not known: ${withoutDot(found.detail)}`;
    case 'macro':
      return `depends on the ${term.type !== 'unreadable' && term.domain ? 'message' : 'domain'}`;
    case 'unasked':
      return 'not asked';
    case 'found':
      return foundText(found);
  }
}

function foundText({ hosts, servers, texts }: Extract<TermAnswer, { status: 'found' }>): string {
  if (texts !== undefined) return plural(texts.length, 'text');
  const names = hosts.flatMap(({ ipv4, ipv6 }) => [...ipv4, ...ipv6]);
  const listed = names.length <= 3 ? names.join(', ') : plural(names.length, 'address', 'addresses');
  if (servers === undefined) return listed;
  if (servers === 0) return 'no mail servers';
  return `${plural(servers, 'mail server')}, ${names.length === 0 ? 'no addresses' : listed}`;
}

/** Whether a term's lookup was void, for whom. */
export function voidText({ void: kind }: SpfBranch): string | undefined {
  if (kind === undefined) return undefined;
  if (kind === 'always') return 'void';
  return `void for ${kind === 'ipv4' ? 'IPv4' : 'IPv6'} clients`;
}

/** Who may send, in words. */
export function sendersText({ root: { state }, senders, hasOthers }: SpfTree): string {
  if (state.status === 'record' && faultsOf(state.record).length > 0)
    return 'no one may send, since the record is invalid';
  if (!hasOthers) return `${addressCount(senders)} may send`;
  return isEmpty(senders)
    ? 'who may send cannot be told beforehand'
    : `${addressCount(senders)} and perhaps others may send`;
}

/** How many addresses there are, in words. */
export function addressCount(set: AddressSet): string {
  const { v4, v6 } = countOf(set);
  const parts: string[] = [];
  if (v4 > 0n) parts.push(`${grouped(v4)} IPv4 ${v4 === 1n ? 'address' : 'addresses'}`);
  if (v6 > 0n)
    parts.push(v6 < 100_000n ? `${grouped(v6)} IPv6 ${v6 === 1n ? 'address' : 'addresses'}` : power(v6));
  return parts.length === 0 ? 'no addresses' : parts.join(' and ');
}

/** Numbers of IPv6 addresses are beyond counting: a power of two says as much. */
function power(count: bigint): string {
  const exponent = count.toString(2).length - 1;
  const isExact = count === 1n << BigInt(exponent);
  return `${isExact ? '' : 'more than '}2^${exponent} IPv6 addresses`;
}

function grouped(count: bigint): string {
  return count.toString().replace(/\B(?=(\d{3})+$)/g, ',');
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
