import type { Asker } from './question.ts';
import { type Host, MAX_HOSTS, type TermAnswer } from './spfTree.ts';

/** What an `a` term finds: addresses of both families, since the client may have either (RFC 7208 §5.3). */
export async function askA(target: string, asker: Asker): Promise<TermAnswer> {
  const [ipv4, ipv6] = await Promise.all([asker.ask(target, 'A'), asker.ask(target, 'AAAA')]);
  for (const answer of [ipv4, ipv6]) if (answer.status === 'unasked') return answer;
  if (isInvalid(ipv4)) return INVALID;
  if (ipv4.status === 'failed' && ipv6.status !== 'found') return ipv4;
  if (ipv6.status === 'failed' && ipv4.status !== 'found') return ipv6;
  if (ipv4.status !== 'found' && ipv6.status !== 'found') {
    return { status: ipv4.status === 'noName' || ipv6.status === 'noName' ? 'noName' : 'noData' };
  }
  return { status: 'found', hosts: [hostOf(target, ipv4, ipv6)] };
}

/** What an `mx` term finds: mail servers with their addresses, of the first ten alone, since more are an error (§4.6.4). */
export async function askMx(target: string, asker: Asker): Promise<TermAnswer> {
  const answer = await asker.ask(target, 'MX');
  if (answer.status !== 'found') return isInvalid(answer) ? INVALID : answer;
  // A null MX names no server (RFC 7505 §3).
  const names = answer.records
    .map(({ exchange }) => exchange.toLowerCase())
    .filter((name) => !/^\.?$/.test(name));
  const hosts = [...new Set(names.slice(0, MAX_HOSTS))].map(async (name) => {
    const [ipv4, ipv6] = await Promise.all([asker.ask(name, 'A'), asker.ask(name, 'AAAA')]);
    return hostOf(name, ipv4, ipv6);
  });
  return { status: 'found', hosts: await Promise.all(hosts), servers: names.length };
}

/** Whether the name of an `exists` term has an address: IPv4 whatever the client has (RFC 7208 §5.7). */
export async function askExists(target: string, asker: Asker): Promise<TermAnswer> {
  const answer = await asker.ask(target, 'A');
  if (answer.status !== 'found') return isInvalid(answer) ? INVALID : answer;
  return { status: 'found', hosts: [{ name: target, ipv4: answer.records, ipv6: [] }] };
}

const INVALID: TermAnswer = { status: 'invalidName' };

function isInvalid(answer: Addresses): boolean {
  return answer.status === 'failed' && answer.reason === 'invalidName';
}

type Addresses = Awaited<ReturnType<Asker['ask']>>;

function hostOf(name: string, ipv4: Addresses, ipv6: Addresses): Host {
  const of = (answer: Addresses) =>
    answer.status === 'found' ? answer.records.filter((record) => typeof record === 'string') : [];
  const failed = [ipv4, ipv6].find(({ status }) => status === 'failed' || status === 'unasked');
  const why = failed?.status === 'failed' ? failed.detail : failed?.status;
  return { name, ipv4: of(ipv4), ipv6: of(ipv6), ...(why !== undefined && { failed: why }) };
}

/** The text of an explanation (RFC 7208 §6.2). */
export async function askExp(target: string, asker: Asker): Promise<TermAnswer> {
  const answer = await asker.ask(target, 'TXT');
  return answer.status === 'found' ? { status: 'found', hosts: [], texts: answer.records } : answer;
}
