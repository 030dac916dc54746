import { table } from '../../scripts/generate/markdown.ts';
import type { SpfTreeTimes } from './features/spfTree.ts';
import { KNOT, NODE, OWN } from './peers.ts';
import type { Cold, ColdRow, Edits, Results } from './results.ts';
import type { Spread } from './spread.ts';

/** What a run of the benchmark found, as Markdown: a table for each part that was measured. */
export function tables(results: Results): string {
  const { machine, cold, edits, opening, features, folder, activation, panel, sizes } = results;
  const parts = [
    `Measured on ${results.date.slice(0, 10)}: ${machine.cpus} × ${machine.cpu}, Node ${machine.node}. Times are medians of` +
      ` ${cold?.runs ?? 5} runs with the fastest and the slowest, all programs in turns.`,
  ];
  if (cold) parts.push(...cold.zones.map(({ records, octets }) => coldTable(cold, records, octets)));
  if (edits) parts.push(editTable(edits), consequenceTable(edits));
  if (opening) {
    const { records, octets, openedMs, editMs, mebibytes } = opening;
    parts.push(
      titled(
        'A large zone in the language server, over the protocol',
        ['records', 'size', 'from opening to findings', 'from an edit to findings', 'peak memory'],
        [
          [
            count(records),
            megabytes(octets),
            time(openedMs / 1000),
            range(scaled(editMs)),
            memory(mebibytes),
          ],
        ],
      ),
    );
  }
  if (features) {
    parts.push(
      titled(
        `Requests of an editor in a zone of ${count(features.records)} records, over the protocol`,
        ['request', 'half within', '95 % within', 'slowest'],
        features.requests.map(({ name, p50, p95, max }) => [
          name,
          ...[p50, p95, max].map((ms) => time(ms / 1000)),
        ]),
      ),
    );
  }
  if (results.spfTree) parts.push(spfTreeTable(results.spfTree));
  if (folder) {
    const own = folder.rows.find(({ program }) => program === OWN)?.seconds.median;
    parts.push(
      titled(
        `A folder of ${count(folder.zones)} zones of ${count(folder.records)} records`,
        ['program', 'time', 'times hostmaster'],
        folder.rows.map(({ program, seconds }) => [
          program,
          range(seconds),
          ratio(seconds.median, own ?? Number.NaN),
        ]),
      ),
    );
  }
  if (activation) {
    const { reportedMs, calledMs } = activation;
    parts.push(
      titled(
        'Activation in VS Code',
        ['measured', 'time'],
        [
          ...(reportedMs ? [['as the extension host reports it', range(scaled(reportedMs))]] : []),
          ['from another extension’s call to the answer', range(scaled(calledMs))],
        ],
      ),
    );
  }
  if (panel) {
    const { pasted, files } = panel;
    parts.push(
      titled(
        'A message in a panel of VS Code',
        ['message', 'time to its verdict', 'the window stood still for at most'],
        [
          [`${Math.round(pasted.octets / 1024)} KiB, pasted`, range(scaled(pasted.ms)), ''],
          ...files.map(({ name, ms, longestGapMs }) => [
            `${name}, a file`,
            time(ms / 1000),
            time(longestGapMs / 1000),
          ]),
        ],
      ),
    );
  }
  if (sizes) {
    parts.push(
      titled(
        'What is shipped',
        ['file', 'size'],
        Object.entries({ ...sizes.bundles, 'hostmaster.vsix': sizes.vsix }).map(([file, octets]) => [
          file,
          `${Math.ceil(octets / 1024)} KiB`,
        ]),
      ),
    );
  }
  return parts.join('\n\n');
}

/** The table of the README: what each program takes for each size. */
export function summary({ cold }: Results): string {
  if (cold === undefined) throw new Error('The checks of single zones were not measured.');
  const sizes = cold.zones.map(({ records }) => records);
  const programs = [...new Set(cold.rows.map(({ program }) => program))].filter(isChecker);
  return table(
    ['records', ...sizes.map(count)],
    programs.map((program) => [
      program === OWN ? `**${program}**` : program,
      ...sizes.map((records) => {
        const row = cold.rows.find((each) => each.program === program && each.records === records);
        return row === undefined ? '' : time(row.seconds.median);
      }),
    ]),
  );
}

/** Whether a program checks zones; the others are scales. */
export function isChecker(program: string): boolean {
  return !/^node |^scan |, first run$/.test(program);
}

function coldTable({ rows }: Cold, records: number, octets: number): string {
  const here = rows.filter((row) => row.records === records);
  const median = (name: string) => here.find(({ program }) => program === name)?.seconds.median ?? Number.NaN;
  const [knot, node] = [median(KNOT), median(NODE)];
  const cells = ({ program, seconds, cpuSeconds, mebibytes }: ColdRow) => [
    program,
    range(seconds),
    ratio(seconds.median, knot),
    `${seconds.median < node ? '−' : '+'}${time(Math.abs(seconds.median - node))}`,
    cpuSeconds === undefined ? '' : `${cpuSeconds.toFixed(2)} s`,
    memory(mebibytes),
  ];
  return titled(
    `A zone of ${count(records)} records, ${megabytes(octets)}`,
    ['program', 'time', `times ${KNOT}`, `more than ${NODE}`, 'processor time', 'peak memory'],
    here.map(cells),
  );
}

function editTable({ records: rows }: Edits): string {
  return titled(
    'From an edit in the middle to the new findings',
    ['records', 'opened', 'half of the edits within', '95 % within', 'slowest'],
    rows.map((row) => [
      count(row.records),
      ms(row.openedMs),
      ms(row.p50Ms),
      ms(row.p95Ms),
      ms(row.slowestMs),
    ]),
  );
}

function consequenceTable({ consequences }: Edits): string {
  return titled(
    'From an edit whose consequences reach far to the new findings',
    ['edit', 'records', 'half within', '95 % within', 'slowest', 'longest wait of others'],
    consequences.map(({ edit, records, p50Ms, p95Ms, slowestMs, longestSliceMs }) => [
      edit,
      count(records),
      ms(p50Ms),
      ms(p95Ms),
      ms(slowestMs),
      ms(longestSliceMs),
    ]),
  );
}

function spfTreeTable({ records, depth, roundTrip, tree, mailauth }: SpfTreeTimes): string {
  return titled(
    `What an SPF record costs: ${records} records, ${depth} deep, by a name server that takes ${roundTrip} ms for an answer`,
    ['program', 'time', 'times depth × round trip'],
    [
      { name: OWN, taken: tree },
      { name: 'mailauth, which evaluates them for one address', taken: mailauth },
    ].map(({ name, taken }) => [name, ms(taken), ratio(taken, depth * roundTrip)]),
  );
}

function ms(milliseconds: number): string {
  return time(milliseconds / 1000);
}

function titled(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  return `**${title}**\n\n${table(head, rows)}`;
}

function scaled({ median, min, max }: Spread): Spread {
  return { median: median / 1000, min: min / 1000, max: max / 1000 };
}

function range({ median, min, max }: Spread): string {
  return `${time(median)} (${time(min)} – ${time(max)})`;
}

/** Seconds, in the unit that suits them. */
export function time(seconds: number): string {
  if (seconds >= 0.9995) return `${seconds.toFixed(2)} s`;
  const ms = seconds * 1000;
  return `${ms >= 9.95 ? ms.toFixed(0) : ms.toFixed(1)} ms`;
}

function ratio(value: number, other: number): string {
  return (value / other).toFixed(2);
}

function memory(mebibytes: number | undefined): string {
  return mebibytes === undefined ? '' : `${Math.round(mebibytes)} MiB`;
}

function megabytes(octets: number): string {
  const size = octets / 1e6;
  return `${size >= 10 ? size.toFixed(0) : size.toPrecision(2)} MB`;
}

export function count(value: number): string {
  return value.toLocaleString('en');
}
