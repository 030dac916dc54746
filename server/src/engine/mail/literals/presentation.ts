import { createMapping, type Escape, type MappedText } from './mappedText.ts';

/** What a string holds, as the strings of a TXT record (RFC 1035 §5.1). */
export interface Presented {
  readonly value: MappedText;
  /** The number of the string that each unit is in. */
  readonly string: readonly number[];
  /**
   * What stands between two strings, as it is written in the document; `undefined` where the value is not cut into strings
   * by who wrote it, so that their length is another's matter.
   */
  readonly boundary: string | undefined;
}

/**
 * The text of a record in a value: as it is, or in quotes of its own, as name servers and their services take it. A value
 * may be cut into strings by quotes alone (`v=DKIM1; p=abc" "def`), as for Route 53. `\;` is a semicolon, as in octoDNS.
 */
export function present(value: MappedText): Presented {
  const { text } = value;
  const begins = text.search(/[^ \t\r\n]/);
  const isQuoted = text[begins] === '"';
  return isQuoted ? quotedStrings(value, begins + 1) : bareStrings(value, begins < 0 ? text.length : begins);
}

/** Where one string ends and the next one begins. */
const BOUNDARY = /"[ \t\r\n]*(?:\\?\r?\n[ \t]*)?"/y;

function quotedStrings(value: MappedText, start: number): Presented {
  const { text } = value;
  const read = reader(value, (put) => put.replaceAll(/["\\]/g, '\\$&'));
  let at = start;
  for (; at < text.length; ) {
    BOUNDARY.lastIndex = at;
    const boundary = BOUNDARY.exec(text);
    if (boundary !== null) {
      read.nextString();
      at += boundary[0].length;
    } else if (text[at] === '"') break;
    else at = text[at] === '\\' ? read.escape(at) : read.unit(at);
  }
  return { ...read.done(start, at), boundary: value.pieces[0]?.escape('" "', '', '') };
}

function bareStrings(value: MappedText, start: number): Presented {
  const { text } = value;
  let end = text.length;
  while (end > start && /[\r\n]/.test(text.charAt(end - 1))) end--;
  const semicolon = text.includes('\\;') ? '\\;' : ';';
  const read = reader(value, (put) => (/["\\]/.test(put) ? undefined : put.replaceAll(';', semicolon)));
  for (let at = start; at < end; ) {
    BOUNDARY.lastIndex = at;
    const boundary = BOUNDARY.exec(text);
    if (boundary !== null) {
      read.nextString();
      at += boundary[0].length;
    } else at = text.startsWith('\\;', at) ? read.escape(at) : read.unit(at);
  }
  const done = read.done(start, end);
  return { ...done, boundary: done.string.at(-1) ? value.pieces[0]?.escape('""', '', '') : undefined };
}

function reader(value: MappedText, inner: Escape) {
  const { text, from, to, piece, pieces, whole } = value;
  const mapping = createMapping();
  const string: number[] = [];
  const pieceOf: number[] = [];
  let strings = 0;
  mapping.begin(inner, 0);
  const take = (unit: string, at: number, length: number) => {
    mapping.add(unit, from[at] as number, to[at + length - 1] as number);
    string.push(strings);
    pieceOf.push(piece[at] as number);
    return at + length;
  };
  return {
    nextString: () => void strings++,
    unit: (at: number) => take(text.charAt(at), at, 1),
    escape(at: number): number {
      const decimal = /^\d{3}$/.exec(text.slice(at + 1, at + 4));
      if (decimal !== null) return take(String.fromCharCode(Number(decimal[0]) & 0xff), at, 4);
      return at + 1 < text.length ? take(text.charAt(at + 1), at, 2) : take('\\', at, 1);
    },
    /** @param start, end the part of the value that was read, without quotes */
    done(start: number, end: number): { value: MappedText; string: readonly number[] } {
      const done = mapping.done(0);
      const inside = { start: from[start] ?? whole.end, end: to[end - 1] ?? whole.start };
      return {
        value: {
          ...done,
          piece: pieceOf,
          pieces: pieces.map((each) => ({ escape: both(inner, each.escape) })),
          whole: end > start ? inside : { start: inside.start, end: inside.start },
        },
        string,
      };
    },
  };
}

/** Text that is written first in the inner way, then in the outer one. */
function both(inner: Escape, outer: Escape): Escape {
  return (text, before, after) => {
    const written = inner(text, before, after);
    return written === undefined ? undefined : outer(written, before, after);
  };
}
