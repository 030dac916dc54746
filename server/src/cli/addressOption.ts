import { isIP } from 'node:net';
import { UsageError } from './usageError.ts';

/** The IP address that an option gives, if it does. Throws a UsageError for what is none. */
export function addressOption(text: string | undefined): string | undefined {
  if (text === undefined || isIP(text) !== 0) return text;
  throw new UsageError(`"${text}" is no IP address: give one such as 192.0.2.1 or 2001:db8::1.`);
}
