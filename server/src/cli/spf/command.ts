import type { Dns } from '../../engine/dns/dns.ts';
import { offlineDns } from '../../engine/dns/offlineDns.ts';
import type { FlattenChoices } from '../../engine/mail/spf/flatten/choices.ts';
import type { Flattening } from '../../engine/mail/spf/flatten/flattening.ts';
import { flattenSpf } from '../../engine/mail/spf/flatten/flattenSpf.ts';
import type { SpfRecord } from '../../engine/mail/spf/spfRecord.ts';
import { growTree, growTreeOf } from '../../engine/mail/spf/tree/growTree.ts';
import { plainTree } from '../../engine/mail/spf/tree/plainTree.ts';
import type { SpfTree } from '../../engine/mail/spf/tree/spfTree.ts';
import { addressOption } from '../addressOption.ts';
import { dnsFor } from '../dnsOption.ts';
import { count, oneOf, parseOptions } from '../options.ts';
import { write } from '../output.ts';
import { createProgress } from '../progress.ts';
import { COLOR_CHOICES, createPaint, type Paint } from '../terminal.ts';
import { UsageError } from '../usageError.ts';
import { evaluationOutput } from './evaluationOutput.ts';
import { findingsOf, recordMeantFor, type Severity, type SpfFinding } from './findings.ts';
import { flatteningOutput } from './flatteningOutput.ts';
import { asciiName, type Subject, subjectOf, withRecord } from './subject.ts';
import { findingsOutput, treeOutput } from './treeOutput.ts';
import { type WatchedDns, watchedDns } from './watchedDns.ts';

export const help = `Shows what an SPF record costs, or what it says of a client.

Usage: hostmaster spf [options] DOMAIN
       hostmaster spf [options] 'v=spf1 …'

Without --ip: the record as a tree, with all records that it leads to, the number of each DNS lookup in the worst case
(receivers allow 10), void lookups (2), who may send, and what is wrong. With --ip: the result that a receiver gets.

Options:
  --flatten            ways to take fewer lookups, each proven to change no result
  --without-ptr        with --flatten: leave ptr out, which changes what passes by it alone
  --with-hosts         with --flatten: copy the addresses of a and mx too, which change with their hosts
  --ip ADDRESS         evaluate for a client with this address
  --helo NAME          what the client calls itself
  --mail-from ADDRESS  the return path; else postmaster@DOMAIN
  --domain NAME        the domain that a record is meant for
  --dns RESOLVER       ask this: HOST, HOST:PORT or an https: address, several separated by commas; else
                       HOSTMASTER_DNS, else the system's resolvers
  --timeout MS         how long a resolver has for one answer: 2000 unless given
  --offline            ask nothing
  --format FORMAT      text (default) or json
  --fail-on SEVERITY   exit with 1 for findings of this severity or a higher one:
                       error (default), warning, info, hint or never
  --color WHEN         auto (default), always or never
  -h, --help           show this help

Exit status: 0 no findings, or an evaluation whatever its result; 1 findings, or no SPF record; 2 wrong usage, or the
record cannot be looked up.
`;

const SEVERITIES = ['error', 'warning', 'info', 'hint'] as const;

/** Shows a record's tree or evaluates it; resolves to the exit status. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    flatten: { type: 'boolean', default: false },
    'without-ptr': { type: 'boolean', default: false },
    'with-hosts': { type: 'boolean', default: false },
    ip: { type: 'string' },
    helo: { type: 'string' },
    'mail-from': { type: 'string' },
    domain: { type: 'string' },
    dns: { type: 'string' },
    timeout: { type: 'string' },
    offline: { type: 'boolean', default: false },
    format: { type: 'string', default: 'text' },
    'fail-on': { type: 'string', default: 'error' },
    color: { type: 'string', default: 'auto' },
  });
  const { helo, 'mail-from': mailFrom, flatten } = values;
  const ip = addressOption(values.ip);
  const format = oneOf('format', ['text', 'json'], values.format);
  const failOn = oneOf('fail-on', [...SEVERITIES, 'never'], values['fail-on']);
  const paint = createPaint(oneOf('color', COLOR_CHOICES, values.color));
  const subject = subjectOf(positionals, values.domain);
  if (ip === undefined && (helo !== undefined || mailFrom !== undefined)) {
    throw new UsageError('--helo and --mail-from go with --ip.');
  }
  if (ip !== undefined && flatten) throw new UsageError('--flatten does not go with --ip.');
  const choices = { withoutPtr: values['without-ptr'], withHosts: values['with-hosts'] };
  if (!flatten && (choices.withoutPtr || choices.withHosts)) {
    throw new UsageError('--without-ptr and --with-hosts go with --flatten.');
  }
  const timeout = values.timeout === undefined ? undefined : count('timeout', values.timeout);
  const client = values.offline ? undefined : await dnsFor(values.dns, timeout);
  const dns = client ?? offlineDns;
  const progress = createProgress(true);
  try {
    const watched = watchedDns(dns, progress);
    if (ip !== undefined) return await evaluate(subject, { ip, helo, mailFrom }, watched, format, paint);
    return await show(subject, watched, { ...(flatten && { flatten: choices }), format, failOn, paint });
  } finally {
    progress.end();
    client?.close();
  }
}

interface Client {
  readonly ip: string;
  readonly helo: string | undefined;
  readonly mailFrom: string | undefined;
}

async function evaluate(
  { domain: named, record }: Subject,
  { ip, helo, mailFrom }: Client,
  dns: WatchedDns,
  format: 'text' | 'json',
  paint: Paint,
): Promise<number> {
  const domain = named ?? asciiName((mailFrom || helo || '').replace(/^.*@/s, ''));
  if (domain === '')
    throw new UsageError('A record is evaluated for a domain: give --domain or --mail-from.');
  const client = { ip, ...(helo !== undefined && { helo }), ...(mailFrom !== undefined && { mailFrom }) };
  const asked = record === undefined ? dns : withRecord(dns, domain, record.text);
  const { evaluateSpf } = await import('../../node/spf/evaluateSpf.ts');
  const evaluation = await evaluateSpf(domain, client, asked);
  const sources = dns.sources();
  if (format === 'text') await write(evaluationOutput(domain, client, evaluation, sources, paint));
  else {
    const { mechanism = null } = evaluation;
    await write([`${JSON.stringify({ ...evaluation, mechanism, sources })}\n`]);
  }
  return 0;
}

interface Showing {
  /** How to flatten, where that is asked for. */
  readonly flatten?: FlattenChoices;
  readonly format: 'text' | 'json';
  readonly failOn: Severity | 'never';
  readonly paint: Paint;
}

async function show(subject: Subject, dns: Dns, options: Showing): Promise<number> {
  const { domain = '', record: given } = subject;
  const tree = given === undefined ? await growTreeOf(domain, dns) : await growTree(given, dns);
  const { state } = tree.root;
  const record = state.status === 'record' ? state.record : undefined;
  const judged = record ?? (await recordMeantFor(tree, dns));
  const findings = judged === undefined ? [] : await findingsOf(judged, dns);
  const flattening =
    options.flatten && record !== undefined
      ? await flattenSpf(record, dns, { domain, ...options.flatten })
      : undefined;
  if (options.format === 'text') await write(asText(tree, judged, findings, flattening, options.paint));
  else await write([`${JSON.stringify(asJson(tree, findings, flattening), withoutBigInt)}\n`]);
  if (state.status === 'failed') return 2;
  if (record === undefined) return 1;
  return fails(findings, options.failOn) ? 1 : 0;
}

function* asText(
  tree: SpfTree,
  judged: SpfRecord | undefined,
  findings: readonly SpfFinding[],
  flattening: Flattening | undefined,
  paint: Paint,
): Generator<string> {
  yield* treeOutput(tree, paint);
  if (judged !== undefined) yield* findingsOutput(judged.text, findings, paint);
  if (flattening !== undefined) yield* flatteningOutput(flattening, paint);
}

function asJson(tree: SpfTree, findings: readonly SpfFinding[], flattening: Flattening | undefined): object {
  const plain = plainTree(tree);
  return { record: plain.tree.record, ...plain, findings, ...(flattening && { flattened: flattening }) };
}

/** Addresses are numbers that JSON does not have. */
function withoutBigInt(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

function fails(findings: readonly SpfFinding[], failOn: Severity | 'never'): boolean {
  if (failOn === 'never') return false;
  const limit = SEVERITIES.indexOf(failOn);
  return findings.some(({ severity }) => SEVERITIES.indexOf(severity) <= limit);
}
