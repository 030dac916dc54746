import type { FileRange } from '../publish.ts';

/** A record of another zone. */
export interface OtherRecord {
  /** Its data in canonical form: an address, or a name in lower case. */
  readonly data: string;
  /** Where its data stands. */
  readonly at: FileRange;
}

/** Text to put into another zone's file. */
export interface OtherEdit extends FileRange {
  readonly text: string;
}

/** What a zone at hand says of a name. */
export interface Answer {
  /** The records that were asked for: none where the zone has no such name, or the name no such record. */
  readonly records: readonly OtherRecord[];
  /** The name that an alias stands for: its records are not looked for. */
  readonly alias?: string;
  /** How the zone's file would have the record, where that can be told; for a name without records. */
  readonly added?: OtherEdit | undefined;
}

/** A zone at hand that is signed. */
export interface SignedNeighbour {
  /** Its name, absolute and in lower case. */
  readonly apex: string;
  /** Its keys. */
  readonly keys: readonly {
    readonly at: FileRange;
    /**
     * Whether a DS record is for this key: by its tag and algorithm, and by its digest where that can be made.
     *
     * @param ds wire form of the RDATA
     */
    isMeantBy(ds: Uint8Array): boolean;
  }[];
}

/**
 * The zones at hand: those of the workspace, or of one run of the command line, with the one that asks. Names are absolute and in lower
 * case. There is no answer where no zone at hand is authoritative for a name, or where it is not known in full.
 */
export interface Neighbours {
  /**
   * The PTR records of an address, aliases on the way (RFC 2317) followed.
   *
   * @param reverseName such as `1.2.0.192.in-addr.arpa.`
   * @param host that it should lead to
   */
  pointersAt(reverseName: string, host: string): Answer | undefined;
  /**
   * The addresses of a host, of the kind that `address` is.
   *
   * @param address in canonical form, that the host should have
   */
  addressesOf(host: string, address: string): Answer | undefined;
  /** The zones below a zone that have keys and are known in full. */
  signedBelow(apex: string): readonly SignedNeighbour[];
}
