import type { Network } from './spfRecord.ts';

/** The mask of the first bits of 32. */
export function maskOf(prefix: number): number {
  return prefix === 0 ? 0 : -1 << (32 - Math.min(prefix, 32));
}

/**
 * Tells by its first 32 bits whether an address may lie in one of some networks, without a large number for it. Of those whose
 * prefix is longer, some that do not are told to.
 */
export function firstBits(networks: readonly Network[]): (family: 4 | 6, word: number) => boolean {
  const of = (family: 4 | 6) =>
    networks
      .filter((network) => network.family === family)
      .map(({ address, prefix }) => {
        const word = Number(family === 4 ? address : address >> 96n) | 0;
        return { mask: maskOf(prefix), first: word & maskOf(prefix) };
      });
  const v4 = of(4);
  const v6 = of(6);
  return (family, word) => {
    for (const { mask, first } of family === 4 ? v4 : v6) if ((word & mask) === first) return true;
    return false;
  };
}
