import { decodeUtf8 } from '../text/utf8.ts';
import type { Block } from '../zone/block.ts';
import { lineCount, locate, type Position, positionInBlock } from '../zone/position.ts';
import { scanEntry } from '../zone/scanEntry.ts';
import { Tokens } from '../zone/tokens.ts';
import { parseDirectiveComment } from './directiveComment.ts';
import type { RuleId } from './ruleIds.ts';

/** Text to put in at a place of a file. */
export interface Insertion {
  readonly at: Position;
  readonly text: string;
}

const COMMENT = '; hostmaster-disable-next-line';
/** What is found once for a file, at its start. */
const OF_FILES: ReadonlySet<RuleId> = new Set(['zone/bom', 'zone/crlf']);
const LF = 0x0a;
const CR = 0x0d;
const tokens = new Tokens();

/**
 * The comment that suppresses a rule's finding in the record at a place: on a line of its own above the record, which is
 * above its first line where it is in parentheses; a comment of this kind that is there already is added to. What the file
 * says to a server stays the same.
 *
 * @param blocks all blocks of the file
 * @param place where the finding starts
 * @returns `undefined` where there is no record or directive at the place
 */
export function disableComment(
  blocks: readonly Block[],
  place: Position,
  rule: RuleId,
): Insertion | undefined {
  if (rule.startsWith('zone/suppression-') || OF_FILES.has(rule) || blocks.length === 0) return undefined;
  const { index, offset } = locate(blocks, place);
  const block = blocks[index] as Block;
  const { bytes } = block;
  const firstLine = blocks.slice(0, index).reduce((sum, each) => sum + lineCount(each), 0);
  const inFile = (at: number): Position => {
    const { line, character } = positionInBlock(block, at);
    return { line: firstLine + line, character };
  };
  // A comment of ours above the record, with nothing between that is more than a comment.
  let above = -1;
  for (let at = 0; at < bytes.length; at = tokens.next) {
    scanEntry(bytes, at, bytes.length, tokens);
    if (offset >= tokens.next && tokens.next < bytes.length) {
      if (tokens.count > 0) above = -1;
      else above = tokens.directives.at(-1) ?? above;
      continue;
    }
    // A byte order mark is part of the first word, which must stay the first.
    if (tokens.count === 0 || (index === 0 && at === 0 && startsWithMark(bytes))) return undefined;
    const end = above < 0 ? -1 : endOfIds(block, above);
    if (end >= 0) return { at: inFile(end), text: ` ${rule}` };
    const indent = decodeUtf8(bytes, at, indentEnd(bytes, at));
    return { at: inFile(at), text: `${indent}${COMMENT} ${rule} -- ${lineEnd(block)}` };
  }
  return undefined;
}

/** Behind the last id of a comment for the next line; -1 for comments of other kinds, and those for all rules. */
function endOfIds(block: Block, start: number): number {
  const comment = parseDirectiveComment(block, start);
  return comment?.verb === 'disable-next-line' ? (comment.ids.at(-1)?.end ?? -1) : -1;
}

function startsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function indentEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  while (bytes[at] === 0x20 || bytes[at] === 0x09) at++;
  return at;
}

/** The line end that the block's first line has; a lone CR would not end a comment. */
function lineEnd({ bytes }: Block): string {
  const at = bytes.indexOf(LF);
  return at > 0 && bytes[at - 1] === CR ? '\r\n' : '\n';
}
