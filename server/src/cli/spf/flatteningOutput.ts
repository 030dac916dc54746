import { escaped, splitStrings } from '../../engine/mail/inZone/zoneText.ts';
import type { Flattening, Offer } from '../../engine/mail/spf/flatten/flattening.ts';
import { plain } from '../../engine/text/plain.ts';
import type { Paint } from '../terminal.ts';

const TITLES: Readonly<Record<Offer['kind'], string>> = {
  repair: 'Without terms that do nothing',
  minimal: 'With as few includes flattened as bring it to ten lookups',
  full: 'With all flattened that can be',
  one: 'With one include flattened',
};

/** Ways to take fewer lookups, for people: what is done, what it proves, and the records to publish. */
export function* flatteningOutput(
  { offers, problems, advice }: Flattening,
  domain: string,
  paint: Paint,
): Generator<string> {
  for (const offer of offers) {
    yield `\n${paint('bold', TITLES[offer.kind])}: ${offer.after.lookups} of 10 lookups\n`;
    for (const { term, reason } of offer.steps) yield `  ${plain(term)}: ${plain(reason)}\n`;
    yield `  ${proofText(offer)}\n`;
    for (const warning of offer.warnings) yield `  ${paint('yellow', 'warning:')} ${plain(warning)}\n`;
    yield '\n';
    for (const { owner, text } of offer.records) yield `${plain(recordLine(owner, text, domain))}\n`;
  }
  if (offers.length === 0 && problems.length === 0) yield '\nThere is nothing to flatten.\n';
  for (const problem of problems) yield `\n${plain(problem)}\n`;
  for (const each of advice) yield `\n${plain(each)}\n`;
}

function proofText({ proof }: Offer): string {
  const { v4, v6 } = proof.tested;
  return `Proven: the results are the same for ${v4} IPv4 and ${v6} IPv6 addresses, at every edge of every network.`;
}

/** As it is written in a zone file. */
function recordLine(owner: string, text: string, domain: string): string {
  // A record that stands alone has no name.
  const name = domain === '' ? owner.replace(/^\.?$/, '@') : `${owner}.`;
  return `${name} IN TXT ${splitStrings(text)
    .map((string) => `"${escaped(string)}"`)
    .join(' ')}`;
}
