import { grouped, percent } from '../../../server/src/engine/reports/summary/wording.ts';
import { type Content, el } from '../dom.ts';
import { stateMark } from '../stateMark.ts';

/** A share of messages as a sign and a percentage; nothing where there is no message. */
export function shareMark(part: number, all: number): Content {
  if (all === 0) return '–';
  const share = part / all;
  return stateMark(share >= GOOD ? 'good' : share >= HALF ? 'doubtful' : 'bad', percent(share));
}

/** From these shares on, a result is good, or not all bad. */
export const GOOD = 0.98;
const HALF = 0.5;

/** A number in a table; what is nothing is quiet. */
export function numberText(count: number): Content {
  return count === 0 ? el('span', { class: 'quiet' }, '0') : grouped(count);
}
