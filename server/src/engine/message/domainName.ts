import { aLabel } from '../text/idna.ts';

/** The longest name in text form (RFC 1035 §2.3.4). */
const LONGEST = 253;

/**
 * A domain as DNS is asked for it: in lower case, A-labels, without the final dot (RFC 5890 §2.3.2.1).
 *
 * @returns `undefined` for what is none that mail can be from: one label, an address literal, characters that hosts do not have
 */
export function domainName(text: string): string | undefined {
  const name = text.trim().toLowerCase().replace(/\.$/, '');
  if (name.length === 0 || name.length > LONGEST * 2) return undefined;
  const labels: string[] = [];
  for (const label of name.split('.')) {
    const ascii = /^[a-z0-9_-]{1,63}$/.test(label) ? label : aLabel(label);
    if (ascii === undefined || ascii === '') return undefined;
    labels.push(ascii);
  }
  const joined = labels.join('.');
  return labels.length < 2 || joined.length > LONGEST || /^[\d.]+$/.test(joined) ? undefined : joined;
}

/** The domain of an address, as DNS is asked for it. */
export function domainOfAddress(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  return domainName(address.slice(at + 1));
}
