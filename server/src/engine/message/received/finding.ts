import type { ByteSpan, MessageFinding } from '../message.ts';

/** What a finding can be: its declaration in `findings/received.ts`. */
interface Declaration {
  readonly id: string;
  readonly severity: MessageFinding['severity'];
}

/** A finding at a field, or at a hop, which is a field as well. */
export function finding(
  { id, severity }: Declaration,
  message: string,
  place:
    | (ByteSpan & { readonly index: number })
    | { readonly at: ByteSpan; readonly field: number }
    | undefined,
  stated: MessageFinding['severity'] = severity,
): MessageFinding {
  if (place === undefined) return { rule: id, severity: stated, message };
  const [at, field] =
    'at' in place ? [place.at, place.field] : [{ start: place.start, end: place.end }, place.index];
  return { rule: id, severity: stated, message, at, field };
}

/** What is written in a field, in quotes; cut where it is longer than what stands there in earnest. */
export function quoted(text: string): string {
  return text.length > 100 ? `"${text.slice(0, 99)}…"` : `"${text}"`;
}

/** A host as messages name it: its name and address as far as they are known. */
export function hostText(name: string | null, ip: string | null): string {
  if (name === null) return ip === null ? 'a host that is not named' : `the host at ${ip}`;
  return ip === null || name.includes(ip) ? quoted(name) : `${quoted(name)} (${ip})`;
}

/** A span of time in words: the two largest units that it has. */
export function spanText(seconds: number): string {
  const units: readonly [number, string][] = [
    [86_400, 'day'],
    [3600, 'hour'],
    [60, 'minute'],
    [1, 'second'],
  ];
  const whole = Math.abs(seconds);
  const first = units.findIndex(([size]) => whole >= size);
  if (first < 0) return '0 seconds';
  let rest = whole;
  const words: string[] = [];
  for (const [size, name] of units.slice(first, first + 2)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) words.push(`${count} ${name}${count === 1 ? '' : 's'}`);
  }
  return words.join(' and ');
}
