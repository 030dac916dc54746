const UNITS = [
  ['week', 'w', 604800],
  ['day', 'd', 86400],
  ['hour', 'h', 3600],
  ['minute', 'm', 60],
  ['second', 's', 1],
] as const;

/** A time span in words: `1 hour 30 minutes`; at most two units, exact where these suffice. */
export function durationWords(seconds: number): string {
  return (
    inUnits(seconds, ([name], count) => `${count} ${name}${count === 1 ? '' : 's'}`, ' ', 2) || '0 seconds'
  );
}

/** A time span as a zone file may have it with units (RFC 2308 §4 leaves that to servers): `1h30m`. */
export function durationWithUnits(seconds: number): string {
  return inUnits(seconds, ([, letter], count) => `${count}${letter}`, '', UNITS.length) || '0';
}

function inUnits(
  seconds: number,
  text: (unit: (typeof UNITS)[number], count: number) => string,
  between: string,
  most: number,
): string {
  const parts: string[] = [];
  let left = seconds;
  for (const unit of UNITS) {
    const count = Math.floor(left / unit[2]);
    if (count === 0 || parts.length === most) continue;
    parts.push(text(unit, count));
    left -= count * unit[2];
  }
  return parts.join(between);
}
