import type { Measure, Offer, OfferKind } from './flattening.ts';

const TITLES: Readonly<Record<OfferKind, string>> = {
  repair: 'Leave out terms that do nothing',
  minimal: 'Flatten as little as brings it to ten lookups',
  full: 'Flatten all that can be flattened',
  one: 'Flatten this include',
};

/** What an offer does, in a few words. */
export function offerTitle({ kind }: Offer): string {
  return TITLES[kind];
}

/** What comes of it: `14 → 8 lookups, 312 octets`. */
export function offerMeasure({ after, records }: Offer, before: Measure): string {
  const further = records.length - 1;
  const beside = further === 0 ? '' : ` in ${records.length} records`;
  return `${before.lookups} → ${after.lookups} lookups, ${after.octets} octets${beside}`;
}

/** What was proven, and under which assumptions: a few sentences. */
export function proofText({ steps, proof: { tested, guessed, lifted } }: Offer): string {
  const sentences = [
    `Proven: the old and the new record have the same result for all ${tested.v4} IPv4 and ${tested.v6} IPv6 addresses at the edges of their networks, and so for all addresses.`,
  ];
  if (steps.some(({ kind }) => kind === 'ptr')) {
    sentences.push(
      'What ptr matches was left out of the comparison: it was compared as if it never matched.',
    );
  }
  if (guessed.length > 0) {
    const terms = guessed.map((key) => key.replace(/@[^@]*$/, '')).join(', ');
    sentences.push(`What depends on the message was tried with each outcome: ${terms}.`);
  }
  if (lifted.limits > 0) {
    sentences.push(
      'Where the old record is an error for its number of lookups, its result without that limit was compared.',
    );
  }
  if (lifted.noRecord > 0) {
    sentences.push('An include of a name without SPF record, which is an error, was taken as no match.');
  }
  return sentences.join(' ');
}
