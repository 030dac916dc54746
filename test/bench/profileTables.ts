import { table } from '../../scripts/generate/markdown.ts';
import type { SelfTime } from './profileTimes.ts';

/** Tables of the time that was spent in each part of the source, and of the `top` files and functions, as Markdown. */
export function profileTables(times: readonly SelfTime[], top: number): string {
  const all = times.reduce((sum, { ms }) => sum + ms, 0);
  const by = (title: string, keyOf: (time: SelfTime) => string, most: number) => {
    const sums = new Map<string, number>();
    for (const time of times) sums.set(keyOf(time), (sums.get(keyOf(time)) ?? 0) + time.ms);
    const rows = [...sums].sort(([, a], [, b]) => b - a).slice(0, most);
    return table(
      [title, 'ms', 'share'],
      rows.map(([key, ms]) => [key, ms.toFixed(0), `${((ms / all) * 100).toFixed(1)} %`]),
    );
  };
  return [
    by('part', ({ file }) => partOf(file), 12),
    by('file', ({ file }) => file, top),
    by('function', ({ name, file, line }) => (line > 0 ? `${name}, ${file}:${line}` : name), top),
  ].join('\n\n');
}

/** The folder of a source file; a package or what is no source file by its name. */
function partOf(file: string): string {
  const folders = file.split('/').slice(0, -1);
  return folders.length === 0 ? file : folders.slice(0, folders[0] === 'node_modules' ? 2 : 4).join('/');
}
