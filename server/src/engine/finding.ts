import type { RuleId } from './rules/ruleIds.ts';
import type { Block } from './zone/block.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** A byte range in one block's text; it moves with the block when text before the block changes. */
export interface Place {
  readonly block: Block;
  readonly start: number;
  readonly end: number;
}

/** Text to put in place of a range. */
export interface Edit {
  readonly place: Place;
  readonly text: string;
}

/** A correction that a user may apply as it is; its edits do not overlap. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** One defect, at its place. */
export interface Finding {
  readonly rule: RuleId;
  /** Where it differs from the rule's own severity. */
  readonly severity?: Severity;
  readonly message: string;
  readonly place: Place;
  /** Other places that the message speaks of, such as the other record. */
  readonly related?: readonly { readonly message: string; readonly place: Place }[];
  /**
   * Best first; the first is safe to apply without a look. A function where they depend on other records than those
   * that the finding is about, such as the next in the file: it is asked when the finding is published.
   */
  readonly fixes?: readonly Fix[] | (() => readonly Fix[]);
  /** Text that has no effect, shown faded. */
  readonly unnecessary?: boolean;
}
