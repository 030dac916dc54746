import { decodeUtf8 } from '../text/utf8.ts';
import type { Block } from '../zone/block.ts';

/** What a comment asks for: findings of some rules, or of all, are not to be shown. */
export interface DirectiveComment {
  readonly verb: 'disable-next-line' | 'disable-line' | 'disable' | 'enable';
  /** Each id as written, with its range in the block; none means all rules. */
  readonly ids: readonly { readonly text: string; readonly start: number; readonly end: number }[];
  readonly reason: string | undefined;
}

const PREFIX = 'hostmaster-';
const VERBS = ['disable-next-line', 'disable-line', 'disable', 'enable'] as const;

/** The end of the comment that starts at `start`: its line's end. */
export function commentEnd(block: Block, start: number): number {
  let at = start;
  while (at < block.bytes.length && block.bytes[at] !== 0x0a && block.bytes[at] !== 0x0d) at++;
  return at;
}

/**
 * Reads `; hostmaster-VERB [id…] [-- reason]`; ids are separated by blanks or commas.
 * @returns `undefined` when the verb is none
 */
export function parseDirectiveComment(block: Block, start: number): DirectiveComment | undefined {
  // One unit per byte, so that indices are offsets; ids are ASCII.
  const text = Array.from(block.bytes.subarray(start, commentEnd(block, start)), (byte) =>
    String.fromCharCode(byte),
  ).join('');
  const verbAt = text.indexOf(PREFIX) + PREFIX.length;
  const verbText = /^[a-z-]*/.exec(text.slice(verbAt))?.[0] ?? '';
  const verb = VERBS.find((known) => known === verbText);
  if (verb === undefined) return undefined;
  const rest = text.slice(verbAt + verb.length);
  if (rest !== '' && !/^[\s,]/.test(rest)) return undefined;
  const split = /(^|\s)--(\s|$)/.exec(rest);
  const list = split ? rest.slice(0, split.index) : rest;
  const ids = [...list.matchAll(/[^\s,]+/g)].map((match) => {
    const from = start + verbAt + verb.length + match.index;
    return { text: match[0], start: from, end: from + match[0].length };
  });
  const reasonAt = split ? split.index + split[0].length : -1;
  const reason = reasonAt < 0 ? undefined : decodeUtf8(latin1Bytes(rest.slice(reasonAt))).trim();
  return { verb, ids, reason };
}

function latin1Bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}
