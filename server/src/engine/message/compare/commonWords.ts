import { longestCommon, type Pair } from './longestCommon.ts';

/**
 * What two texts have in common, token by token: runs with a word in them. Blanks and punctuation alone are alike by chance.
 *
 * @param left tokens: words, line ends, blanks, signs
 */
export function commonWords(left: readonly string[], right: readonly string[]): Pair[] {
  const runs: Pair[][] = [];
  let last: Pair | undefined;
  for (const pair of longestCommon(left, right)) {
    const isNext = last !== undefined && pair[0] === last[0] + 1 && pair[1] === last[1] + 1;
    if (isNext) runs.at(-1)?.push(pair);
    else runs.push([pair]);
    last = pair;
  }
  const isWord = (text = '') => text.length > 1 && text.trim() !== '';
  return runs.filter((run) => run.some(([i]) => isWord(left[i]))).flat();
}
