import type { Message } from './message.ts';
import type { ClaimedResults, Hop } from './messageReport.ts';
import { readAddresses } from './values/address.ts';

/** What a receiver sees of a message before its first field, as far as it is known. */
export interface Envelope {
  readonly ip: string | null;
  readonly helo: string | null;
  /** The return path; empty for a message about delivery, `null` where it is not known. */
  readonly mailFrom: string | null;
  /** A user of the receiver handed it in, and had logged in for that: SPF is not for such clients. */
  readonly isSubmission: boolean;
}

/**
 * The envelope with which a message came in, told by what the receiver wrote: the hop where it came in, Return-Path, and what it
 * says that it has judged.
 *
 * @param given what is known from elsewhere, and goes before all else
 */
export function readEnvelope(
  message: Message,
  hops: readonly Hop[],
  claims: readonly ClaimedResults[],
  given: Partial<Envelope> = {},
): Envelope {
  const hop = hops.find(({ isBoundary }) => isBoundary);
  const judged = claims
    .filter(({ isTrusted, kind }) => isTrusted && kind !== 'ARC-Authentication-Results')
    .flatMap(({ results }) => results.filter(({ method }) => method === 'spf'));
  const noted = (...names: string[]) =>
    judged.flatMap(({ properties }) => names.flatMap((name) => own(properties, name) ?? [])).at(0) ?? null;
  const path = returnPath(message);
  const judgedFrom = noted('envelope-from', 'smtp.mailfrom')?.replaceAll(/[<>]/g, '') ?? null;
  // Some note the domain alone. Return-Path has the whole address then.
  const isSame = judgedFrom !== null && path?.toLowerCase().endsWith(`@${judgedFrom.toLowerCase()}`);
  return {
    ip: given.ip ?? hop?.ip ?? noted('client-ip'),
    helo: given.helo ?? hop?.helo ?? noted('helo', 'smtp.helo'),
    mailFrom: given.mailFrom ?? hop?.envelopeFrom ?? (isSame ? path : (judgedFrom ?? path)),
    isSubmission:
      given.isSubmission ??
      (given.ip === undefined &&
        hop !== undefined &&
        (hop.isAuthenticated === true || hop.authenticated !== null)),
  };
}

/** The topmost: the server that delivered it wrote it (RFC 5321 §4.4). */
function returnPath({ fields }: Message): string | null {
  const field = fields.find(({ key }) => key === 'return-path');
  if (field === undefined) return null;
  const [mailbox] = readAddresses(field.text).mailboxes;
  if (mailbox !== undefined) return mailbox.address;
  return /^\s*<\s*>\s*$/.test(field.text) ? '' : null;
}

function own(properties: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}
