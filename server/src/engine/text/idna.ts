/// <reference path="./punycode.d.ts" />
import punycode from 'punycode.js';

/**
 * The A-label of a label with characters beyond ASCII (RFC 5890 §2.3.2.1), after the mapping of RFC 5895 §2: lower
 * case, wide and narrow forms as usual ones, composed.
 *
 * @returns `undefined` when the label cannot be one: other ASCII characters than letters, digits and hyphens, octets
 *   that are no UTF-8, marks without a letter, or more than 63 octets (RFC 5891 §4.2)
 */
export function aLabel(label: string): string | undefined {
  const mapped = label
    .toLowerCase()
    .replace(/[\uff00-\uffef]/g, (char) => char.normalize('NFKC'))
    .normalize('NFC');
  if (!/^[a-z0-9\u0080-\u{10ffff}-]+$/u.test(mapped) || /[\ufffd\u3002\uff61\p{C}\p{Z}]/u.test(mapped)) {
    return undefined;
  }
  if (/^\p{M}|^-|-$|^..--/u.test(mapped)) return undefined;
  if (/^[a-z0-9-]+$/.test(mapped)) return mapped;
  const encoded = `xn--${punycode.encode(mapped)}`;
  return encoded.length > 63 ? undefined : encoded;
}

/** The label that an A-label stands for (RFC 5890 §2.3.2.1); `undefined` where it is none. */
export function uLabel(label: string): string | undefined {
  const lower = label.toLowerCase();
  if (!lower.startsWith('xn--')) return undefined;
  try {
    const text = punycode.decode(lower.slice(4));
    return aLabel(text) === lower ? text : undefined;
  } catch {
    return undefined;
  }
}
