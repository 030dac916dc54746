import type { FlattenChoice } from '../../engine/mail/spf/flatten/choices.ts';
import type { Flattening, Offer } from '../../engine/mail/spf/flatten/flattening.ts';
import { recordLine } from '../../engine/mail/spf/flatten/recordLine.ts';
import { proofText } from '../../engine/mail/spf/flatten/words.ts';
import { plain } from '../../engine/text/plain.ts';
import type { Paint } from '../terminal.ts';

const TITLES: Readonly<Record<Offer['kind'], string>> = {
  repair: 'Without terms that do nothing',
  minimal: 'With as few includes flattened as bring it to ten lookups',
  full: 'With all flattened that can be',
  one: 'With one include flattened',
};

const CHOICES: Readonly<Record<FlattenChoice, string>> = {
  withoutPtr:
    '--without-ptr would leave ptr out, which is not to be used (RFC 7208 §5.5): mail that passes by it alone passes no more.',
  withHosts: '--with-hosts would copy the addresses of a and mx as well, which change with their hosts.',
};

/** Ways to take fewer lookups, for people: what is done, what it proves, and the records to publish. */
export function* flatteningOutput(
  { offers, problems, advice, choices }: Flattening,
  paint: Paint,
): Generator<string> {
  for (const offer of offers) {
    yield `\n${paint('bold', TITLES[offer.kind])}: ${offer.after.lookups} of 10 lookups\n`;
    for (const { term, reason } of offer.steps) yield `  ${plain(term)}: ${plain(reason)}\n`;
    yield `  ${plain(proofText(offer))}\n`;
    for (const warning of offer.warnings) yield `  ${paint('yellow', 'warning:')} ${plain(warning)}\n`;
    yield '\n';
    for (const record of offer.records) yield `${plain(recordLine(record))}\n`;
  }
  if (offers.length === 0 && problems.length === 0) yield '\nThere is nothing to flatten.\n';
  for (const problem of problems) yield `\n${plain(problem)}\n`;
  for (const each of advice) yield `\n${plain(each)}\n`;
  for (const choice of choices) yield `\n${CHOICES[choice]}\n`;
}
