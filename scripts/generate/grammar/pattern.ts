/** A rule of a TextMate grammar. */
export interface Pattern {
  readonly name?: string;
  readonly contentName?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly captures?: Readonly<Record<string, Capture>>;
  readonly beginCaptures?: Readonly<Record<string, Capture>>;
  readonly endCaptures?: Readonly<Record<string, Capture>>;
  readonly patterns?: readonly Pattern[];
  readonly include?: string;
}

export interface Capture {
  readonly name?: string;
  readonly patterns?: readonly Pattern[];
}

/** Where a token begins and ends: at blanks, parentheses, quotes, comments and the line's ends. */
export const START = '(?<![^\\s()"])';
export const STOP = '(?=[\\s;()"]|$)';

/** A word: an escape takes the next character with it. */
export const WORD = '(?:\\\\(?:[0-9]{3}|.|$)|[^\\s;()"\\\\])+';

export const TTL = '\\d+(?:[smhdwSMHDW]\\d*)*';
export const CLASS = '(?i:IN|CH|CHAOS|HS|HESIOD|CS|CLASS\\d{1,5})';

/** A string ends at its line's end unless that is escaped. */
export const END_OF_STRING = '"|(?<!\\\\)$|(?<=\\\\\\\\)$';

/** A scope of the language. */
export function scope(name: string): string {
  return `${name}.dns-zone`;
}

/** A word of a kind by itself. */
export function word(name: string, match: string): Pattern {
  return { name: scope(name), match: `${START}${match}${STOP}` };
}

export function include(...names: readonly string[]): Pattern[] {
  return names.map((name) => ({ include: `#${name}` }));
}

/** Captures by number: scopes. */
export function captures(...names: readonly (string | undefined)[]): Record<string, Capture> {
  const found: Record<string, Capture> = {};
  for (const [i, name] of names.entries()) if (name !== undefined) found[i] = { name: scope(name) };
  return found;
}
