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

/** The fields of a message against a signature, in the order of the message; those that are not there at the end. */
export function coverageOf(verdict: DkimVerdict, { headers }: Pick<MessageReport, 'headers'>): Coverage[] {
  const { differences, coveredFields, oversignedFields, addedFields, unsignedFields, headerHash } = verdict;
  const names = (list: readonly string[]) => new Set(list.map((name) => name.toLowerCase()));
  const [sealed, added, open] = [names(oversignedFields), names(addedFields), names(unsignedFields)];
  const covered = new Set(coveredFields);
  const changed = new Map(differences.map((difference) => [difference.field, difference]));
  const isExplained = differences.some(({ part }) => part === 'header');
  const signed: Standing =
    headerHash === 'match' || isExplained ? 'kept' : headerHash === 'unknown' ? 'listed' : 'suspect';
  const standingOf = (field: number, key: string): Standing => {
    const difference = changed.get(field);
    if (difference !== undefined) return difference.was === null ? 'added' : 'changed';
    if (covered.has(field)) return signed;
    return added.has(key) ? 'added' : open.has(key) ? 'open' : 'other';
  };
  const there = new Set(headers.map(({ name }) => name.toLowerCase()));
  return [
    ...headers.map(({ field, name, value }) => {
      const key = name.toLowerCase();
      return { field, name, value, standing: standingOf(field, key), isSealed: sealed.has(key) };
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
