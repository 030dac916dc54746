import { commonWords } from '../compare/commonWords.ts';
import type { MarkedOctets } from '../messageReport.ts';

/** Octets that are shown of what differs, and of what is the same before and behind it. */
const MOST = 240;
const AROUND = 40;

/**
 * What differs between two texts, marked in a piece of each; one unit for each octet. It begins where they begin to differ, and
 * takes no longer than reading both.
 */
export function markDifference(
  was: string,
  is: string,
): { readonly was: MarkedOctets; readonly is: MarkedOctets } {
  const shorter = Math.min(was.length, is.length);
  let start = 0;
  while (start < shorter && was[start] === is[start]) start++;
  while (start > 0 && (isWithin(was, start) || isWithin(is, start))) start--;
  let end = 0;
  while (end < shorter - start && was.at(-1 - end) === is.at(-1 - end)) end++;
  while (end > 0 && (isWithin(was, was.length - end) || isWithin(is, is.length - end))) end--;
  const [before, after] = refined(was.slice(start, was.length - end), is.slice(start, is.length - end));
  const around = (text: string, { pieces, shown }: Refined): MarkedOctets => {
    const behind = text.length - end;
    const isWhole = start + shown === behind;
    const from = Math.max(0, start - AROUND);
    const to = isWhole ? Math.min(text.length, behind + AROUND) : behind;
    return {
      pieces: joined([
        { octets: text.slice(from, start), differs: false },
        ...pieces,
        ...(isWhole ? [{ octets: text.slice(behind, to), differs: false }] : []),
      ]),
      before: from,
      after: isWhole ? text.length - to : text.length - start - shown,
    };
  };
  return { was: around(was, before), is: around(is, after) };
}

type Pieces = MarkedOctets['pieces'];

interface Refined {
  readonly pieces: Pieces;
  /** Octets of the part that the pieces hold. */
  readonly shown: number;
}

/** The parts that differ, with what they have in common after all; cut where they are long. */
function refined(was: string, is: string): [Refined, Refined] {
  const [left, right] = [tokens(was), tokens(is)];
  const pairs = commonWords(left.texts, right.texts);
  // What stands behind the last common piece is cut off at another place in each: that it differs is not known.
  const last = pairs.at(-1);
  const isCut = left.isCut || right.isCut;
  const [ends, othersEnd] =
    isCut && last !== undefined ? [last[0] + 1, last[1] + 1] : [left.texts.length, right.texts.length];
  const common = [new Set(pairs.map(([i]) => i)), new Set(pairs.map(([, j]) => j))] as const;
  return [marked(left.texts.slice(0, ends), common[0]), marked(right.texts.slice(0, othersEnd), common[1])];
}

function marked(texts: readonly string[], common: ReadonlySet<number>): Refined {
  return {
    pieces: texts.map((octets, i) => ({ octets, differs: !common.has(i) })),
    shown: texts.reduce((sum, { length }) => sum + length, 0),
  };
}

/** Words, line ends, characters of several octets, and all else octet by octet. */
const TOKEN = /[a-z0-9]+|\r\n|[\xc2-\xf4][\x80-\xbf]{1,3}|[\s\S]/gi;

function tokens(text: string): { readonly texts: readonly string[]; readonly isCut: boolean } {
  const isCut = text.length > MOST;
  const texts = text.slice(0, MOST).match(TOKEN) ?? [];
  return { texts: isCut ? texts.slice(0, -1) : texts, isCut };
}

/** Whether a place is within a character of several octets (RFC 3629 §3) or a line end. */
function isWithin(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (unit & 0xc0) === 0x80 || (unit === 0x0a && text[at - 1] === '\r');
}

/** Neighbours that are alike in one piece, without empty ones. */
function joined(pieces: Pieces): Pieces {
  const out: { octets: string; differs: boolean }[] = [];
  for (const { octets, differs } of pieces) {
    const last = out.at(-1);
    if (octets === '') continue;
    if (last?.differs === differs) last.octets += octets;
    else out.push({ octets, differs });
  }
  return out;
}
