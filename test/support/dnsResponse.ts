import {
  type Answer,
  AUTHORITATIVE_ANSWER,
  type DecodedPacket,
  encode,
  RECURSION_AVAILABLE,
  RECURSION_DESIRED,
  TRUNCATED_RESPONSE,
} from 'dns-packet';
import { aliasIn, type Data, type DnsTable, isOfType, keyOf, soaRecord } from './dnsData.ts';

/** One question that a server was asked. */
export interface Asked {
  readonly name: string;
  readonly type: string;
  readonly transport: 'udp' | 'tcp' | 'https';
  /** The largest UDP message that the asker takes (RFC 6891 §6.2.3), where it said so. */
  readonly payload: number | undefined;
  /** The port that it came from. */
  readonly from: number;
  /** How often the question has come, from 1, whatever its letters' case. */
  readonly count: number;
}

/** Codes of errors (RFC 1035 §4.1.1). */
const ERRORS = { FORMERR: 1, SERVFAIL: 2, NXDOMAIN: 3, NOTIMP: 4, REFUSED: 5 } as const;

/**
 * What a server does with a question; several are done one after the other.
 *
 * - `drop`: nothing; `truncate`: an empty answer with TC set over UDP, the answer over TCP;
 * - `wrongId`, `wrongQuestion`, `wrongSource`: an answer that is not that to the question, with a forged address record;
 * - `foldCase`: the answer with the question in lower case; `noEdns`: FORMERR where the question has an OPT record;
 * - `aliasOnly`: no further than the first alias; `garbage`: octets that are no message;
 * - `cut`: the answer's first octets; `close`: the connection is closed;
 * - `delay`: milliseconds to wait before the answer; `until`: what to wait for.
 */
export type Behaviour =
  | 'answer'
  | 'drop'
  | 'truncate'
  | 'wrongId'
  | 'wrongQuestion'
  | 'wrongSource'
  | 'foldCase'
  | 'noEdns'
  | 'aliasOnly'
  | 'garbage'
  | 'cut'
  | 'close'
  | keyof typeof ERRORS
  | { readonly delay: number }
  | { readonly until: Promise<unknown> };

export interface Soa {
  /** Seconds: the SOA record's own TTL and its minimum (RFC 2308 §5). */
  readonly ttl: number;
  readonly minimum: number;
}

/**
 * The octets that answer a query as a behaviour has it; undefined where there is no answer.
 *
 * @param asked the query's question as it came: the library does not keep all octets of a name
 */
export function response(
  table: DnsTable,
  soa: Soa,
  query: DecodedPacket,
  transport: Asked['transport'],
  behaviour: Exclude<Behaviour, object>,
  asked: Buffer,
): Buffer | undefined {
  const [question] = query.questions ?? [];
  if (question === undefined || behaviour === 'drop' || behaviour === 'close') return undefined;
  const opt = query.additionals?.find((each) => each.type === 'OPT');
  const flags = (query.flags ?? 0) & RECURSION_DESIRED;
  const reply = (parts: { rcode?: number; answers?: Answer[]; authorities?: Answer[]; flags?: number }) =>
    repeating(
      encode({
        id: (query.id ?? 0) ^ (behaviour === 'wrongId' ? 0x55 : 0),
        type: 'response',
        flags: flags | RECURSION_AVAILABLE | AUTHORITATIVE_ANSWER | (parts.flags ?? 0) | (parts.rcode ?? 0),
        questions: [askedBack(question, behaviour)],
        answers: parts.answers ?? [],
        authorities: parts.authorities ?? [],
        additionals: opt === undefined || behaviour === 'noEdns' ? [] : [OPT],
      }),
      asked,
      behaviour,
    );

  if (behaviour === 'garbage') return Buffer.from('no message of the domain name system');
  if (behaviour === 'noEdns' && opt !== undefined) return reply({ rcode: ERRORS.FORMERR });
  if (behaviour in ERRORS) return reply({ rcode: ERRORS[behaviour as keyof typeof ERRORS] });
  if (behaviour === 'truncate' && transport === 'udp') return reply({ flags: TRUNCATED_RESPONSE });
  if (behaviour === 'wrongId' || behaviour === 'wrongQuestion' || behaviour === 'wrongSource') {
    return reply({ answers: [{ type: 'A', name: question.name, ttl: 60, data: '203.0.113.66' }] });
  }

  const found = resolve(table, question.name, question.type, behaviour === 'aliasOnly');
  if (found === undefined) return undefined;
  const negative = found.isFound ? [] : [soaRecord(soa.ttl, soa.minimum)];
  const rcode = found.exists ? 0 : ERRORS.NXDOMAIN;
  const full = reply({ rcode, answers: found.answers, authorities: negative });
  if (behaviour === 'cut') return full.subarray(0, full.length - 3);
  const most = opt?.type === 'OPT' ? Math.max(512, opt.udpPayloadSize) : 512;
  return transport === 'udp' && full.length > most ? reply({ flags: TRUNCATED_RESPONSE }) : full;
}

/** A response with the question that was asked; names in it are not compressed, so that nothing else moves. */
function repeating(reply: Buffer, asked: Buffer, behaviour: Behaviour): Buffer {
  if (behaviour === 'wrongQuestion' || behaviour === 'foldCase') return reply;
  return Buffer.concat([reply.subarray(0, 12), asked, reply.subarray(questionEnd(reply))]);
}

/** Where the first question of a message ends (RFC 1035 §4.1.2). */
export function questionEnd(message: Buffer): number {
  let at = 12;
  while (message[at] !== 0) at += (message[at] as number) + 1;
  return at + 5;
}

type Question = NonNullable<DecodedPacket['questions']>[number];

function askedBack(question: Question, behaviour: Behaviour): Question {
  if (behaviour === 'wrongQuestion') return { ...question, name: `x${question.name.slice(1)}` };
  return behaviour === 'foldCase' ? { ...question, name: question.name.toLowerCase() } : question;
}

const OPT: Answer = {
  type: 'OPT',
  name: '.',
  udpPayloadSize: 1232,
  extendedRcode: 0,
  ednsVersion: 0,
  flags: 0,
  flag_do: false,
  options: [],
};

interface Found {
  readonly answers: Answer[];
  /** Whether there is a record of the type asked for. */
  readonly isFound: boolean;
  readonly exists: boolean;
}

/** Follows aliases as a resolver does, up to one that was followed before; undefined where there is no answer. */
function resolve(table: DnsTable, asked: string, type: string, firstAlias: boolean): Found | undefined {
  const answers: Answer[] = [];
  const seen = new Set<string>();
  for (let owner = asked; ; ) {
    const key = keyOf(owner === '.' ? '' : owner);
    const records = recordsAt(table, key);
    const found = records.filter((data) => isOfType(data, type));
    if (found.length === 0 && table.silent.has(key)) return undefined;
    const alias = found.length === 0 ? aliasIn(records) : undefined;
    const given = alias === undefined ? found : records.filter((data) => isOfType(data, 'CNAME'));
    answers.push(...given.map((data) => ({ ...data, name: owner }) as Answer));
    const exists = table.names.has(key) || records.length > 0;
    if (alias === undefined) return { answers, isFound: found.length > 0, exists };
    seen.add(key);
    if (firstAlias || seen.has(keyOf(alias))) return { answers, isFound: true, exists: true };
    owner = alias;
  }
}

/** The records at a name, or those of the wildcard that answers for it (RFC 4592 §3.3.1). */
function recordsAt({ records, names }: DnsTable, name: string): readonly Data[] {
  if (names.has(name)) return records.get(name) ?? [];
  for (let at = name; at !== ''; ) {
    at = at.includes('.') ? at.slice(at.indexOf('.') + 1) : '';
    const wildcard = records.get(at === '' ? '*' : `*.${at}`);
    if (wildcard !== undefined) return wildcard;
    if (names.has(at)) return [];
  }
  return [];
}
