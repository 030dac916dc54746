import type { Decode } from './charset.ts';
import { decodeWords } from './encodedWords.ts';

/** One mailbox of a field such as From or To (RFC 5322 §3.4). */
export interface Mailbox {
  /** The display name, decoded (RFC 2047), without quotes; a comment where there is no other; `null` where there is none. */
  readonly name: string | null;
  /** As it is written, without comments and blanks; empty for `<>`. */
  readonly address: string;
  readonly local: string;
  /** `null` where there is no `@`. */
  readonly domain: string | null;
  /** The group that it is in. */
  readonly group: string | null;
  /** Its place in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** What is wrong with it, and how it was taken, as a sentence. */
  readonly problem: string | null;
}

export interface AddressList {
  readonly mailboxes: readonly Mailbox[];
  /** Groups by name, those without members too: `undisclosed-recipients:;`. */
  readonly groups: readonly string[];
}

/** A list of ten thousand is no list of a person; what is behind is not read. */
const MOST_MAILBOXES = 10_000;

interface Word {
  readonly text: string;
  readonly isQuoted: boolean;
  /** Whether a blank or comment stands before it. */
  readonly isApart: boolean;
}

/** A mailbox while it is read. */
interface Draft {
  words: Word[];
  comments: string[];
  angle: string | undefined;
  hasAt: boolean;
  start: number;
  end: number;
  problem: string | null;
}

/**
 * Reads a list of addresses (RFC 5322 §3.4), with groups, comments, obsolete routes and blanks (§4.4) and other scripts (RFC 6532),
 * and what people write in other ways: names with commas or `@` and no quotes are read as far as that can be told. Never fails;
 * one pass.
 */
export function readAddresses(text: string, decode?: Decode): AddressList {
  const mailboxes: Mailbox[] = [];
  const groups: string[] = [];
  let group: string | null = null;
  let draft = newDraft(0);
  let isApart = false;
  const flush = (at: number) => {
    const mailbox = mailboxOf(draft, group, decode);
    if (mailbox !== undefined) mailboxes.push(mailbox);
    draft = newDraft(at);
  };
  for (let at = 0; at < text.length && mailboxes.length < MOST_MAILBOXES; ) {
    const char = text[at] as string;
    if (char === ' ' || char === '\t') {
      isApart = true;
      at++;
      continue;
    }
    if (char === ',' || char === ';') {
      flush(at + 1);
      if (char === ';') group = null;
      at++;
      continue;
    }
    if (draft.words.length === 0 && draft.angle === undefined) draft.start = at;
    if (char === ':' && draft.angle === undefined && !draft.hasAt) {
      group = phrase(draft.words, decode);
      draft = newDraft(at + 1);
      if (group.toLowerCase() === 'mailto') {
        group = null;
        draft.problem = 'An address of a header field has no "mailto:" before it.';
      } else groups.push(group);
      at++;
      continue;
    }
    const end = takePart(text, at, draft, isApart);
    isApart = char === '(';
    draft.end = end;
    at = end;
  }
  flush(text.length);
  return { mailboxes, groups };
}

function newDraft(start: number): Draft {
  return { words: [], comments: [], angle: undefined, hasAt: false, start, end: start, problem: null };
}

/** Takes a comment, a quoted string, an address in angle brackets, a domain literal or a word; returns where it ends. */
function takePart(text: string, at: number, draft: Draft, isApart: boolean): number {
  const char = text[at];
  if (char === '(') {
    const end = closing(text, at, '(', ')');
    draft.comments.push(text.slice(at + 1, text[end - 1] === ')' ? end - 1 : end));
    return end;
  }
  if (char === '"') {
    const end = closing(text, at, '', '"');
    draft.words.push({ text: text.slice(at, end), isQuoted: true, isApart });
    return end;
  }
  if (char === '<') {
    const end = angleEnd(text, at);
    const isClosed = text[end - 1] === '>';
    if (!isClosed) draft.problem ??= 'The address begins with "<" and has no ">" behind it.';
    if (draft.angle !== undefined)
      draft.problem ??= 'There are two addresses with nothing between them; the first one is taken.';
    draft.angle ??= text.slice(at + 1, isClosed ? end - 1 : end);
    return end;
  }
  let end = at + 1;
  if (char === '[') end = closing(text, at, '', ']');
  else while (end < text.length && !' \t,;:<("['.includes(text[end] as string)) end++;
  const word = text.slice(at, end);
  draft.hasAt ||= word.includes('@');
  draft.words.push({ text: word, isQuoted: false, isApart });
  return end;
}

/** Behind the sign that closes what begins at `at`; the text's end where nothing does. */
function closing(text: string, at: number, open: string, close: string): number {
  let depth = 1;
  for (let end = at + 1; end < text.length; end++) {
    const char = text[end];
    if (char === '\\') end++;
    else if (char === close) {
      if (--depth === 0) return end + 1;
    } else if (char === open) depth++;
  }
  return text.length;
}

/** Behind the `>` of an address; where none is there, before the comma that would separate it from the next one. */
function angleEnd(text: string, at: number): number {
  let comma = -1;
  for (let end = at + 1; end < text.length; end++) {
    const char = text[end];
    if (char === '"') end = closing(text, end, '', '"') - 1;
    else if (char === '>') return end + 1;
    else if (char === '<') return comma < 0 ? end : comma;
    else if (char === ',' && comma < 0) comma = end;
  }
  return comma < 0 ? text.length : comma;
}

function mailboxOf(draft: Draft, group: string | null, decode: Decode | undefined): Mailbox | undefined {
  const { words, angle, start, end } = draft;
  if (words.length === 0 && angle === undefined) return undefined;
  let name = words;
  let written = angle;
  let problem = draft.problem;
  if (written === undefined) {
    const bare = bareAddress(words);
    written = bare.address;
    name = bare.rest;
    if (written === '') problem ??= `"${shown(phrase(words, decode))}" is no address: it has no "@".`;
    else if (name.length > 0) problem ??= 'An address with a name before it has to stand in "<" and ">".';
  }
  const address = withoutRoute(bareText(written));
  const split = address.lastIndexOf('@');
  const domain = split < 0 ? null : address.slice(split + 1);
  if (address !== '' && (domain === null || domain === '' || split === 0))
    problem ??= `"${shown(address)}" is no whole address: it needs a name, "@", and a domain.`;
  const comment = draft.comments.at(-1);
  const display =
    name.length > 0
      ? phrase(name, decode)
      : comment === undefined
        ? ''
        : decodeWords(comment, decode).text.trim();
  return {
    name: display === '' ? null : display,
    address,
    local: split < 0 ? address : address.slice(0, split),
    domain,
    group,
    start,
    end,
    problem,
  };
}

/** The address among words without angle brackets, with the blanks that RFC 5322 §4.4 allows around `@` and `.`; and the other words. */
function bareAddress(words: readonly Word[]): { readonly address: string; readonly rest: Word[] } {
  const at = words.findLastIndex((word) => !word.isQuoted && word.text.includes('@'));
  if (at < 0) return { address: '', rest: [...words] };
  const joins = (i: number) => {
    const [before, after] = [words[i - 1], words[i]];
    if (before === undefined || after === undefined) return false;
    return !after.isApart || /[@.]$/.test(before.text) || /^[@.]/.test(after.text);
  };
  let from = at;
  while (joins(from)) from--;
  let to = at + 1;
  while (joins(to)) to++;
  const address = words
    .slice(from, to)
    .map(({ text }) => text)
    .join('');
  return { address, rest: [...words.slice(0, from), ...words.slice(to)] };
}

/** The words of a name with their blanks; quotes and the escapes in them undone. */
function phrase(words: readonly Word[], decode: Decode | undefined): string {
  const joined = words
    .map(
      ({ text, isQuoted, isApart }, i) => (i > 0 && isApart ? ' ' : '') + (isQuoted ? unquoted(text) : text),
    )
    .join('');
  return decodeWords(joined, decode).text.trim();
}

function unquoted(text: string): string {
  return text.slice(1, text.length > 1 && text.endsWith('"') ? -1 : undefined).replaceAll(/\\(.)/gs, '$1');
}

/** Without comments and blanks that are not in quotes. */
function bareText(text: string): string {
  let result = '';
  for (let at = 0; at < text.length; ) {
    const char = text[at] as string;
    const end =
      char === '"' ? closing(text, at, '', '"') : char === '(' ? closing(text, at, '(', ')') : at + 1;
    if (char !== '(' && char !== ' ' && char !== '\t') result += text.slice(at, end);
    at = end;
  }
  return result;
}

/** Routes before an address are obsolete and ignored (RFC 5322 §4.4). */
function withoutRoute(address: string): string {
  return address.startsWith('@') && address.includes(':') ? address.slice(address.indexOf(':') + 1) : address;
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
