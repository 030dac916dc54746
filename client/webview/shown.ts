/** A view that stands in the panel. */
export interface Shown {
  readonly element: HTMLElement;
  /** Marks what the cursor in the text is at: a header field by its index. */
  atCursor?(field: number | null): void;
}
