import { offlineDns } from '../dns/offlineDns.ts';
import { bulkRequirements } from './bulk/bulkRequirements.ts';
import { readClaims } from './claims/readClaims.ts';
import { contentFindings } from './content/contentFindings.ts';
import { readContent } from './content/readContent.ts';
import { disagreementsOf } from './disagreements.ts';
import { checkDmarc } from './dmarcVerdict.ts';
import { readBounce } from './dsn/readBounce.ts';
import { type Envelope, readEnvelope } from './envelope.ts';
import { explainHeaders } from './explain/explainHeaders.ts';
import { headerFindings } from './header/headerFindings.ts';
import { readListFields } from './list/listFields.ts';
import { listFindings } from './list/listFindings.ts';
import type { Message } from './message.ts';
import type { ArcVerdict, ClaimedResults, MessageReport } from './messageReport.ts';
import { readWay } from './received/hops.ts';
import { type CheckPorts, checkSpf } from './spfVerdict.ts';
import { summaryOf } from './summary/summaryOf.ts';
import { unverifiedArc, unverifiedDkim } from './unverified.ts';
import type { Decode } from './values/charset.ts';
import { readVendors } from './vendors/readVendors.ts';
import type { MessageVerifier, OpenLookup } from './verifier.ts';

/** What an analysis builds on. */
export interface MessagePorts extends CheckPorts {
  /** Asked for records and keys; where there is none, the report says what would be asked. */
  readonly dns?: CheckPorts['dns'];
  readonly verifier?: MessageVerifier | undefined;
  /** The present, in milliseconds since 1970 UTC. */
  readonly now: number;
  /** Names, addresses and networks of the receiver's hosts; where there are none, they are inferred. */
  readonly ownHosts: readonly string[];
  /** What is known of the envelope from elsewhere. */
  readonly envelope?: Partial<Envelope>;
  /** Reads text in other character sets; the host's decoders where it is left out. */
  readonly decode?: Decode;
  /** RSA keys with fewer bits do not count; 1024 if left out (RFC 8301 §3.2). */
  readonly minimumKeyBits?: number;
}

/**
 * All that can be said of a message. Never throws for what the message holds, and takes bounded time; without DNS the report is
 * complete as far as the message itself goes.
 */
export async function analyseMessage(message: Message, ports: MessagePorts): Promise<MessageReport> {
  const { dns = offlineDns, verifier, now, ownHosts, cancel, minimumKeyBits } = ports;
  const way = readWay(message, { ownHosts });
  const { hops } = way;
  const claims = readClaims(message, hops);
  const envelope = readEnvelope(message, hops, claims.claims, ports.envelope);
  const options = {
    // Signatures that have expired since counted when it was received.
    time: hops.find(({ isBoundary }) => isBoundary)?.time ?? now,
    ...(cancel !== undefined && { cancel }),
    ...(minimumKeyBits !== undefined && { minimumKeyBits }),
  };
  const [signatures, chain, sender] = await Promise.all([
    verifier?.verifyDkim(message, dns, options) ?? unverifiedDkim(message),
    verifier?.verifyArc(message, dns, options) ?? unverifiedArc(message),
    checkSpf(envelope, ports),
  ]);
  const policy = await checkDmarc(message, { spf: sender.verdict, dkim: signatures.verdicts }, ports);
  const dkim = signatures.verdicts.map((verdict, i) => ({
    ...verdict,
    isAligned: policy.dkimAligned[i] ?? null,
  }));
  const spf = { ...sender.verdict, isAligned: policy.spfAligned };
  const dmarc = policy.verdict;
  const arc = withResults(chain.verdict, claims.claims);
  const judged = {
    hops,
    dkim,
    arc,
    spf,
    dmarc,
    authenticationResults: claims.claims,
    disagreements: disagreementsOf(claims.claims, { spf, dkim, dmarc, arc }),
    dsn: readBounce(message),
    lookups: distinct([...signatures.lookups, ...chain.lookups, ...sender.lookups, ...policy.lookups]),
  };
  const content = readContent(message);
  return {
    summary: summaryOf(message, judged, ports.decode),
    ...judged,
    vendors: [...readVendors(message), ...readListFields(message)],
    bulk: bulkRequirements(message, judged, content),
    headers: explainHeaders(message, ports.decode),
    findings: [
      ...message.notes,
      ...headerFindings(message, hops, ports.decode),
      ...way.findings,
      ...claims.findings,
      ...signatures.findings,
      ...listFindings(message, dkim),
      ...contentFindings(message, content, ports.decode),
    ],
  };
}

/** The claims of each instance of a chain. */
function withResults(arc: ArcVerdict, claims: readonly ClaimedResults[]): ArcVerdict {
  const byField = new Map(claims.map((claim) => [claim.field, claim]));
  const chain = arc.chain.map((instance) => ({
    ...instance,
    results:
      instance.results ??
      instance.fields.map((field) => byField.get(field)).find((claim) => claim !== undefined) ??
      null,
  }));
  return { ...arc, chain };
}

/** Each question once. */
function distinct(lookups: readonly OpenLookup[]): OpenLookup[] {
  return [...new Map(lookups.map((lookup) => [`${lookup.type} ${lookup.name}`, lookup])).values()];
}
