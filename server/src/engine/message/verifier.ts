import type { Cancel, Dns } from '../dns/dns.ts';
import type { Message, MessageFinding } from './message.ts';
import type { ArcVerdict, DkimVerdict } from './messageReport.ts';

/*
 * Who checks the signatures of a message: a port, since that needs cryptography. The host brings it (`node/messageVerifier`),
 * and loads it with the first message.
 */

/** How signatures are judged. */
export interface VerifyOptions {
  /** Milliseconds since 1970 UTC: signatures that have expired by then do not count. When it was received, else the present. */
  readonly time: number;
  /** RSA keys with fewer bits do not count; 1024 if left out (RFC 8301 §3.2). */
  readonly minimumKeyBits?: number;
  /**
   * Whether old signatures count: those made with `rsa-sha1`, which verifiers must not accept any more (RFC 8301 §3.1), and those
   * of the drafts before RFC 4871, without `v=1`. Not if left out.
   */
  readonly acceptsOld?: boolean;
  readonly cancel?: Cancel;
}

/** A question for DNS that was not asked, since lookups are off. */
export interface OpenLookup {
  readonly name: string;
  readonly type: string;
  readonly why: string;
}

/** What came of the signatures of DKIM. */
export interface DkimCheck {
  /** One for each DKIM-Signature field, in the order of the text. */
  readonly verdicts: readonly DkimVerdict[];
  /** Of fields that are no such signatures, but like them: DKIM2, DomainKeys. */
  readonly findings: readonly MessageFinding[];
  readonly lookups: readonly OpenLookup[];
}

/** What came of the chain of ARC. */
export interface ArcCheck {
  readonly verdict: ArcVerdict;
  readonly lookups: readonly OpenLookup[];
}

/** Checks signatures. It never throws, and takes bounded time for whatever message. */
export interface MessageVerifier {
  /**
   * Judges each DKIM-Signature (RFC 6376 §6.1).
   *
   * @param dns asked for the keys; one that answers `off` leaves body hashes judged, and the rest unknown
   */
  verifyDkim(message: Message, dns: Dns, options: VerifyOptions): Promise<DkimCheck>;
  /** Judges the chain of ARC sets (RFC 8617 §5.2), and each of its signatures. */
  verifyArc(message: Message, dns: Dns, options: VerifyOptions): Promise<ArcCheck>;
}
