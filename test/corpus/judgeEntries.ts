import { readFileSync } from 'node:fs';
import { scanEntry } from '../../server/src/engine/zone/scanEntry.ts';
import { Tokens } from '../../server/src/engine/zone/tokens.ts';
import { errorsOf, listed, openFile } from '../support/openZone.ts';

/** One entry of a file: a line, or several in parentheses. */
export interface Entry {
  /** Its lines, from 1. */
  readonly first: number;
  readonly last: number;
  readonly text: string;
}

/** An entry, and the errors in it, those of a file that it includes among them. */
export interface JudgedEntry extends Entry {
  readonly errors: readonly string[];
}

export function entriesOf(bytes: Buffer): Entry[] {
  const entries: Entry[] = [];
  const tokens = new Tokens();
  let line = 1;
  for (let at = 0; at < bytes.length; at = tokens.next) {
    scanEntry(bytes, at, bytes.length, tokens);
    const first = line;
    for (let i = at; i < tokens.next; i++) if (bytes[i] === 0x0a) line++;
    const last = bytes[tokens.next - 1] === 0x0a ? line - 1 : line;
    entries.push({ first, last, text: bytes.toString('latin1', at, tokens.next) });
  }
  return entries;
}

export function judgeEntries(path: string, origin: string): JudgedEntry[] {
  const errors = errorsOf(openFile(path, origin));
  return entriesOf(readFileSync(path)).map((entry) => {
    const own = errors.filter(({ uri, start }) =>
      uri === path
        ? start.line + 1 >= entry.first && start.line + 1 <= entry.last
        : /^\$include/i.test(entry.text),
    );
    return { ...entry, errors: listed(own) };
  });
}
