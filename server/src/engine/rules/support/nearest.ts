import { isOneSlip } from '../../text/oneSlip.ts';

/** The word of a list that is one slip away from `word`: a letter more, less or other, or two changed round. */
export function nearest(word: string, list: Iterable<string>): string | undefined {
  for (const candidate of list) if (isOneSlip(word, candidate)) return candidate;
  return undefined;
}
