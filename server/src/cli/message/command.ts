import { watchedDns } from '../../engine/dns/watchedDns.ts';
import type { MessageReport } from '../../engine/message/messageReport.ts';
import { allFindings } from '../../engine/message/render/allFindings.ts';
import type { Tone } from '../../engine/message/render/blocks.ts';
import { maskAddresses } from '../../engine/message/render/maskAddresses.ts';
import { renderMarkdown } from '../../engine/message/render/renderMarkdown.ts';
import { renderText } from '../../engine/message/render/renderText.ts';
import { whyNoMessage } from '../../engine/message/whyNoMessage.ts';
import { plain } from '../../engine/text/plain.ts';
import type { AnalysisOptions } from '../../node/messageAnalysis.ts';
import { addressOption } from '../addressOption.ts';
import { dnsFor, namedResolvers } from '../dnsOption.ts';
import { momentOf } from '../momentOption.ts';
import { count, oneOf, parseOptions } from '../options.ts';
import { isTerminal, write } from '../output.ts';
import { createProgress } from '../progress.ts';
import { readInput } from '../readInput.ts';
import { COLOR_CHOICES, createPaint, type Style } from '../terminal.ts';
import { UsageError } from '../usageError.ts';

export const help = `Explains a message: its way, signatures, verdicts, bounces.

Usage: hostmaster message [options] FILE

FILE is a message (.eml) or its header fields, or - for the standard input. Nothing is asked of DNS unless you name a
resolver, since a message's domains are its sender's choice: the report says what it would ask.

Options:
  --dns RESOLVER       look up keys and records, by this resolver: HOST, HOST:PORT or an https: address, several
                       separated by commas; else by the one that HOSTMASTER_DNS names
  --timeout MS         how long a resolver has for one answer: 2000 unless given
  --offline            look up nothing, whatever HOSTMASTER_DNS says
  --own-hosts HOSTS    the receiver's hosts, separated by commas: names (with all below them), addresses, networks such as
                       192.0.2.0/24, with ! before it what is not; else they are inferred
  --ip ADDRESS         of the client that handed the message over, where the message does not say it
  --helo NAME          what that client calls itself
  --mail-from ADDRESS  the return path
  --now TIME           check as at this time where the message does not say when it was received, such as 2026-12-31,
                       2026-12-31T12:00Z or 20261231120000 (UTC), or seconds since 1970
  --format FORMAT      text (default), json or markdown
  --full               all header fields too, each explained, and all requirements for bulk senders
  --mask               mail addresses without their local parts: j…@example.com
  --fail-on SEVERITY   exit with 1 for findings of this severity or a higher one:
                       error (default), warning, info, hint or never; a verdict that is bad counts as an error,
                       a doubtful one as a warning
  --color WHEN         auto (default), always or never
  -h, --help           show this help

Exit status: 0 nothing found, 1 findings, 2 wrong usage, or the message cannot be read, or a resolver does not answer.
`;

const SEVERITIES = ['error', 'warning', 'info', 'hint'] as const;

/** What a verdict counts as; that of a bounce is about another message. */
const VERDICTS: Readonly<Partial<Record<MessageReport['summary']['level'], (typeof SEVERITIES)[number]>>> = {
  bad: 'error',
  doubtful: 'warning',
};

const STYLES: Readonly<Record<Tone, Style>> = {
  good: 'green',
  doubtful: 'yellow',
  bad: 'red',
  note: 'blue',
  strong: 'bold',
  quiet: 'dim',
};

/** Explains a message; resolves to the exit status. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    dns: { type: 'string' },
    timeout: { type: 'string' },
    offline: { type: 'boolean', default: false },
    'own-hosts': { type: 'string' },
    ip: { type: 'string' },
    helo: { type: 'string' },
    'mail-from': { type: 'string' },
    now: { type: 'string' },
    format: { type: 'string', default: 'text' },
    full: { type: 'boolean', default: false },
    mask: { type: 'boolean', default: false },
    'fail-on': { type: 'string', default: 'error' },
    color: { type: 'string', default: 'auto' },
  });
  const format = oneOf('format', ['text', 'json', 'markdown'], values.format);
  const failOn = oneOf('fail-on', [...SEVERITIES, 'never'], values['fail-on']);
  const color = oneOf('color', COLOR_CHOICES, values.color);
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0)
    throw new UsageError('Name one message, or - for the standard input.');
  const timeout = values.timeout === undefined ? undefined : count('timeout', values.timeout);
  const { helo = null, 'mail-from': mailFrom = null } = values;
  const ip = addressOption(values.ip) ?? null;
  const options: AnalysisOptions = {
    now: values.now === undefined ? Date.now() : momentOf(values.now),
    ownHosts: (values['own-hosts'] ?? '').split(',').flatMap((host) => host.trim() || []),
    envelope: { ip, helo, mailFrom },
  };
  const asksNobody = values.offline || namedResolvers(values.dns) === undefined;
  const client = asksNobody ? undefined : await dnsFor(values.dns, timeout);
  const progress = createProgress(true);
  try {
    const bytes = await readInput(path);
    if (typeof bytes === 'string') return refuse(bytes);
    const told = (answers: number, waitingFor: string) =>
      progress.report(() => `${answers} answers, waiting for ${plain(waitingFor)}`);
    const dns = client && watchedDns(client, told);
    const { analyse } = await import('../../node/messageAnalysis.ts');
    const analysed = await analyse(bytes, { ...options, dns });
    progress.end();
    const whyNone = whyNoMessage(analysed);
    if (whyNone !== undefined) return refuse(`${path}: ${whyNone}`);
    const report = values.mask ? maskAddresses(analysed) : analysed;
    if (format === 'json') await write([`${JSON.stringify(report)}\n`]);
    else if (format === 'markdown') await write([renderMarkdown(report, { isFull: values.full })]);
    else await write([textOf(report, values.full, color)]);
    const problem = dns?.unanswered();
    if (problem !== undefined) return refuse(`${path}: not all could be looked up: ${problem}`);
    return fails(report, failOn) ? 1 : 0;
  } finally {
    progress.end();
    client?.close();
  }
}

function refuse(problem: string): number {
  console.error(`hostmaster: ${plain(problem)}`);
  return 2;
}

function textOf(report: MessageReport, isFull: boolean, color: (typeof COLOR_CHOICES)[number]): string {
  const paint = createPaint(color);
  const { columns } = isTerminal() ? process.stdout : { columns: undefined };
  const text = renderText(report, {
    isFull,
    paint: (tone, words) => paint(STYLES[tone], words),
    ...(columns !== undefined && { width: columns }),
  });
  const isOpen = report.lookups.length > 0;
  return isOpen ? `${text}\n${paint('dim', 'With --dns RESOLVER these are looked up.')}\n` : text;
}

function fails(report: MessageReport, failOn: (typeof SEVERITIES)[number] | 'never'): boolean {
  if (failOn === 'never') return false;
  const counted: readonly string[] = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  const verdict = report.dsn === null ? VERDICTS[report.summary.level] : undefined;
  return [verdict, ...allFindings(report).map(({ severity }) => severity)].some(
    (severity) => severity !== undefined && counted.includes(severity),
  );
}
