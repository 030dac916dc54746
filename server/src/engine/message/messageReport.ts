import type { ByteSpan, MessageFinding } from './message.ts';

/**
 * All that is known of a message: what the panel, the annotations in the editor, the Markdown export and the command line
 * show. Plain data: it survives JSON. Facts that need DNS are left out, and named in `lookups`, where DNS was not to be asked.
 */
export interface MessageReport {
  readonly summary: Summary;
  /** From the sender to the receiver. */
  readonly hops: readonly Hop[];
  readonly dkim: readonly DkimVerdict[];
  readonly arc: ArcVerdict;
  readonly spf: SpfVerdict;
  readonly dmarc: DmarcVerdict;
  readonly authenticationResults: readonly ClaimedResults[];
  /** What headers claim against what was checked here. */
  readonly disagreements: readonly Disagreement[];
  /** Headers of vendors and lists, decoded. */
  readonly vendors: readonly VendorHeader[];
  readonly bulk: readonly Requirement[];
  /** A bounce or a complaint; `null` for all other messages. */
  readonly dsn: BounceReport | null;
  readonly headers: readonly ExplainedHeader[];
  readonly findings: readonly MessageFinding[];
  /** Questions that would have to be asked for what is not known, where DNS was not asked. */
  readonly lookups: readonly { readonly name: string; readonly type: string; readonly why: string }[];
}

/** What is said first. */
export interface Summary {
  /** One sentence for everybody: "Would be rejected: nobody vouches for example.com". */
  readonly verdict: string;
  readonly level: 'good' | 'doubtful' | 'bad' | 'unknown';
  /** Why, a sentence each, the most important first. */
  readonly reasons: readonly string[];
  /** What to do, a sentence each. */
  readonly advice: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
  readonly subject: string | null;
  readonly date: string | null;
  readonly messageId: string | null;
  readonly hasBody: boolean;
}

/** One Received field (RFC 5321 §4.4), read whatever program wrote it; `null` for what it does not say. */
export interface ReceivedTrace {
  /** The host as its address resolves for the receiver, or as it names itself where that is all there is. */
  readonly from: string | null;
  readonly helo: string | null;
  readonly ip: string | null;
  readonly reverse: string | null;
  readonly by: string | null;
  /** The protocol: `ESMTPS` and the like (RFC 3848). */
  readonly with: string | null;
  readonly id: string | null;
  readonly for: string | null;
  readonly via: string | null;
  readonly tls: { readonly version: string | null; readonly cipher: string | null } | null;
  /** Who sent it, where the client had logged in. */
  readonly authenticated: string | null;
  /** Whether the client had logged in, be it that its name is not said. */
  readonly isAuthenticated?: boolean;
  /** The envelope's sender, where it is noted. */
  readonly envelopeFrom: string | null;
  /** ISO 8601 with its own offset, where it can be read. */
  readonly date: string | null;
  /** Milliseconds since 1970 UTC. */
  readonly time: number | null;
}

export interface Hop extends ReceivedTrace {
  /** From 1, the sender's first. */
  readonly number: number;
  readonly field: number;
  readonly at: ByteSpan;
  /** Since the hop before; negative where clocks differ. */
  readonly delaySeconds: number | null;
  /** Between hosts of one network, or over the internet. */
  readonly scope: 'internal' | 'public' | 'unknown';
  /** Written by a host of the receiver: this and all later hops can be believed, earlier ones are what the sender says. */
  readonly isTrusted: boolean;
  /** Where it came in from outside: its address is the one that SPF judges. */
  readonly isBoundary: boolean;
  readonly findings: readonly MessageFinding[];
}

export type AuthResult =
  | 'pass'
  | 'fail'
  | 'softfail'
  | 'neutral'
  | 'none'
  | 'policy'
  | 'temperror'
  | 'permerror'
  /** Could not be judged here: no body, or DNS was not asked. */
  | 'unknown';

/** One DKIM-Signature field (RFC 6376). */
export interface DkimVerdict {
  readonly field: number;
  readonly at: ByteSpan;
  readonly domain: string | null;
  readonly selector: string | null;
  readonly identity: string | null;
  readonly algorithm: string | null;
  readonly canonicalization: { readonly header: string; readonly body: string } | null;
  readonly result: AuthResult;
  /** What came of it, and for a failure what a person can do about it. */
  readonly reason: string;
  /** Judged apart: the header signature also where the body hash is wrong. */
  readonly bodyHash: 'match' | 'mismatch' | 'unknown';
  readonly headerHash: 'match' | 'mismatch' | 'unknown';
  readonly key: { readonly type: string; readonly bits: number | null; readonly isTesting: boolean } | null;
  readonly signedFields: readonly string[];
  /** Fields of the message that matter and are not signed, or were added after signing. */
  readonly unsignedFields: readonly string[];
  readonly addedFields: readonly string[];
  /** Fields that were changed after signing, found by trying; what they seem to have been. */
  readonly changedFields: readonly string[];
  /** The fields that are signed, by their indices, in the order of `h=`. */
  readonly coveredFields: readonly number[];
  /** Names that are listed once more than they are there, so that none can be added (RFC 6376 §8.15). */
  readonly oversignedFields: readonly string[];
  /** Such as a footer, a subject tag, re-encoding, line ends. */
  readonly likelyCause: string | null;
  /** What was signed against what is there, where a form was found for which the hash or the signature is right. */
  readonly differences: readonly SignedDifference[];
  /** Octets of the body that are signed, where `l=` limits them. */
  readonly bodyLength: number | null;
  readonly timestamp: string | null;
  readonly expires: string | null;
  readonly isAligned: boolean | null;
  readonly source: AnswerSource | null;
  readonly findings: readonly MessageFinding[];
}

/** A part of a message as it was signed and as it is, both in canonical form (RFC 6376 §3.4). */
export interface SignedDifference {
  readonly part: 'header' | 'body';
  /** The field's name, in lower case; empty for the body. */
  readonly name: string;
  /** The field by its index; `null` for one that was taken out, and for the body. */
  readonly field: number | null;
  /** `null` for a field that was not there. */
  readonly was: MarkedOctets | null;
  /** `null` for a field that is not there any more. */
  readonly is: MarkedOctets | null;
}

/** A piece of a text, in which is marked what differs from another. */
export interface MarkedOctets {
  /** One unit for each octet. */
  readonly pieces: readonly { readonly octets: string; readonly differs: boolean }[];
  /** Octets before the piece, and behind it. */
  readonly before: number;
  readonly after: number;
}

/** Where what was asked of DNS is from. */
export interface AnswerSource {
  readonly resolver: string;
  readonly ageSeconds: number;
}

/** The ARC chain (RFC 8617), which is historic. */
export interface ArcVerdict {
  readonly result: AuthResult;
  readonly reason: string;
  readonly chain: readonly ArcInstance[];
  readonly findings: readonly MessageFinding[];
}

export interface ArcInstance {
  readonly instance: number;
  readonly sealer: string | null;
  readonly seal: AuthResult;
  readonly messageSignature: AuthResult;
  readonly chainValidation: string | null;
  readonly results: ClaimedResults | null;
  /** Indices of its fields: seal, message signature, results. */
  readonly fields: readonly number[];
}

/** SPF (RFC 7208) for the hop that came in from outside. */
export interface SpfVerdict {
  readonly result: AuthResult;
  readonly reason: string;
  readonly ip: string | null;
  readonly domain: string | null;
  readonly helo: string | null;
  readonly mechanism: string | null;
  readonly explanation: string | null;
  readonly lookups: number | null;
  readonly isAligned: boolean | null;
  readonly source: AnswerSource | null;
}

/** DMARC (RFC 9989). */
export interface DmarcVerdict {
  readonly result: AuthResult;
  readonly reason: string;
  readonly domain: string | null;
  readonly organizationalDomain: string | null;
  readonly record: string | null;
  /** Where the record was found, and what was asked on the way (RFC 9989 §4.10). */
  readonly foundAt: string | null;
  readonly steps: readonly { readonly name: string; readonly outcome: string }[];
  readonly policy: 'none' | 'quarantine' | 'reject' | null;
  /** What a receiver that follows the policy does. */
  readonly disposition: 'none' | 'quarantine' | 'reject' | null;
  readonly alignment: { readonly spf: boolean | null; readonly dkim: boolean | null };
  readonly source: AnswerSource | null;
}

/** An Authentication-Results field (RFC 8601), or what says the same: Received-SPF, ARC-Authentication-Results. */
export interface ClaimedResults {
  readonly field: number;
  readonly at: ByteSpan;
  readonly kind: 'Authentication-Results' | 'ARC-Authentication-Results' | 'Received-SPF';
  /** `null` in Microsoft's form, which has none. */
  readonly authservId: string | null;
  /** Whether a host of the receiver wrote it. */
  readonly isTrusted: boolean;
  readonly results: readonly {
    readonly method: string;
    readonly result: string;
    readonly reason: string | null;
    /** `smtp.mailfrom`, `header.d` and so on. */
    readonly properties: Readonly<Record<string, string>>;
    readonly comment: string | null;
  }[];
  readonly problem: string | null;
}

export interface Disagreement {
  readonly method: string;
  readonly claimed: string;
  readonly by: string;
  readonly checked: AuthResult;
  readonly explanation: string;
}

export interface VendorHeader {
  readonly field: number;
  /** `Microsoft 365`, `Rspamd`, `Gmail`… */
  readonly vendor: string;
  readonly title: string;
  readonly facts: readonly { readonly name: string; readonly value: string; readonly meaning: string }[];
}

/** One requirement of a large receiver for bulk senders. */
export interface Requirement {
  readonly id: string;
  readonly title: string;
  readonly status: 'met' | 'missed' | 'unknown' | 'notNeeded';
  readonly why: string;
  /** `Google`, `Yahoo`, `Microsoft`, and the RFC or page that says so. */
  readonly by: readonly string[];
  readonly source: string;
}

export interface BounceReport {
  readonly kind: 'bounce' | 'complaint' | 'delay' | 'success' | 'autoReply';
  /** Which program wrote it, as far as that can be told. */
  readonly reporter: string | null;
  readonly recipients: readonly BouncedRecipient[];
  readonly original: {
    readonly from: string | null;
    readonly subject: string | null;
    readonly messageId: string | null;
  };
  readonly findings: readonly MessageFinding[];
}

export interface BouncedRecipient {
  readonly recipient: string;
  readonly action: string | null;
  /** Enhanced status code (RFC 3463), such as `5.1.1`. */
  readonly status: string | null;
  /** The report names no status: this one is made from its reason, in the numbers 900 to 999 that no standard uses. */
  readonly isStatusDerived: boolean;
  /** SMTP reply code, such as `550`. */
  readonly replyCode: string | null;
  /** One of the classes in `dsn/reasons.ts`. */
  readonly reason: string;
  readonly hardBounce: boolean;
  readonly remoteHost: string | null;
  readonly diagnostic: string | null;
  /** What it means, and what to do next. */
  readonly explanation: string;
  readonly advice: string;
}

/** A header field in words. */
export interface ExplainedHeader extends ByteSpan {
  readonly field: number;
  readonly name: string;
  /** Decoded (RFC 2047), on one line. */
  readonly value: string;
  /** What the field is for, and what rules it; empty for unknown ones. */
  readonly explanation: string;
}
