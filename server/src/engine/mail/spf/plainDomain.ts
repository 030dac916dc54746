const DOT = 0x2e;
const HYPHEN = 0x2d;
/** What small letters have that capital ones have not; digits, hyphens and dots have it too. */
const CASE = 0x20;
const MAX_LABEL = 63;
const MAX_NAME = 253;

const LETTER = 1;
const DIGIT = 2;
const HYPHENS = 4;
const UNDERSCORES = 8;
const KINDS = new Uint8Array(256);
for (let octet = 0; octet < 256; octet++) {
  if ((octet | CASE) >= 0x61 && (octet | CASE) <= 0x7a) KINDS[octet] = LETTER;
  else if (octet >= 0x30 && octet <= 0x39) KINDS[octet] = DIGIT;
  else if (octet === HYPHEN) KINDS[octet] = HYPHENS;
  else if (octet === 0x5f) KINDS[octet] = UNDERSCORES;
}

const NO_NAME = 0;

/**
 * The hash of a name of two labels and more as they are mostly written in SPF: letters, digits, hyphens and underscores, and at
 * the end a label of letters and digits. In which case it is written does not count, nor does a dot at its end.
 *
 * @returns 0 for whatever else stands in `octets[start, end)`
 */
export function plainDomain(octets: Uint8Array, start: number, end: number): number {
  const stop = withoutDot(octets, start, end);
  if (stop - start > MAX_NAME) return NO_NAME;
  let hash = 0x811c9dc5;
  let label = start;
  let kinds = 0;
  for (let at = start; at < stop; at++) {
    const octet = octets[at] as number;
    const kind = KINDS[octet] as number;
    if (kind !== 0) kinds |= kind;
    else if (octet !== DOT || at === label || at - label > MAX_LABEL) return NO_NAME;
    else {
      label = at + 1;
      kinds = 0;
    }
    hash = Math.imul(hash ^ (octet | CASE), 0x01000193);
  }
  const isName = label > start && stop > label && stop - label <= MAX_LABEL;
  return isName && (kinds & LETTER) !== 0 && kinds <= (LETTER | DIGIT) ? hash | 1 : NO_NAME;
}

/** The same of a name that is one. */
export function domainHash(name: string): number {
  return plainDomain(
    Uint8Array.from(name, (character) => character.charCodeAt(0)),
    0,
    name.length,
  );
}

/** Where a name ends without a dot at its end. */
export function withoutDot(octets: Uint8Array, start: number, end: number): number {
  return end > start && octets[end - 1] === DOT ? end - 1 : end;
}

/** Whether one of the name's labels begins with one of some texts, in lower case. */
export function hasLabelBeginning(
  octets: Uint8Array,
  start: number,
  end: number,
  texts: readonly string[],
): boolean {
  for (let at = start; at < end; at++) {
    if (at > start && octets[at - 1] !== DOT) continue;
    for (const text of texts) if (begins(octets, at, end, text)) return true;
  }
  return false;
}

/** Whether the name is one of some names, in lower case, or below one. */
export function endsInName(
  octets: Uint8Array,
  start: number,
  end: number,
  names: readonly string[],
): boolean {
  const stop = withoutDot(octets, start, end);
  for (const name of names) {
    const at = stop - name.length;
    if (at < start || (at > start && octets[at - 1] !== DOT)) continue;
    if (begins(octets, at, stop, name)) return true;
  }
  return false;
}

function begins(octets: Uint8Array, at: number, end: number, text: string): boolean {
  if (end - at < text.length) return false;
  for (let i = 0; i < text.length; i++) {
    if (((octets[at + i] as number) | CASE) !== text.charCodeAt(i)) return false;
  }
  return true;
}
