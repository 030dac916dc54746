import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** Public test material that lies beside the project; it is not part of it, and may be absent. */
export const CORPORA = join(import.meta.dirname, '../../../shared/corpora/zone');

/** Skips the running test with a message when the corpora are absent. */
export function needsCorpora(test: TestContext): boolean {
  if (existsSync(CORPORA)) return true;
  test.skip(`the corpora are not on this machine: looked for ${CORPORA}`);
  return false;
}

export function corpusBytes(path: string): Buffer {
  return readFileSync(join(CORPORA, path));
}

export function corpusText(path: string): string {
  return readFileSync(join(CORPORA, path), 'utf8');
}

/** A file of the corpora, and what its makers say of it. */
export interface Expectation {
  readonly corpus: string;
  /** Relative to {@link CORPORA}. */
  readonly file: string;
  readonly origin: string;
  readonly level: 'zone' | 'syntax' | 'records' | 'perline';
  readonly expect: 'good' | 'bad' | 'warn' | 'perline';
  /** When the zone's signatures are valid, in seconds since 1970. */
  readonly time?: number;
  /** The file is a part of a zone, without its own SOA. */
  readonly fragment?: boolean;
  /** What other programs said: exit status and output. */
  readonly oracles: Readonly<Record<string, { readonly rc: number; readonly out: readonly string[] }>>;
}

export function expectations(): Expectation[] {
  return JSON.parse(corpusText('expectations.json'));
}
