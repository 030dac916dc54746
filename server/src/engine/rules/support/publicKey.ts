/** RSA by several hashes (RFC 3110, RFC 5155 §2, RFC 5702). */
const RSA: readonly number[] = [1, 5, 7, 8, 10];

/** Octets of keys that have one length only (RFC 6605 §4, RFC 8080 §3). */
const LENGTHS: Readonly<Record<number, { readonly name: string; readonly octets: number }>> = {
  13: { name: 'ECDSA P-256', octets: 64 },
  14: { name: 'ECDSA P-384', octets: 96 },
  15: { name: 'Ed25519', octets: 32 },
  16: { name: 'Ed448', octets: 57 },
};

/** Shorter keys can be computed from the public key at no great cost. */
const SHORT_BITS = 1024;

/** What is wrong with a public key; `isUnusable` where no resolver can verify by it. */
export interface KeyFault {
  readonly problem: string;
  readonly isUnusable: boolean;
}

/**
 * Looks at a public key as DNSKEY has it; `undefined` where nothing is wrong, or the algorithm is not known.
 *
 * @param key the octets of the last field
 */
export function publicKeyFault(algorithm: number, key: Uint8Array): KeyFault | undefined {
  const fixed = LENGTHS[algorithm];
  if (fixed !== undefined && key.length !== fixed.octets) {
    return unusable(`it has ${key.length} octets, and a key of ${fixed.name} has ${fixed.octets}`);
  }
  return RSA.includes(algorithm) ? rsaFault(key) : undefined;
}

/** The length of the exponent in one octet or three, the exponent, the modulus (RFC 3110 §2). */
function rsaFault(key: Uint8Array): KeyFault | undefined {
  const isLong = key[0] === 0;
  const length = isLong ? ((key[1] ?? 0) << 8) | (key[2] ?? 0) : (key[0] ?? 0);
  const start = isLong ? 3 : 1;
  const exponent = key.subarray(start, start + length);
  const modulus = key.subarray(start + length);
  if (exponent.length === 0 || exponent.length < length || modulus.length === 0) {
    return unusable('it ends before its modulus, so a part of it is missing');
  }
  for (const [name, octets] of [
    ['exponent', exponent],
    ['modulus', modulus],
  ] as const) {
    if (octets[0] === 0)
      return weak(`its ${name} starts with zero octets, which RFC 3110 §2 forbids: some resolvers refuse it`);
  }
  const bits = modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24;
  if (bits < SHORT_BITS)
    return weak(`it has ${bits} bits, and keys of less than ${SHORT_BITS} can be broken`);
  return undefined;
}

function unusable(problem: string): KeyFault {
  return { problem, isUnusable: true };
}

function weak(problem: string): KeyFault {
  return { problem, isUnusable: false };
}
