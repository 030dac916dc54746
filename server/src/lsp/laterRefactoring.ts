import type { Range } from 'vscode-languageserver';

/** What a refactoring needs to be made when it is chosen. */
export interface LaterRefactoring {
  readonly kind: 'refactor';
  readonly uri: string;
  readonly id: string;
  /** The document's, when it was offered. */
  readonly version: number;
  readonly range: Range;
}
