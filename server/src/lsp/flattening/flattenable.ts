import type { Dns } from '../../engine/dns/dns.ts';
import type { Offer } from '../../engine/mail/spf/flatten/flattening.ts';
import type { SpfMechanism, SpfRecord } from '../../engine/mail/spf/spfRecord.ts';
import type { Position } from '../../engine/zone/position.ts';
import type { FlattenSpfOffer } from '../../protocol.ts';

/** An SPF record at a position, in a zone or elsewhere, that can be flattened and put back. */
export interface Flattenable {
  readonly record: SpfRecord;
  /** Where its text begins. */
  readonly start: Position;
  /** Its owner, absolute, without the final dot; `undefined` where nothing tells it. */
  readonly domain: string | undefined;
  /** What it was made from, if it was flattened before. */
  readonly original: string | undefined;
  /** Owners of the records that it includes, if they were made for it. */
  readonly reuse: readonly string[];
  /** Why it cannot be flattened, as a sentence, if it cannot. */
  readonly problem?: string;
  /** The include at the position. */
  readonly include: SpfMechanism | undefined;
  /** What is asked; why there is nobody, as a sentence. */
  dns(): Promise<Dns | string>;
  /** Whether the document is as it was. */
  isCurrent(): boolean;
  /**
   * How the document gets an offer.
   *
   * @param date of the comment that tells what the record was made from; none where nothing was copied
   * @returns why it cannot, as a sentence, if it cannot
   */
  put(offer: Offer, date: string | undefined): Pick<FlattenSpfOffer, 'changes' | 'copy'> | string;
}
