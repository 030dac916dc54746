import { type LocalFix, type Reader, replaceFix } from './reader.ts';
import { QUOTED } from './tokens.ts';

/** A comment in another language's form: what to say of it, and where it stands. */
interface ForeignComment {
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly fix: LocalFix;
}

/**
 * Where the entry has a comment in another language's form, `#`, `//`, `/*` or `--`, which a zone file reads as data
 * (RFC 1035 §5.1 knows `;` alone).
 *
 * @param faultAt where reading the entry failed: a comment explains that only when it starts there or before
 */
export function foreignComment(reader: Reader, faultAt: number): ForeignComment | undefined {
  const { tokens } = reader;
  for (let i = 0; i < tokens.count; i++) {
    if (i > 0 && (tokens.start[i] as number) > faultAt) return undefined;
    const comment = foreignCommentAt(reader, i);
    if (comment !== undefined) return comment;
  }
  return undefined;
}

/** The comment in another language's form that token `i` starts. */
export function foreignCommentAt({ bytes, tokens }: Reader, i: number): ForeignComment | undefined {
  if ((tokens.flags[i] as number) & QUOTED) return undefined;
  const start = tokens.start[i] as number;
  const mark = commentMark(bytes, start, tokens.end[i] as number);
  if (mark === '') return undefined;
  return {
    message: `"${mark}" does not start a comment in a zone file, ";" does: a server reads this as data and refuses the file.`,
    start,
    end: tokens.outerEnd(tokens.count - 1),
    fix: replaceFix(`Replace "${mark}" by ";"`, start, start + mark.length, ';'),
  };
}

function commentMark(bytes: Uint8Array, start: number, end: number): '' | '#' | '//' | '/*' | '--' {
  const first = bytes[start];
  const second = start + 1 < end ? bytes[start + 1] : undefined;
  if (first === 0x23) return '#';
  if (first === 0x2f) return second === 0x2f ? '//' : second === 0x2a ? '/*' : '';
  return first === 0x2d && second === 0x2d && end - start === 2 ? '--' : '';
}
