import { el } from './dom.ts';

const SIGNS = { good: '✓', bad: '✕', doubtful: '!', quiet: '–', unknown: '?' } as const;

/** What tells a state: a sign and a word, coloured where there is colour. */
export function stateMark(state: keyof typeof SIGNS, word: string): HTMLElement {
  return el('span', { class: `result ${state}` }, el('span', { 'aria-hidden': 'true' }, SIGNS[state]), word);
}
