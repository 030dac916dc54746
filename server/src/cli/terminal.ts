import { isTerminal } from './output.ts';

/** When output is coloured. */
export const COLOR_CHOICES = ['auto', 'always', 'never'] as const;

export type ColorChoice = (typeof COLOR_CHOICES)[number];

export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'cyan' | 'green';

const CODES: Readonly<Record<Style, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
  green: [32, 39],
};

/** Puts a text in a style, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

/** How output is coloured: not when it goes to no terminal or NO_COLOR is set (no-color.org), unless asked. */
export function createPaint(choice: ColorChoice): Paint {
  const { NO_COLOR, TERM } = process.env;
  const isColored =
    choice === 'always' || (choice === 'auto' && !NO_COLOR && TERM !== 'dumb' && isTerminal());
  if (!isColored) return (_, text) => text;
  return (style, text) => `\u001b[${CODES[style][0]}m${text}\u001b[${CODES[style][1]}m`;
}
