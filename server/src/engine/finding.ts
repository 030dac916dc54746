import type { OtherEdit } from './outside/neighbours.ts';
import type { FileRange } from './publish.ts';
import type { RuleId } from './rules/ruleIds.ts';
import type { Block } from './zone/block.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/**
 * A byte range in one block's text; it moves with the block when text before the block changes.
 *
 * @typeParam B what stands for the block: itself, or its number for another thread
 */
export interface Place<B = Block> {
  readonly block: B;
  readonly start: number;
  readonly end: number;
}

/** Text to put in place of a range. */
export interface Edit<B = Block> {
  readonly place: Place<B>;
  readonly text: string;
}

/** A correction that a user may apply as it is; its edits do not overlap. */
export interface Fix<B = Block> {
  readonly title: string;
  readonly edits: readonly Edit<B>[];
  /** Edits in files of other zones. */
  readonly otherEdits?: readonly OtherEdit[];
}

/** One defect, at its place. */
export interface Finding<B = Block> {
  readonly rule: RuleId;
  /** Where it differs from the rule's own severity. */
  readonly severity?: Severity;
  readonly message: string;
  readonly place: Place<B>;
  /** Other places that the message speaks of, such as the other record. */
  readonly related?: readonly { readonly message: string; readonly place: Place<B> }[];
  /** The same in other zones. */
  readonly elsewhere?: readonly { readonly message: string; readonly at: FileRange }[];
  /**
   * Best first; the first is safe to apply without a look. A function where they depend on other records than those
   * that the finding is about, such as the next in the file: it is asked when the finding is published.
   */
  readonly fixes?: readonly Fix<B>[] | (() => readonly Fix<B>[]);
  /** Text that has no effect, shown faded. */
  readonly unnecessary?: boolean;
}

/** The finding with something else for each block; fixes that were to be made are made. */
export function moveFinding<A, B>(finding: Finding<A>, blockFor: (block: A) => B): Finding<B> {
  const move = ({ block, start, end }: Place<A>): Place<B> => ({ block: blockFor(block), start, end });
  const { place, related, fixes, ...rest } = finding;
  const made = typeof fixes === 'function' ? fixes() : fixes;
  return {
    ...rest,
    place: move(place),
    ...(related && {
      related: related.map((other) => ({ message: other.message, place: move(other.place) })),
    }),
    ...(made && {
      fixes: made.map(({ edits, ...about }) => ({
        ...about,
        edits: edits.map((edit) => ({ place: move(edit.place), text: edit.text })),
      })),
    }),
  };
}
