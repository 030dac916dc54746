import { grouped, percent } from '../../../server/src/engine/reports/summary/wording.ts';
import { type Content, el } from '../dom.ts';

/** A share of messages as a sign and a percentage; nothing where there is no message. */
export function shareMark(part: number, all: number): Content {
  if (all === 0) return '–';
  const share = part / all;
  const [key, sign] = share >= GOOD ? ['good', '✓'] : share >= HALF ? ['doubtful', '!'] : ['bad', '✕'];
  return el('span', { class: `result ${key}` }, el('span', { 'aria-hidden': 'true' }, sign), percent(share));
}

/** From these shares on, a result is good, or not all bad. */
const GOOD = 0.98;
const HALF = 0.5;

/** A number in a table; what is nothing is quiet. */
export function numberText(count: number): Content {
  return count === 0 ? el('span', { class: 'quiet' }, '0') : grouped(count);
}
