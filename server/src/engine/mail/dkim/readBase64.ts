const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Int8Array(128).fill(-1);
for (let value = 0; value < 64; value++) VALUES[ALPHABET.charCodeAt(value)] = value;
const PAD = 0x3d;

/** What makes a text no base64: a character that has no place where it stands, or an end that is none. */
export interface Base64Fault {
  readonly problem: 'character' | 'padding' | 'length';
  /** The place of the character; of the text's end where something is missing there. */
  readonly at: number;
}

/** The octets that a text holds in base64; with a fault, those before it. */
export interface Base64Reading {
  readonly octets: Uint8Array;
  readonly fault?: Base64Fault;
}

/**
 * Reads base64 with blanks anywhere in it (RFC 6376 §3.2, RFC 4648 §4).
 *
 * `padding`: nothing but `=` is missing at the end. `length`: characters are missing, since one alone is left over.
 */
export function readBase64(text: string): Base64Reading {
  const octets = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let count = 0;
  let pads = 0;
  const done = (fault?: Base64Fault): Base64Reading => ({
    octets: octets.subarray(0, length),
    ...(fault && { fault }),
  });
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)) continue;
    if (unit === PAD) {
      // Padding fills a group of which two or three characters are there.
      if (count < 2 || count + pads >= 4) return done({ problem: 'character', at });
      pads++;
      continue;
    }
    const value = VALUES[unit] ?? -1;
    if (value < 0 || pads > 0) return done({ problem: 'character', at });
    bits = ((bits << 6) | value) & 0xffffff;
    count++;
    if (count > 1) octets[length++] = (bits >>> ((4 - count) * 2)) & 0xff;
    if (count === 4) count = 0;
  }
  if (count === 1) return done({ problem: 'length', at: text.length });
  return done(count > 0 && count + pads < 4 ? { problem: 'padding', at: text.length } : undefined);
}

/**
 * Reads base64 that is whole and has nothing between its characters, as most keys are written.
 *
 * @returns how many octets were written into `into`; -1 for all others, and where they have no room there
 */
export function readPlainBase64(
  characters: Uint8Array,
  start: number,
  end: number,
  into: Uint8Array,
): number {
  const count = end - start;
  if (count === 0 || count % 4 !== 0 || count > into.length) return -1;
  const pads = characters[end - 1] !== PAD ? 0 : characters[end - 2] !== PAD ? 1 : 2;
  const stop = end - pads;
  let length = 0;
  let bits = 0;
  for (let at = start; at < stop; at++) {
    const value = VALUES[characters[at] as number] ?? -1;
    if (value < 0) return -1;
    bits = ((bits << 6) | value) & 0xffffff;
    const place = (at - start) & 3;
    if (place > 0) into[length++] = (bits >>> ((3 - place) * 2)) & 0xff;
  }
  return length;
}
