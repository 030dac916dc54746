import { writeFileSync } from 'node:fs';
import { type FormatOptions, formatOptions } from '../engine/editing/format/formatOptions.ts';
import { formatReading } from '../engine/editing/format/formatReading.ts';
import type { Edit } from '../engine/finding.ts';
import { concatBytes } from '../engine/text/bytes.ts';
import { plain } from '../engine/text/plain.ts';
import { encodeUtf8 } from '../engine/text/utf8.ts';
import { readZoneNow } from '../engine/zone/readZone.ts';
import { hasSameRecords } from '../engine/zone/sameRecords.ts';
import { createZone, type Reading, type Zone } from '../engine/zone/zone.ts';
import { findZoneFiles } from './check/findZoneFiles.ts';
import { checkOptions } from './check/openZone.ts';
import { parseOptions } from './options.ts';
import { originName } from './originOption.ts';
import { write, writeBytes } from './output.ts';
import { createProgress } from './progress.ts';
import { type FileSetup, openProject } from './project.ts';
import { readInput, whyUnreadable } from './readInput.ts';
import { UsageError } from './usageError.ts';

export const help = `Formats zone files: columns, parentheses, comments. The records stay as they are.

Usage: hostmaster format FILE
       hostmaster format --check PATH...
       hostmaster format --write PATH...

FILE is a zone file, or - for the standard input: it is printed as it is formatted. PATH is a zone file, or a folder with
zone files. Lines that cannot be read stay as they are. The settings format.* in .hostmaster.json say how it is done.

Options:
  --check          change nothing; print the names of the files that are not formatted
  --write          format the files in place; print the names of those that have changed
  --origin NAME    the zone's name; else it comes from the configuration, a name server's configuration near by, or the
                   file's name
  --config FILE    the configuration; else the nearest .hostmaster.json in each file's folder or above
  --quiet          no summary and no progress
  -h, --help       show this help

Exit status: 0 done, or all files are formatted, 1 --check found files that are not, 2 wrong usage or a file cannot be read
or written.
`;

/** Formats what the arguments name; resolves to the exit status. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    check: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    origin: { type: 'string' },
    config: { type: 'string' },
    quiet: { type: 'boolean', default: false },
  });
  const { check, write: inPlace, quiet } = values;
  if (check && inPlace) throw new UsageError('--check changes nothing, --write does: give one of them.');
  if (positionals.length === 0) throw new UsageError('Name the files or folders to format.');
  if (inPlace && positionals.includes('-'))
    throw new UsageError('The standard input cannot be formatted in place.');
  if (!check && !inPlace && positionals.length > 1) {
    throw new UsageError('Several files need --write, to format them in place, or --check.');
  }
  const origin = values.origin === undefined ? undefined : originName(values.origin);
  const project = openProject({ origin, configFile: values.config, paths: positionals });
  const found = findZoneFiles(positionals);
  if (!check && !inPlace && found.files.some(({ walked }) => walked)) {
    throw new UsageError('A folder needs --write, to format its files in place, or --check.');
  }

  const problems = [...found.problems];
  const progress = createProgress(!quiet);
  let changed = 0;
  for (const [i, { path }] of found.files.entries()) {
    progress.report(() => `Formatting ${plain(path)} (${i + 1} of ${found.files.length})`);
    const bytes = await readInput(path);
    if (typeof bytes === 'string') {
      problems.push(bytes);
      continue;
    }
    const setup = project.setupOf(path);
    const text = formatted(setup, bytes, formatOptions(setup.config));
    if (typeof text === 'string') problems.push(text);
    else if (!check && !inPlace) await writeBytes(text);
    else if (!isSame(text, bytes)) {
      const problem = inPlace ? save(path, text) : undefined;
      if (problem !== undefined) problems.push(problem);
      else {
        changed++;
        progress.end();
        await write([`${path}\n`]);
      }
    }
  }
  progress.end();
  for (const problem of [...project.remarks, ...project.problems, ...problems]) {
    console.error(`hostmaster: ${plain(problem)}`);
  }
  if (check && changed > 0 && !quiet) {
    console.error(`hostmaster: ${counted(changed)} not formatted: hostmaster format --write does it.`);
  }
  if (problems.length + project.problems.length > 0) return 2;
  return check && changed > 0 ? 1 : 0;
}

function counted(files: number): string {
  return files === 1 ? '1 file is' : `${files} files are`;
}

/** The text as it is formatted, proven by reading it again; or why it is not, as a sentence. */
function formatted(setup: FileSetup, bytes: Uint8Array, options: FormatOptions): Uint8Array | string {
  const zone = readZoneOf(setup, bytes);
  const edits: Edit[] = [];
  for (const _ of formatReading(zone, zone.root, options, (edit) => edits.push(edit)));
  if (edits.length === 0) return bytes;
  const text = withEdits(zone.root, edits);
  return hasSameRecords(zone, readZoneOf(setup, text))
    ? text
    : `${setup.path}: formatting it would change its records, which is a fault of this program. It is left as it is.`;
}

function readZoneOf(setup: FileSetup, bytes: Uint8Array): Zone {
  const zone = createZone(checkOptions(setup));
  readZoneNow(zone, bytes);
  return zone;
}

/** @param edits in the order of the text */
function withEdits({ blocks }: Reading, edits: readonly Edit[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let next = 0;
  for (const block of blocks) {
    let at = 0;
    for (let edit = edits[next]; edit?.place.block === block; edit = edits[++next]) {
      parts.push(block.bytes.subarray(at, edit.place.start), encodeUtf8(edit.text));
      at = edit.place.end;
    }
    parts.push(block.bytes.subarray(at));
  }
  return concatBytes(parts);
}

function save(path: string, text: Uint8Array): string | undefined {
  try {
    writeFileSync(path, text);
    return undefined;
  } catch (error) {
    return `${path}: ${whyUnreadable(error)}`;
  }
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
