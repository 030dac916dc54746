import type { RecordType } from './field.ts';
import { defineMnemonic, mnemonicOf, numberOfMnemonic } from './typeMnemonics.ts';
import { ADDRESS_TYPES } from './types/addresses.ts';
import { CERTIFICATE_TYPES } from './types/certificates.ts';
import { CORE_TYPES } from './types/core.ts';
import { EXPERIMENTAL_TYPES } from './types/experimental.ts';
import { HISTORIC_TYPES } from './types/historic.ts';
import { SECURITY_TYPES } from './types/security.ts';
import { SERVICE_TYPES } from './types/services.ts';

/** Every record type that is known by name; a type is added by adding its declaration to a file in `types/`. */
export const RECORD_TYPES: readonly RecordType[] = [
  ...CORE_TYPES,
  ...ADDRESS_TYPES,
  ...SECURITY_TYPES,
  ...CERTIFICATE_TYPES,
  ...SERVICE_TYPES,
  ...HISTORIC_TYPES,
  ...EXPERIMENTAL_TYPES,
];

const byNumber = new Map<number, RecordType>();
for (const type of RECORD_TYPES) {
  byNumber.set(type.number, type);
  defineMnemonic(type.name, type.number, !type.refused && !type.obsolete);
}

/** The declaration of a type number, where there is one. */
export function recordTypeByNumber(number: number): RecordType | undefined {
  return byNumber.get(number);
}

/**
 * The type number that `bytes[start, end)` names: a mnemonic in any case or `TYPEnnn` (RFC 3597 §5).
 * @returns -1 when it is neither
 */
export function typeNumberAt(bytes: Uint8Array, start: number, end: number): number {
  return numberOfMnemonic(bytes, start, end);
}

/** Why a type cannot stand in a zone file: its declaration says so, or its number is for messages; else `undefined`. */
export function typeRefusal(number: number): string | undefined {
  const refused = byNumber.get(number)?.refused;
  if (refused !== undefined) return refused;
  if (number === 0) return 'type 0 is reserved (RFC 6895 §3.1)';
  if (number >= 128 && number <= 255) return 'types 128 to 255 are for queries and messages (RFC 6895 §3.1)';
  return undefined;
}

/** The mnemonic of a type number, `TYPEnnn` where it has none (RFC 3597 §5). */
export function typeText(number: number): string {
  return mnemonicOf(number);
}
