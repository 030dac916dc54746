import { REPORT } from '../findings.ts';
import type { NoteList } from '../notes.ts';
import type { AggregateRow, PublishedPolicy } from '../report.ts';
import { domainOf, value, wholeNumber } from '../values.ts';
import type { XmlElement } from '../xml/readXml.ts';
import { textOf } from './elements.ts';

const WORDS: Readonly<Record<string, readonly string[]>> = {
  p: ['none', 'quarantine', 'reject'],
  sp: ['none', 'quarantine', 'reject'],
  np: ['none', 'quarantine', 'reject'],
  adkim: ['r', 's'],
  aspf: ['r', 's'],
  testing: ['y', 'n'],
  discovery_method: ['psl', 'treewalk'],
};

/** Reads `policy_published`: the policy that the reporter found in DNS. */
export function readPolicy(
  published: XmlElement | undefined,
  rows: readonly AggregateRow[],
  notes: NoteList,
): PublishedPolicy {
  if (published === undefined)
    notes.add(REPORT.missing, 'The report does not say what policy was found (policy_published).');
  const word = (name: string): string | null => {
    const written = value(textOf(published, name));
    if (written === null) return null;
    const found = WORDS[name]?.find((each) => each === written.toLowerCase());
    if (found === undefined)
      notes.add(REPORT.value, `"${written.slice(0, 60)}" is no value of "${name}".`, published?.start);
    return found ?? written;
  };
  const domain = domainOf(textOf(published, 'domain'));
  if (domain === '')
    notes.add(
      REPORT.missing,
      'The published policy names no domain. That of the first From is taken.',
      published?.start,
    );
  return {
    domain: domain || (rows[0]?.headerFrom ?? ''),
    p: word('p'),
    sp: word('sp'),
    np: word('np'),
    adkim: word('adkim'),
    aspf: word('aspf'),
    fo: value(textOf(published, 'fo')),
    pct: wholeNumber(textOf(published, 'pct')) ?? null,
    testing: word('testing'),
    discoveryMethod: word('discovery_method'),
  };
}
