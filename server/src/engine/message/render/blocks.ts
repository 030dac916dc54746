/*
 * What a report looks like, whatever it is shown in: sections of nested lists and of facts. `renderText` and `renderMarkdown`
 * put them into characters.
 */

/** How a piece of text is meant; shown as colour where there is any, so that nothing may depend on it. */
export type Tone = 'good' | 'doubtful' | 'bad' | 'note' | 'strong' | 'quiet';

/** A piece of a line. */
export interface Piece {
  readonly text: string;
  readonly tone?: Tone;
  /** It is from the message, and shown as it is: nothing in it is markup. */
  readonly isQuoted?: true;
}

/** A header field may be as long as the message: that much of one is of use, in UTF-16 units. */
const LONGEST = 2000;

export type Line = readonly Piece[];

/** A line of a list, and what is said below it. */
export interface Item {
  readonly line: Line;
  readonly below: readonly Item[];
}

export interface Fact {
  readonly name: string;
  readonly value: Line;
}

export type Block =
  | { readonly kind: 'line'; readonly line: Line }
  | { readonly kind: 'list'; readonly items: readonly Item[] }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] };

export interface Section {
  /** Empty for what is said first. */
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A piece in the project's own words. */
export function said(text: string, tone?: Tone): Piece {
  return tone === undefined ? { text } : { text, tone };
}

/** A piece of the message, cut where it is long. */
export function quoted(text: string): Piece {
  return { text: text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text, isQuoted: true };
}

/** A line of a list. */
export function item(line: Line, below: readonly Item[] = []): Item {
  return { line, below };
}

/** Sentences as a list. */
export function sentences(texts: readonly string[]): Item[] {
  return texts.map((text) => item([said(text)]));
}

/** A section of a list; none where the list is empty. */
export function listSection(title: string, items: readonly Item[]): Section[] {
  return items.length === 0 ? [] : [{ title, blocks: [{ kind: 'list', items }] }];
}

/** A fact of the message; none where it is not known. */
export function fact(name: string, value: string | null): Fact[] {
  return value === null ? [] : [{ name, value: [quoted(value)] }];
}

/** Lines put together, with words between them. */
export function joined(lines: readonly Line[], between = ', '): Piece[] {
  return lines.flatMap((line, i) => (i === 0 ? line : [said(between), ...line]));
}
