import type { MappedText } from './mappedText.ts';

/** A string of a document that may hold a record, its own escapes undone. */
export interface FoundText {
  readonly value: MappedText;
  /** Whether something is missing that only running the program would tell: a variable within, a part that is no literal. */
  readonly isPartial: boolean;
  /** The name that it belongs to, in lower case, without the final dot, where that is told. */
  readonly owner?: string;
}
