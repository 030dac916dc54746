import type { Hop } from '../../../../server/src/engine/message/messageReport.ts';

/** A host on the way: the sender's first, then who took the message over at each hop. */
export interface WayHost {
  /** `null` where no field names it. */
  readonly name: string | null;
  /** The address that the next host saw. */
  readonly ip: string | null;
}

/** The hosts of some hops, one more than there are hops. */
export function hostsOf(hops: readonly Hop[]): WayHost[] {
  const [first] = hops;
  if (first === undefined) return [];
  return [
    { name: clientName(first), ip: first.ip },
    ...hops.map((hop, i) => {
      const next = hops[i + 1];
      const name = hop.by ?? (next === undefined ? null : clientName(next));
      const isSame = next !== undefined && [clientName(next), next.helo].some((each) => same(each, name));
      return { name, ip: isSame ? next.ip : null };
    }),
  ];
}

/** Who handed the message over: the name that its address has, else its own, else its address. */
export function clientName({ reverse, from, helo, ip }: Hop): string | null {
  return reverse ?? from ?? helo ?? ip;
}

function same(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a.toLowerCase() === b.toLowerCase();
}
