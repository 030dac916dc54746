import { plain } from '../../engine/text/plain.ts';
import { dnsFor, namedResolvers } from '../dnsOption.ts';
import { githubFormat } from '../formats/github.ts';
import { jsonFormat } from '../formats/json.ts';
import { sarifFormat } from '../formats/sarif.ts';
import { textFormat } from '../formats/text.ts';
import { momentOf } from '../momentOption.ts';
import { count, oneOf, parseOptions } from '../options.ts';
import { originName } from '../originOption.ts';
import { write } from '../output.ts';
import { createProgress } from '../progress.ts';
import { openProject } from '../project.ts';
import { COLOR_CHOICES, createPaint } from '../terminal.ts';
import { UsageError } from '../usageError.ts';
import { assemble } from './assemble.ts';
import { checkFiles } from './checkFiles.ts';
import { findZoneFiles } from './findZoneFiles.ts';
import { type Report, SEVERITIES } from './report.ts';
import { AS_THREAD, serveChecks } from './worker.ts';

export const help = `Checks zone files and mail records.

Usage: hostmaster check [options] PATH...

PATH is a zone file, a folder whose zone files are checked, or - for the standard input. Folders are searched for files
named *.zone, *.zonefile, *.dns, *.arpa or db.*, and for files whose first line is that of a zone file; also for bare
mail records in *.spf, *.dkim and *.dmarc, and for policies of MTA-STS, mta-sts.txt. In files of Terraform, YAML, JSON,
JavaScript and TypeScript that you name, strings that are mail records are checked.

Options:
  --origin NAME        the zone's name; else it comes from the configuration, a name server's configuration near by
                       (named.conf, nsd.conf, knot.conf), or the file's name, and $ORIGIN in the file counts
  --config FILE        the configuration; else the nearest .hostmaster.json in each file's folder or above
  --format FORMAT      text (default), json, sarif, github or gitlab (code quality)
  --fail-on SEVERITY   exit with 1 for findings of this severity or a higher one:
                       error (default), warning, info, hint or never
  --max-findings N     list at most N findings for each file; all are counted
  --dnssec             verify all signatures of signed zones, also where there are more than 20000; without, only those
                       of the zone's own name are verified then (see the setting "dnssec")
  --now TIME           check as at this time, such as 2026-12-31, 2026-12-31T12:00Z or 20261231120000 (UTC), or seconds
                       since 1970: signatures may have expired by then
  --dns RESOLVER       look up what mail records lead to, by this resolver: HOST, HOST:PORT or an https: address, several
                       separated by commas; else by the one that HOSTMASTER_DNS names. Without either nothing is
                       looked up. Zones answer for their own names; files that records name are fetched over HTTPS
  --offline            look up nothing, whatever HOSTMASTER_DNS says
  --no-git             do not compare zones with the last commit for serial numbers that were not raised
  --color WHEN         auto (default), always or never
  --quiet              no summary and no progress
  -h, --help           show this help

Exit status: 0 nothing found, 1 findings, 2 wrong usage or something cannot be read or looked up.
`;

/** Checks what the arguments name; resolves to the exit status. As a thread, it checks what it is told, until its end. */
export async function run(args: readonly string[]): Promise<number | undefined> {
  if (args[0] === AS_THREAD) return serveChecks();
  const { values, positionals } = parseOptions(args, {
    origin: { type: 'string' },
    config: { type: 'string' },
    format: { type: 'string', default: 'text' },
    'fail-on': { type: 'string', default: 'error' },
    'max-findings': { type: 'string' },
    dnssec: { type: 'boolean', default: false },
    now: { type: 'string' },
    dns: { type: 'string' },
    offline: { type: 'boolean', default: false },
    'no-git': { type: 'boolean', default: false },
    color: { type: 'string', default: 'auto' },
    quiet: { type: 'boolean', default: false },
  });
  const format = oneOf('format', ['text', 'json', 'sarif', 'github', 'gitlab'], values.format);
  const failOn = oneOf('fail-on', [...SEVERITIES, 'never'], values['fail-on']);
  const color = oneOf('color', COLOR_CHOICES, values.color);
  const origin = values.origin === undefined ? undefined : originName(values.origin);
  const max = values['max-findings'];
  const limit = max === undefined ? undefined : count('max-findings', max);
  if (positionals.length === 0) throw new UsageError('Name the files or folders to check.');

  const now = values.now === undefined ? undefined : momentOf(values.now);
  const { config: configFile, dnssec } = values;
  const resolvers = values.offline ? undefined : await resolversFor(values.dns);
  const project = openProject({ origin, configFile, limit, dnssec, now, resolvers, paths: positionals });
  const found = findZoneFiles(positionals);
  const progress = createProgress(!values.quiet);
  const { results, unanswered } = await checkFiles(found.files, project.setupOf, !values['no-git'], progress);
  progress.end();
  const unread = results.filter((result) => typeof result === 'string');
  const problems = [...project.problems, ...found.problems, ...unread, ...unanswered];
  for (const remark of project.remarks) console.error(`hostmaster: ${plain(remark)}`);
  for (const problem of problems) console.error(`hostmaster: ${plain(problem)}`);

  const report = assemble(found.files, results);
  switch (format) {
    case 'text':
      if (report.files.length > 0) await write(textFormat(report, createPaint(color), values.quiet));
      break;
    case 'json':
      await write(jsonFormat(report));
      break;
    case 'sarif':
      await write(sarifFormat(report, problems));
      break;
    case 'github':
      await write(githubFormat(report));
      break;
    case 'gitlab':
      await write((await import('../formats/gitlab.ts')).gitlabFormat(report));
      break;
  }
  if (problems.length > 0) return 2;
  return fails(report, failOn) ? 1 : 0;
}

/** The resolvers that the user names, which have to be right. */
async function resolversFor(option: string | undefined): Promise<readonly string[] | undefined> {
  const resolvers = namedResolvers(option);
  if (resolvers !== undefined) (await dnsFor(option)).close();
  return resolvers;
}

function fails({ summary }: Report, failOn: (typeof SEVERITIES)[number] | 'never'): boolean {
  if (failOn === 'never') return false;
  return SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1).some((severity) => summary[severity] > 0);
}
