import { type Reader, replaceFix, report } from './reader.ts';
import { NO_TTL } from './state.ts';
import { MAX_TTL } from './ttl.ts';

/** The TTL that a server takes for `seconds`, with a finding when it is too large; {@link NO_TTL} when refused. */
export function boundTtl(reader: Reader, start: number, end: number, seconds: number): number {
  if (seconds <= MAX_TTL) return seconds;
  const refused = seconds > 0xffffffff;
  report(
    reader,
    'zone/ttl-overflow',
    refused
      ? `This TTL does not fit in 32 bits, so a server refuses the record: the largest is ${MAX_TTL} seconds, 68 years (RFC 2181 §8). Write a smaller one.`
      : `TTL ${seconds} is over the largest, ${MAX_TTL} seconds or 68 years: servers take it as 0, so the record is never cached (RFC 2181 §8). Write a smaller one.`,
    start,
    end,
    [replaceFix('Set to one day (86400)', start, end, '86400')],
    refused ? 'error' : 'warning',
  );
  return refused ? NO_TTL : 0;
}
