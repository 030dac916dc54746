import type { Random } from '../support/random.ts';

/** A zone with one defect in it, or with none: not all damage breaks. */
export interface Damage {
  readonly text: string;
  /** What was done. */
  readonly kind: string;
}

const INSERTIONS = [
  ...'"();\\$@.#/ \t\n\r0x-*',
  '\\300',
  '\u00a0',
  'IN',
  'CH',
  '5',
  '$TTL',
  '..',
  '""',
  '\u201c',
];

/** Makes one small random change, as a slip of the hand would. */
export function damage(text: string, random: Random): Damage {
  const kinds: readonly (() => Damage)[] = [
    () => splice('delete a character', 1, ''),
    () => splice('insert', 0, random.pick(INSERTIONS)),
    () => splice('replace a character', 1, random.pick(INSERTIONS)),
    () => onWord('delete a word', () => ''),
    () => onWord('double a word', (word) => `${word} ${word}`),
    () => onWord('cut a word short', (word) => word.slice(0, -1)),
    () => onWord('letter at a word', (word) => `${word}x`),
    () => onWord('digit in front of a word', (word) => `9${word}`),
    () => onWord('quote a word', (word) => `"${word}"`),
    () => onWord('comment out', (word) => `;${word}`),
    () => onLine('delete a line', () => []),
    () => onLine('double a line', (line) => [line, line]),
    () => onLine('indent a line', (line) => [` ${line}`]),
    () => onLine('join two lines', (line, next) => [line + next], 2),
    () => onLine('swap two lines', (line, next) => [next, line], 2),
    () => onMark('drop a quote', /"/g),
    () => onMark('drop a parenthesis', /[()]/g),
    () => onMark('drop a dot', /\./g),
  ];

  function splice(kind: string, remove: number, insert: string): Damage {
    const at = random.int(0, text.length - 1);
    return {
      kind: `${kind} ${JSON.stringify(insert)}`,
      text: text.slice(0, at) + insert + text.slice(at + remove),
    };
  }

  function onWord(kind: string, change: (word: string) => string): Damage {
    const words = [...text.matchAll(/[^\s();"]+/g)];
    const word = random.pick(words);
    const end = word.index + word[0].length;
    return { kind, text: text.slice(0, word.index) + change(word[0]) + text.slice(end) };
  }

  function onLine(
    kind: string,
    change: (line: string, next: string) => readonly string[],
    count = 1,
  ): Damage {
    const lines = text.split('\n');
    const at = random.int(0, lines.length - 1 - count);
    lines.splice(at, count, ...change(lines[at] ?? '', lines[at + 1] ?? ''));
    return { kind, text: lines.join('\n') };
  }

  function onMark(kind: string, mark: RegExp): Damage {
    const marks = [...text.matchAll(mark)];
    if (marks.length === 0) return splice(kind, 1, '');
    const { index } = random.pick(marks);
    return { kind, text: text.slice(0, index) + text.slice(index + 1) };
  }

  return random.pick(kinds)();
}
