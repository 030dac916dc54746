/** Octets that a report may have, unpacked; the largest ones of the world's largest senders stay below. */
export const MOST_OCTETS = 64 * 1024 * 1024;

/** How many octets may still be unpacked for one file: all that it holds draws on the same stock. */
export interface Stock {
  octets: number;
}

/** Why something cannot be read. */
export interface Refusal {
  readonly refused: string;
}

/** The sentence for a file that is too large. */
export function tooLarge(): Refusal {
  return {
    refused: `Unpacked it has more than ${MOST_OCTETS / 1024 / 1024} MiB, which no report has. It may be made to fill the memory, so it was not read on.`,
  };
}
