/*
 * What a panel and the extension say to each other. Types alone, so that either side can have them; all of it is plain data.
 */

import type { ReportFilter } from '../../server/src/engine/reports/overview/reportFilter.ts';

/** What a panel shows. `R` is a report with its places, `S` what many reports say: the extension only hands them on. */
export type View<R = unknown, S = unknown> =
  | { readonly kind: 'paste'; readonly problem?: string }
  | ({ readonly kind: 'message' } & ShownMessage<R>)
  | { readonly kind: 'compare'; readonly left: ShownMessage<R>; readonly right: ShownMessage<R> }
  /** `at` is when they were read, in milliseconds since 1970 UTC. */
  | { readonly kind: 'reports'; readonly overview: S; readonly at: number }
  | { readonly kind: 'noReports'; readonly problem?: string };

/** A message that was explained, and where it is from. */
export interface ShownMessage<R = unknown> {
  /** The file's name, or what stands for it. */
  readonly title: string;
  readonly analysis: R;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly lookups:
    | { readonly state: 'notAsked' | 'asked'; readonly resolvers: string }
    | { readonly state: 'forbidden'; readonly reason: string };
  /** Whether its text can be shown in an editor. */
  readonly canReveal: boolean;
}

/** From the extension to a panel. */
export type ToPanel<R = unknown, S = unknown> =
  | { readonly kind: 'show'; readonly view: View<R, S>; readonly state: PanelState }
  /** Something is under way, in words; until the next `show` or `idle`. */
  | { readonly kind: 'busy'; readonly text: string; readonly canCancel: boolean }
  | { readonly kind: 'idle' }
  /** What is shown is made from something else now. */
  | { readonly kind: 'keep'; readonly state: PanelState }
  /** The cursor in the text is in this header field, by its index. */
  | { readonly kind: 'cursor'; readonly field: number | null };

/** From a panel to the extension. */
export type FromPanel =
  /** It can be sent what to show; its words are in `document.documentElement.lang`. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'pasted'; readonly text: string }
  /** A file was dropped: its octets in base64. */
  | { readonly kind: 'dropped'; readonly name: string; readonly base64: string }
  | { readonly kind: 'pasteAnother' }
  /** Show the header field with this index in the text; `side` where two messages are compared. */
  | { readonly kind: 'reveal'; readonly field: number; readonly side?: 'left' | 'right' }
  | { readonly kind: 'lookUp' }
  | { readonly kind: 'cancel' }
  /** Put on the clipboard; `what` says in words what it is. */
  | { readonly kind: 'copy'; readonly text: string; readonly what: string }
  | { readonly kind: 'save'; readonly text: string; readonly name: string }
  /** A whole HTML document, to be opened in a browser. */
  | { readonly kind: 'print'; readonly html: string }
  /** Choose another message to compare this one with. */
  | { readonly kind: 'compare' }
  /** Read the reports once more, or choose others. */
  | { readonly kind: 'readAgain' }
  | { readonly kind: 'chooseReports' };

/** What a panel keeps over a reload of the window (`setState`): enough to make it again. */
export type PanelState =
  | { readonly kind: 'empty' }
  | { readonly kind: 'message'; readonly from: MessageOrigin }
  | { readonly kind: 'compare'; readonly left: MessageOrigin; readonly right: MessageOrigin }
  | { readonly kind: 'reports'; readonly uris: readonly string[]; readonly filter?: ReportFilter };

/** Where a message is from: a file or open document, or what was pasted. */
export type MessageOrigin =
  | { readonly uri: string }
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly base64: string };
