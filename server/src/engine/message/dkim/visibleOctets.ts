import { decodeUtf8 } from '../../text/utf8.ts';

/** A piece of a text as it can be seen. */
export interface VisiblePiece {
  readonly text: string;
  /** It stands for octets that could not be seen, or not be told from others. */
  readonly isSign: boolean;
}

const SIGNS: Readonly<Record<string, string>> = {
  ' ': '·',
  '\t': '→',
  '\r\n': '⟨CR LF⟩',
  '\r': '⟨CR⟩',
  '\n': '⟨LF⟩',
};

/** What cannot be seen: blanks, line ends, other controls, and all that is not ASCII. */
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is they that are looked for
  /\r\n|[\x00-\x20\x7f]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x80-\xff]/g;

/**
 * A text in which each octet can be seen: blanks and line ends as signs, characters beyond ASCII followed by their octets in
 * hexadecimal digits, and these alone where they are no character that can be shown.
 *
 * @param octets one unit for each octet
 */
export function visibleOctets(octets: string): VisiblePiece[] {
  const pieces: VisiblePiece[] = [];
  let from = 0;
  for (const { 0: hidden, index } of octets.matchAll(HIDDEN)) {
    if (index > from) pieces.push({ text: octets.slice(from, index), isSign: false });
    from = index + hidden.length;
    pieces.push(...signsOf(hidden));
    // Where a line ends, another begins.
    if (hidden.endsWith('\n')) pieces.push({ text: '\n', isSign: false });
  }
  if (from < octets.length) pieces.push({ text: octets.slice(from), isSign: false });
  return pieces;
}

function signsOf(hidden: string): VisiblePiece[] {
  const sign = SIGNS[hidden];
  if (sign !== undefined) return [{ text: sign, isSign: true }];
  const hex = Array.from(hidden, (unit) => unit.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0'));
  const octets = { text: `⟨${hex.join(' ')}⟩`, isSign: true };
  const character = hidden.charCodeAt(0) < 0x80 ? '' : decodeUtf8(Uint8Array.from(hidden, unitOf));
  return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character) && character !== '\ufffd'
    ? [{ text: character, isSign: false }, octets]
    : [octets];
}

function unitOf(unit: string): number {
  return unit.charCodeAt(0);
}
