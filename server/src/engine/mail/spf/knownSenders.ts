import { MAILBOX_SENDERS } from './mailboxSenders.ts';
import { SERVICE_SENDERS } from './serviceSenders.ts';

/** A service that sends mail in its customers' names, or filters what they send, and whose SPF record they include. */
export interface KnownSender {
  readonly name: string;
  /** What it is, in a few words. */
  readonly what: string;
  /** What customers include; the first is what they are told to. What it costs is measured, not noted. */
  readonly includes: readonly string[];
  /** Other names of its SPF records lie below these. */
  readonly domains?: readonly string[];
  /** Whose mail comes from its addresses: every customer's, or that of one. */
  readonly pool: 'shared' | 'shared or dedicated';
  /** DKIM selectors in the customer's domain, as far as they are the same for all. */
  readonly selectors?: readonly string[];
  /**
   * Whose domain the return path is in, which is what SPF looks at. `own`: the customer's, so that SPF can align for DMARC;
   * `service`: the service's, so that it never does and the include is of no use to DMARC; `choice`: the service's until the
   * customer sets up a return path, which is a name below the own domain with a record of its own.
   */
  readonly returnPath: 'own' | 'service' | 'choice';
  /** Whether its addresses change often enough that a copy of them is soon out of date. */
  readonly changesOften: boolean;
}

/** By their names. */
export const KNOWN_SENDERS: readonly KnownSender[] = [...MAILBOX_SENDERS, ...SERVICE_SENDERS].sort(byName);

/** By code units: comparing as a language does loads its data, at every start. */
function byName(a: KnownSender, b: KnownSender): number {
  return a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1;
}

const byInclude = new Map<string, KnownSender>();
for (const sender of KNOWN_SENDERS) {
  for (const name of [...(sender.domains ?? []), ...sender.includes]) byInclude.set(name, sender);
}

/**
 * Whose SPF record a name is.
 *
 * @param target what a record includes; the final dot and the case do not matter
 */
export function knownSender(target: string): KnownSender | undefined {
  let name = target.toLowerCase().replace(/\.$/, '');
  for (;;) {
    const sender = byInclude.get(name);
    if (sender !== undefined) return sender;
    const dot = name.indexOf('.');
    if (dot < 0) return undefined;
    name = name.slice(dot + 1);
  }
}
