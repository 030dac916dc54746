import { readFileSync } from 'node:fs';
import { scanEntry } from '../../server/src/engine/zone/scanEntry.ts';
import { Tokens } from '../../server/src/engine/zone/tokens.ts';
import { errorsOf, listed, openFile } from '../support/openZone.ts';

/** One entry of a file, and what is said of it. */
export interface Entry {
  /** Its lines, from 1. */
  readonly first: number;
  readonly last: number;
  readonly text: string;
  /** The errors, those of a file that it includes among them. */
  readonly errors: readonly string[];
}

/** Judges each entry of a file. */
export function judgeEntries(path: string, origin: string): Entry[] {
  const bytes = readFileSync(path);
  const errors = errorsOf(openFile(path, origin));
  const entries: Entry[] = [];
  const tokens = new Tokens();
  let line = 1;
  for (let at = 0; at < bytes.length; at = tokens.next) {
    scanEntry(bytes, at, bytes.length, tokens);
    const first = line;
    for (let i = at; i < tokens.next; i++) if (bytes[i] === 0x0a) line++;
    const last = bytes[tokens.next - 1] === 0x0a ? line - 1 : line;
    const text = bytes.toString('latin1', at, tokens.next);
    const own = errors.filter(({ uri, start }) =>
      uri === path ? start.line + 1 >= first && start.line + 1 <= last : /^\$include/i.test(text),
    );
    entries.push({ first, last, text, errors: listed(own) });
  }
  return entries;
}
