import type { DkimVerdict, MessageReport } from '../../../../server/src/engine/message/messageReport.ts';

/** How a field of the message stands to a signature. */
export type Standing =
  /** Signed, and as it was. */
  | 'kept'
  /** Signed; whether it is as it was is not known. */
  | 'listed'
  /** Signed, in a header that was changed nobody knows where. */
  | 'suspect'
  | 'changed'
  | 'removed'
  | 'added'
  /** Not signed, though it should be. */
  | 'open'
  /** Not there, and signed as such: none can be added. */
  | 'absent'
  /** Not signed, as is usual. */
  | 'other';

/** A field against a signature. */
export interface Coverage {
  /** By its index; `null` for one that is not there. */
  readonly field: number | null;
  readonly name: string;
  readonly value: string;
  readonly standing: Standing;
  /** Whether its name is listed once more than it is there. */
  readonly isSealed: boolean;
}

/** How the fields stand that a signature covers, by their indices. */
export function signedStandings({
  differences,
  coveredFields,
  headerHash,
}: DkimVerdict): Map<number, 'kept' | 'listed' | 'suspect' | 'changed' | 'added'> {
  const isExplained = differences.some(({ part }) => part === 'header');
  const rest =
    headerHash === 'match' || isExplained ? 'kept' : headerHash === 'unknown' ? 'listed' : 'suspect';
  const changed = new Map(differences.map((difference) => [difference.field, difference]));
  return new Map(
    coveredFields.map((field) => {
      const difference = changed.get(field);
      if (difference === undefined) return [field, rest];
      return [field, difference.was === null ? 'added' : 'changed'];
    }),
  );
}

/** The fields of a message against a signature, in the order of the message; those that are not there at the end. */
export function coverageOf(verdict: DkimVerdict, { headers }: Pick<MessageReport, 'headers'>): Coverage[] {
  const { differences, oversignedFields, addedFields, unsignedFields } = verdict;
  const names = (list: readonly string[]) => new Set(list.map((name) => name.toLowerCase()));
  const [sealed, added, open] = [names(oversignedFields), names(addedFields), names(unsignedFields)];
  const signed = signedStandings(verdict);
  const there = new Set(headers.map(({ name }) => name.toLowerCase()));
  return [
    ...headers.map(({ field, name, value }): Coverage => {
      const key = name.toLowerCase();
      const unsigned = added.has(key) ? 'added' : open.has(key) ? 'open' : 'other';
      const standing = signed.get(field) ?? unsigned;
      return { field, name, value, standing, isSealed: sealed.has(key) };
    }),
    ...differences.flatMap(({ part, field, name }): Coverage[] =>
      part === 'header' && field === null
        ? [{ field, name, value: '', standing: 'removed', isSealed: false }]
        : [],
    ),
    ...oversignedFields.flatMap((name): Coverage[] =>
      there.has(name.toLowerCase())
        ? []
        : [{ field: null, name, value: '', standing: 'absent', isSealed: true }],
    ),
  ];
}
