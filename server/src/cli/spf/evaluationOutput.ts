import { plain } from '../../engine/text/plain.ts';
import type { SpfClient, SpfEvaluation, SpfResult } from '../../node/spf/evaluateSpf.ts';
import type { Paint, Style } from '../terminal.ts';
import { type AnswersOf, sourcesText } from './watchedDns.ts';

const STYLES: Readonly<Record<SpfResult, Style>> = {
  pass: 'green',
  fail: 'red',
  softfail: 'yellow',
  neutral: 'blue',
  none: 'blue',
  permerror: 'red',
  temperror: 'red',
};

const MEANINGS: Readonly<Record<SpfResult, string>> = {
  pass: 'The domain lets this address send.',
  fail: 'The domain does not let this address send.',
  softfail: 'The domain probably does not let this address send.',
  neutral: 'The domain says nothing of this address.',
  none: 'The domain has no SPF record.',
  permerror: 'The record cannot be evaluated until someone corrects it.',
  temperror: 'The record could not be evaluated; later it may be.',
};

/** What came of an evaluation, for people. */
export function* evaluationOutput(
  domain: string,
  { ip }: SpfClient,
  { result, problem, path, explanation, lookups, voids }: SpfEvaluation,
  sources: readonly AnswersOf[],
  paint: Paint,
): Generator<string> {
  yield `${paint('bold', plain(domain))} for ${plain(ip)}: ${paint(STYLES[result], result)}\n`;
  yield `${MEANINGS[result]}\n`;
  if (problem !== undefined) yield `${plain(problem)}\n`;
  else if (path.length > 0) yield `Decided by ${plain(path.join(' → '))}.\n`;
  else if (result === 'neutral') yield 'No term matches.\n';
  if (explanation !== undefined) yield `The domain explains: ${plain(explanation)}\n`;
  yield `${lookups} of 10 lookups, ${voids} of 2 void lookups.\n`;
  if (sources.length > 0) yield `${paint('dim', `Asked ${sourcesText(sources)}.`)}\n`;
}
