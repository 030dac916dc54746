import { type LocalFix, type Reader, replaceFix } from './reader.ts';
import { QUOTED } from './tokens.ts';

/**
 * Where the entry has a comment in another language's form, `#`, `//` or `--`, which a zone file reads as data (RFC 1035
 * §5.1 knows `;` alone).
 *
 * @param faultAt where reading the entry failed: a comment explains that only when it starts there or before
 */
export function foreignComment(
  reader: Reader,
  faultAt: number,
): { message: string; start: number; end: number; fix: LocalFix } | undefined {
  const { bytes, tokens } = reader;
  for (let i = 0; i < tokens.count; i++) {
    const start = tokens.start[i] as number;
    if (i > 0 && start > faultAt) return undefined;
    const mark =
      (tokens.flags[i] as number) & QUOTED ? '' : commentMark(bytes, start, tokens.end[i] as number);
    if (mark === '') continue;
    return {
      message: `"${mark}" does not start a comment in a zone file, ";" does: a server reads this as data and refuses the file.`,
      start,
      end: tokens.outerEnd(tokens.count - 1),
      fix: replaceFix(`Replace "${mark}" by ";"`, start, start + mark.length, ';'),
    };
  }
  return undefined;
}

function commentMark(bytes: Uint8Array, start: number, end: number): '' | '#' | '//' | '--' {
  if (bytes[start] === 0x23) return '#';
  if (end - start < 2 || bytes[start] !== bytes[start + 1]) return '';
  if (bytes[start] === 0x2f) return '//';
  return bytes[start] === 0x2d && end - start === 2 ? '--' : '';
}
