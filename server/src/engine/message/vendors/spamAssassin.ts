import type { HeaderField } from '../message.ts';
import {
  fact,
  MOST_FACTS,
  numberField,
  plainField,
  type VendorFact,
  type VendorReader,
  type VendorReading,
} from './vendorReader.ts';

/** Fields of SpamAssassin and of the many programs that write as it does. */
export const SPAM_ASSASSIN: VendorReader = {
  vendor: 'SpamAssassin',
  fields: {
    'x-spam-status': status,
    'x-spam-report': report,
    'x-spam-score': numberField('Spam score', (score) =>
      score > 0 ? 'Above zero speaks for spam.' : 'Below zero speaks for a good message.',
    ),
    'x-spam-level': level,
    'x-spam-flag': plainField('Verdict', verdict),
    'x-spam-checker-version': plainField('Program', 'The version, and the host that it ran on.'),
  },
};

/** `Yes, score=7.1 required=5.0 tests=[BAYES_99=3.5, …] autolearn=no version=…`; tests with or without brackets and scores. */
function status({ text }: HeaderField): VendorReading | undefined {
  const facts: VendorFact[] = [];
  const word = /^\s*([a-z]+)/i.exec(text)?.[1];
  if (word !== undefined && !text.trimStart().startsWith(`${word}=`))
    facts.push(fact('verdict', word, verdict(word)));
  const score = found(text, /\b(?:score|hits)=(-?[\d.]{1,12})/i);
  const required = found(text, /\brequired=(-?[\d.]{1,12})/i);
  if (score !== undefined)
    facts.push(
      fact('score', score, required === undefined ? '' : againstLimit(Number(score), Number(required))),
    );
  if (required !== undefined)
    facts.push(fact('required', required, 'From this score on, a message counts as spam.'));
  const learned = found(text, /\bautolearn=([a-z_]{1,30})/i);
  if (learned !== undefined) facts.push(fact('autolearn', learned, learnedText(learned)));
  for (const [name, points] of testsOf(text)) {
    if (facts.length < MOST_FACTS) facts.push(fact(name, points, testText(points)));
  }
  return facts.length === 0 ? undefined : { title: 'Spam score and tests', facts };
}

function testsOf(text: string): (readonly [string, string])[] {
  const at = text.search(/\btests=/i);
  if (at < 0) return [];
  const from = at + 'tests='.length;
  const isBracketed = text[from] === '[';
  const end = isBracketed
    ? text.indexOf(']', from)
    : text.slice(from).search(/\s(?:[a-z_-]{1,30}=|\[)/) + from;
  const list = text.slice(from + (isBracketed ? 1 : 0), end > from ? end : undefined);
  return list
    .split(/[\s,]+/, MOST_FACTS)
    .filter((test) => /^[A-Z]/i.test(test) && test.toLowerCase() !== 'none')
    .map((test) => test.split('=', 2) as [string, string?])
    .map(([name, points = '']) => [name, points] as const);
}

/** Lines such as `*  3.5 BAYES_99 BODY: Bayes spam probability is 99 to 100%`, joined to one. */
function report({ text }: HeaderField): VendorReading | undefined {
  const facts: VendorFact[] = [];
  for (const line of text.split('*', 2000)) {
    const match = /^\s*(-?\d{1,4}(?:\.\d{1,3})?)\s+([A-Z][A-Z0-9_]{1,80})\s*(.*)$/.exec(line);
    if (match !== null && facts.length < MOST_FACTS)
      facts.push(fact(match[2] as string, match[1] as string, (match[3] as string).trim().slice(0, 300)));
  }
  return facts.length === 0 ? undefined : { title: 'Tests that matched', facts };
}

function level({ text }: HeaderField): VendorReading | undefined {
  const signs = text.trim();
  if (signs === '') return undefined;
  return {
    title: 'Spam level',
    facts: [
      fact('level', signs, /^([*+s-])\1*$/.test(signs) ? `${signs.length} of them: one for each point.` : ''),
    ],
  };
}

function verdict(word: string): string {
  if (/^yes/i.test(word)) return 'Taken for spam.';
  return /^no/i.test(word) ? 'Not taken for spam.' : '';
}

function againstLimit(score: number, required: number): string {
  return score >= required ? 'At or above the limit: spam.' : 'Below the limit: not spam.';
}

function learnedText(word: string): string {
  if (word === 'ham' || word === 'spam')
    return `The filter has learned from it as ${word === 'ham' ? 'a good message' : 'spam'}.`;
  return 'The filter has not learned from it.';
}

function testText(points: string): string {
  if (points === '') return '';
  const count = Number(points);
  return count > 0 ? 'Speaks for spam.' : count < 0 ? 'Speaks against spam.' : 'Counts nothing.';
}

function found(text: string, pattern: RegExp): string | undefined {
  return pattern.exec(text)?.[1];
}
