import type { Span } from './mailRecord.ts';

/** The word around a place that is completed, not before `from`. */
export function typedWord(text: string, from: number, offset: number, ends: RegExp): Span {
  let start = offset;
  while (start > from && !ends.test(text.charAt(start - 1))) start--;
  let end = offset;
  while (end < text.length && !ends.test(text.charAt(end))) end++;
  return { start, end };
}

/** Without Markdown: details of completions are plain text. */
export function plainDetail(text: string): string {
  return text.replaceAll('`', '"');
}
