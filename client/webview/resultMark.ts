import { stateMark } from './stateMark.ts';

const STATES: ReadonlyMap<string, Parameters<typeof stateMark>[0]> = new Map([
  ['pass', 'good'],
  ['fail', 'bad'],
  ['permerror', 'bad'],
  ['softfail', 'doubtful'],
  ['policy', 'doubtful'],
  ['temperror', 'doubtful'],
  ['unknown', 'unknown'],
]);

/** The result of a check (RFC 8601 §2.7), as a sign and its word; what others claim may be any word. */
export function resultMark(result: string): HTMLElement {
  return stateMark(STATES.get(result) ?? 'quiet', result);
}
