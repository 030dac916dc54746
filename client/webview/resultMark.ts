import { el } from './dom.ts';

interface Tone {
  readonly key: 'good' | 'bad' | 'doubtful' | 'quiet';
  readonly sign: string;
}

const GOOD: Tone = { key: 'good', sign: '✓' };
const BAD: Tone = { key: 'bad', sign: '✕' };
const DOUBTFUL: Tone = { key: 'doubtful', sign: '!' };
const QUIET: Tone = { key: 'quiet', sign: '–' };

const TONES: ReadonlyMap<string, Tone> = new Map([
  ['pass', GOOD],
  ['fail', BAD],
  ['permerror', BAD],
  ['softfail', DOUBTFUL],
  ['policy', DOUBTFUL],
  ['temperror', DOUBTFUL],
  ['unknown', { key: 'quiet', sign: '?' }],
]);

/** The result of a check (RFC 8601 §2.7), as a sign and its word; what others claim may be any word. */
export function resultMark(result: string): HTMLElement {
  const { key, sign } = TONES.get(result) ?? QUIET;
  return el('span', { class: `result ${key}` }, el('span', { 'aria-hidden': 'true' }, sign), result);
}
