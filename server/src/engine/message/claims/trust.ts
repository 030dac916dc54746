import type { Hop } from '../messageReport.ts';

/** Up to where a message's fields were written by the receiver; fields are numbered from the top, where the newest stand. */
export interface Boundary {
  /** The field of the hop at which the message came in; all fields above it are the receiver's. -1 where nothing is. */
  readonly above: number;
  /** Where the fields begin that were there when it came in: the Received field of the hop before. */
  readonly below: number;
  /** Names of the receiver's hosts, as its Received fields give them, in lower case. */
  readonly hosts: readonly string[];
}

/** Where trust ends, by the hops. Where all are the receiver's own, so are all fields. */
export function boundaryOf(hops: readonly Hop[]): Boundary {
  const trusted = hops.filter(({ isTrusted }) => isTrusted);
  const above = Math.max(-1, ...trusted.map(({ field }) => field));
  const others = hops.filter(({ field, isTrusted }) => !isTrusted && field > above);
  const hosts = [...new Set(trusted.flatMap(({ by }) => (by === null ? [] : [hostOf(by)])))];
  if (
    hops.length > 0 &&
    others.length === 0 &&
    trusted.length === hops.length &&
    !hops.some(({ isBoundary }) => isBoundary)
  )
    return { above: Infinity, below: Infinity, hosts };
  const below = others.length === 0 ? Infinity : Math.min(...others.map(({ field }) => field));
  return { above, below, hosts };
}

/**
 * Whether a field of results is the receiver's (RFC 8601 §5): it stands above the boundary; or right below it, where filters put
 * it that run before the server adds its own Received field, and bears the name of the receiver: fields with that name
 * that a message brings are taken out there.
 */
export function isOwn(field: number, authservId: string | null, boundary: Boundary): boolean {
  if (field < boundary.above) return true;
  return field < boundary.below && isReceiver(authservId, boundary);
}

/** Whether a name is that of the receiver: one of its hosts, or a name above one. */
export function isReceiver(authservId: string | null, { hosts }: Boundary): boolean {
  if (authservId === null) return false;
  const id = hostOf(authservId);
  // One label is no domain; `com` would be above everything.
  return hosts.some((host) => host === id || (id.includes('.') && host.endsWith(`.${id}`)));
}

function hostOf(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}
