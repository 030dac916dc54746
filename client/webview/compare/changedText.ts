import { commonWords } from '../../../server/src/engine/message/compare/commonWords.ts';
import { plain } from '../../../server/src/engine/text/plain.ts';
import { type Content, el } from '../dom.ts';

/** Words, blanks, and all else character by character. */
const TOKEN = /[\p{L}\p{N}]+|\s+|[\s\S]/gu;
/** Units that are shown of a value. */
const MOST = 1200;

/**
 * A value with what differs from another one marked.
 *
 * @param side `left` for the first of the two; marks of the two are told apart by their lines too
 */
export function changedText(text: string, other: string, side: 'left' | 'right'): Content {
  const tokens = tokensOf(text);
  const common = new Set(commonWords(tokens, tokensOf(other)).map(([i]) => i));
  const pieces: { text: string; differs: boolean }[] = [];
  for (const [i, token] of tokens.entries()) {
    const differs = !common.has(i);
    const last = pieces.at(-1);
    if (last?.differs === differs) last.text += token;
    else pieces.push({ text: token, differs });
  }
  return [
    pieces.map((piece) =>
      piece.differs ? el(side === 'left' ? 'del' : 'ins', {}, plain(piece.text)) : plain(piece.text),
    ),
    text.length > MOST && '…',
  ];
}

function tokensOf(text: string): readonly string[] {
  return text.slice(0, MOST).match(TOKEN) ?? [];
}
