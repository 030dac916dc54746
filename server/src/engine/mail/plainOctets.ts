/** A text of ASCII characters as numbers; behind `length` stands what was there before. */
export interface PlainOctets {
  readonly octets: Uint8Array;
  readonly length: number;
}

/** What a look at a text gives that is not understood at once: every sign, so that every rule is run. */
export const EVERY_SIGN = -1;

/** A text as {@link PlainOctets}; `undefined` for one with other characters than visible ASCII and blanks. */
export function plainOctets(text: string): PlainOctets | undefined {
  const octets = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7e) return undefined;
    octets[i] = unit;
  }
  return { octets, length: text.length };
}

/** Whether a text in ASCII stands at `at`, in lower case. */
export function beginsWith(octets: Uint8Array, at: number, end: number, text: string): boolean {
  if (end - at < text.length) return false;
  for (let i = 0; i < text.length; i++) if (octets[at + i] !== text.charCodeAt(i)) return false;
  return true;
}
