import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A record that is valid, and the canonical text of its RDATA. */
export interface ValidExample {
  readonly line: string;
  readonly type: string;
  readonly canonical: string;
}

/** A record that is refused, and how. */
export interface RefusedExample {
  readonly line: string;
  readonly at: string;
  readonly message: string;
  readonly rule: string;
  readonly fix?: string;
}

/** Lines of a data file in groups: a record, then its marked lines by their mark. */
function groups(file: string): { line: string; marks: Map<string, string> }[] {
  const found: { line: string; marks: Map<string, string> }[] = [];
  for (const line of readFileSync(join(import.meta.dirname, file), 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const mark = /^([=@!%+])(?: (.*))?$/.exec(line);
    if (mark) found.at(-1)?.marks.set(mark[1] ?? '', mark[2] ?? '');
    else found.push({ line, marks: new Map() });
  }
  return found;
}

function valid(file: string): ValidExample[] {
  return groups(file).map(({ line, marks }) => ({
    line,
    type: line.split(' ', 1)[0] ?? '',
    canonical: marks.get('=') ?? '',
  }));
}

export const VALID = valid('valid.txt');
/** Not known to BIND 9.18. */
export const NEWER = valid('newer.txt');

export const REFUSED: readonly RefusedExample[] = groups('refused.txt').map(({ line, marks }) => {
  const fix = marks.get('+');
  return {
    line,
    at: marks.get('@') ?? '',
    message: marks.get('!') ?? '',
    rule: marks.get('%') ?? 'zone/rdata-invalid',
    ...(fix === undefined ? {} : { fix }),
  };
});
