import { type NameId, NO_NAME } from './names.ts';

/** No TTL known. */
export const NO_TTL = -1;

/**
 * All that an entry's meaning takes from the entries before it (RFC 1035 §5.1, RFC 2308 §4). Where two states are
 * equal, the text that follows reads the same.
 */
export interface ReadState {
  readonly origin: NameId;
  /** The last owner, for entries that leave it out; {@link NO_NAME} before the first. */
  readonly owner: NameId;
  /** Whether the origin changed since the last owner was written: leaving it out is then easily misread. */
  readonly originChanged: boolean;
  /** From $TTL, or the SOA's minimum where there is none; seconds or {@link NO_TTL}. */
  readonly defaultTtl: number;
  /** The TTL of the last record that had one (RFC 1035 §5.1), or {@link NO_TTL}. */
  readonly lastTtl: number;
  /** The class that the first record with a class stated; 0 before. */
  readonly zoneClass: number;
  /** Records made by $GENERATE, and files included, so far: both are bounded. */
  readonly generated: number;
  readonly included: number;
  /** Whether a $DATE was read: BIND then refuses $INCLUDE. */
  readonly dated: boolean;
  /** Whether the last entry was broken: lines behind it that cannot stand alone are its rest. */
  readonly afterBroken: boolean;
  /** Whether a record without any TTL was reported: once is enough. */
  readonly ttlReported: boolean;
}

/** The state at the start of a zone's file. */
export function startState(origin: NameId): ReadState {
  return {
    origin,
    owner: NO_NAME,
    originChanged: false,
    defaultTtl: NO_TTL,
    lastTtl: NO_TTL,
    zoneClass: 0,
    generated: 0,
    included: 0,
    dated: false,
    afterBroken: false,
    ttlReported: false,
  };
}
