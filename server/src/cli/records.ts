import { checkZoneNow } from '../engine/checkedZone.ts';
import { isNamedBy } from '../engine/origin/findOrigin.ts';
import { publish } from '../engine/publish.ts';
import { plain } from '../engine/text/plain.ts';
import { type LoadedRecord, loadedRecords } from '../engine/zone/loadedRecords.ts';
import { openZone } from './check/openZone.ts';
import { oneOf, parseOptions } from './options.ts';
import { originName } from './originOption.ts';
import { write } from './output.ts';
import { openProject } from './project.ts';
import { readInput } from './readInput.ts';
import { UsageError } from './usageError.ts';

export const help = `Prints the records of a zone file as a server loads them.

Usage: hostmaster records [options] FILE

FILE is a zone file, or - for the standard input. Each record is one line: owner, TTL, class, type and data, with
absolute names and data in its canonical form. What cannot be read is left out and reported on the standard error.

Options:
  --origin NAME     the zone's name; else it comes from the configuration, a name server's configuration near by,
                    the SOA record or the file's name
  --config FILE     the configuration; else the nearest .hostmaster.json in the file's folder or above
  --format FORMAT   text (default) or json
  -h, --help        show this help

Exit status: 0 all records are printed, 1 the file has errors, 2 wrong usage or the file cannot be read.
`;

/** Prints the records of the file that the arguments name; resolves to the exit status. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    origin: { type: 'string' },
    config: { type: 'string' },
    format: { type: 'string', default: 'text' },
  });
  const format = oneOf('format', ['text', 'json'], values.format);
  const given = values.origin === undefined ? undefined : originName(values.origin);
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) throw new UsageError('Name one zone file.');
  const bytes = await readInput(path);
  if (typeof bytes === 'string') {
    console.error(`hostmaster: ${plain(bytes)}`);
    return 2;
  }

  const project = openProject({ origin: given, configFile: values.config, paths: [path] });
  const setup = project.setupOf(path);
  for (const problem of [...project.problems, ...project.remarks]) {
    console.error(`hostmaster: ${plain(problem)}`);
  }
  const checked = openZone(setup);
  checkZoneNow(checked, bytes);
  const { zone } = checked;
  const records = loadedRecords(zone, isNamedBy(setup.origin) ? zone.origin : undefined);
  await write(format === 'json' ? asJson(records, path) : asText(records));

  const errors = publish(checked).findings.filter(({ severity }) => severity === 'error');
  for (const { uri, start, rule, message } of errors) {
    console.error(plain(`${uri}:${start.line + 1}:${start.character + 1}: error: ${message} [${rule}]`));
  }
  if (project.problems.length > 0) return 2;
  return errors.length > 0 ? 1 : 0;
}

function* asText(records: Iterable<LoadedRecord>): Generator<string> {
  for (const { owner, ttl, class: rrClass, type, data } of records) {
    yield `${owner}\t${ttl}\t${rrClass}\t${type}\t${data}\n`;
  }
}

function* asJson(records: Iterable<LoadedRecord>, path: string): Generator<string> {
  let separator = '[\n';
  for (const { owner, ttl, class: rrClass, type, data, line, uri } of records) {
    const record = { owner, ttl, class: rrClass, type, data, line, ...(uri === path ? {} : { file: uri }) };
    yield separator + JSON.stringify(record);
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}
