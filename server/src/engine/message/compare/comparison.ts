/** How two things relate: the same, not the same, or there on one side alone. */
export type Difference = 'equal' | 'changed' | 'left' | 'right';

/** Two messages side by side. Plain data; places are indices into the two reports. */
export interface Comparison {
  /** What differs that matters, sentences: the most important first, at least one. */
  readonly gist: readonly string[];
  readonly results: readonly ComparedResult[];
  /** From the sender to the receiver. */
  readonly hops: readonly ComparedHop[];
  /** In the order of the left text; what only the right one has stands where it stands there. */
  readonly fields: readonly ComparedField[];
  /** Seconds from the first server to the last; `null` where that is not known. */
  readonly transit: { readonly left: number | null; readonly right: number | null };
}

/** A check as it came out for each message. */
export interface ComparedResult {
  readonly check: 'verdict' | 'dmarc' | 'disposition' | 'spf' | 'dkim' | 'arc';
  /** Whose signature it is: `example.com, selector s1`; empty for other checks. */
  readonly of: string;
  readonly left: Outcome | null;
  readonly right: Outcome | null;
  readonly difference: Difference;
}

/** What came of a check. */
export interface Outcome {
  /** A result of RFC 8601, or a word for it; `unknown` where neither this machine nor the receiver says. */
  readonly result: string;
  /** For whom: the domain, the address; empty where that says nothing. */
  readonly of: string;
  readonly reason: string;
  /** Who says so where it was not checked here: the receiver, by its name. */
  readonly claimedBy: string | null;
}

/** One step of the way, or one on each side that correspond to each other. */
export interface ComparedHop {
  readonly left: number | null;
  readonly right: number | null;
  readonly difference: Difference;
  /** What differs where both have it. */
  readonly differs: readonly ('host' | 'address' | 'encryption' | 'delay')[];
}

/** A header field, or one on each side that correspond to each other. */
export interface ComparedField {
  readonly name: string;
  readonly left: number | null;
  readonly right: number | null;
  readonly difference: Difference;
  /** Whether it differs between any two messages, such as dates and identifiers. */
  readonly isUsual: boolean;
}
