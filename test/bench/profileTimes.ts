import { SourceMap } from 'node:module';

/** Time that was spent in a function itself, not in what it called. */
export interface SelfTime {
  readonly name: string;
  /** The source file from the project's folder, or in parentheses what is none. */
  readonly file: string;
  /** From 1; 0 where there is none. */
  readonly line: number;
  readonly ms: number;
}

interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: {
      readonly functionName: string;
      readonly url: string;
      readonly lineNumber: number;
      readonly columnNumber: number;
    };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/**
 * Reads V8's CPU profile of a bundle.
 *
 * @param profile JSON
 * @param map the bundle's source map, JSON
 * @param place gives the name of a source from its name in the map
 */
export function readProfile(profile: string, map: string, place: (source: string) => string): SelfTime[] {
  const { nodes, samples, timeDeltas }: CpuProfile = JSON.parse(profile);
  const sources = new SourceMap(JSON.parse(map));
  const times = new Map<number, number>();
  for (const [index, id] of samples.entries()) {
    times.set(id, (times.get(id) ?? 0) + (timeDeltas[index] ?? 0) / 1000);
  }
  return nodes.flatMap(({ id, callFrame: { functionName, url, lineNumber, columnNumber } }) => {
    const ms = times.get(id);
    if (ms === undefined || functionName === '(idle)') return [];
    if (!url.startsWith('file:')) return { name: functionName, file: outside(functionName), line: 0, ms };
    const entry = sources.findEntry(lineNumber, columnNumber);
    if (!('originalSource' in entry))
      return { name: functionName || '(module)', file: '(bundle)', line: 0, ms };
    const { originalSource, originalLine } = entry;
    return {
      name: functionName || '(anonymous)',
      file: place(originalSource),
      line: originalLine + 1,
      ms,
    };
  });
}

/** What is no function of ours: the engine's own work stands in parentheses, all else is Node. */
function outside(name: string): string {
  if (name.startsWith('RegExp:')) return '(regular expressions)';
  return name.startsWith('(') ? name : '(node)';
}
