import type { FlattenChoice } from './choices.ts';
import type { PackedRecord } from './pack.ts';
import type { Proof } from './prove.ts';
import type { Step } from './repairs.ts';

/** How a record could take fewer lookups. */
export interface Flattening {
  /** The record as it is: lookups in the worst case (RFC 7208 §4.6.4), and its length. */
  readonly before: Measure;
  /** The least change first; all are proven. */
  readonly offers: readonly Offer[];
  /** Why nothing, or not more, is offered: a sentence for each reason. */
  readonly problems: readonly string[];
  /** What else would help, but changes who may send, or is for others to do. */
  readonly advice: readonly string[];
  /** What could be asked for besides, and was not. */
  readonly choices: readonly FlattenChoice[];
}

export interface Measure {
  readonly lookups: number;
  readonly octets: number;
}

/**
 * `repair`: terms that do nothing are left out. `minimal`: also, as few includes are flattened as bring the record to ten
 * lookups. `full`: all that can be. `one`: the include that was asked for.
 */
export type OfferKind = 'repair' | 'minimal' | 'full' | 'one';

/** A record that is equal for every address, as the proof shows. */
export interface Offer {
  readonly kind: OfferKind;
  /** What was done, in this order. */
  readonly steps: readonly Step[];
  /** The record itself, and those that it includes for want of room. */
  readonly records: readonly PackedRecord[];
  /** Lookups of the record; octets of all records. */
  readonly after: Measure;
  readonly proof: Proof;
  readonly warnings: readonly string[];
  /** Whether addresses of others were copied: then the record needs a marker, and a look at whether they changed. */
  readonly isCopy: boolean;
}
