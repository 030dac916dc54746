import { constants, createHash, publicDecrypt, verify } from 'node:crypto';
import { canonicalHeader, type HeaderLine, signedLines } from '../../engine/message/dkim/canonicalHeader.ts';
import {
  combinations,
  type HeaderChange,
  headerChanges,
  undo,
} from '../../engine/message/dkim/headerChanges.ts';
import { innerFields } from '../../engine/message/dkim/innerFields.ts';
import type { SignatureField } from '../../engine/message/dkim/signatureField.ts';
import type { VerifyingKey } from './keys.ts';

/** Tries for one signature, and the octets that are hashed for them. */
const MOST_TRIES = 1500;
const MOST_OCTETS = 24 * 1024 * 1024;

/** Whether a signature is one of some text (RFC 6376 §6.1.3, RFC 8463 §3); one unit for each octet. */
export function isSignatureOf(
  text: string,
  { algorithm = '', signature }: Pick<SignatureField, 'algorithm' | 'signature'>,
  { object, type }: VerifyingKey,
): boolean {
  const octets = Buffer.from(text, 'latin1');
  try {
    if (type === 'ed25519')
      return verify(null, createHash('sha256').update(octets).digest(), object, signature);
    return verify(algorithm.endsWith('sha1') ? 'sha1' : 'sha256', octets, object, signature);
  } catch {
    return false;
  }
}

/**
 * Whether a signature was made with the key that belongs to this one, whatever of; `undefined` where that cannot be told. A
 * signature of RSA holds the hash of what was signed, in a structure that comes out of the right key alone (RFC 8017 §9.2).
 */
export function isMadeWith(
  { signature }: SignatureField,
  { object, type }: VerifyingKey,
): boolean | undefined {
  if (type !== 'rsa') return undefined;
  try {
    const hashed = publicDecrypt({ key: object, padding: constants.RSA_PKCS1_PADDING }, signature);
    return hashed[0] === 0x30 && hashed[1] === hashed.length - 2;
  } catch {
    return false;
  }
}

/** Whether the header is as it was signed. */
export function isHeaderSigned(
  lines: readonly HeaderLine[],
  own: HeaderLine,
  signature: SignatureField,
  key: VerifyingKey,
): boolean {
  return isSignatureOf(signedText(lines, own, signature), signature, key);
}

/**
 * What was done to the header after it was signed, found by trying: the smallest set of changes that the signature is right
 * without. `undefined` where none is found.
 */
export function findHeaderChanges(
  lines: readonly HeaderLine[],
  own: HeaderLine,
  signature: SignatureField,
  key: VerifyingKey,
  body: string | undefined,
): readonly HeaderChange[] | undefined {
  const others = lines.filter((line) => line !== own);
  const groups = headerChanges(
    others,
    signedLines(others, signature.names),
    signature,
    innerFields(body ?? ''),
  );
  let tries = 0;
  let octets = 0;
  for (const changes of combinations(groups)) {
    const text = signedText(undo(others, changes), own, signature);
    octets += text.length;
    if (++tries > MOST_TRIES || octets > MOST_OCTETS) return undefined;
    if (isSignatureOf(text, signature, key)) return changes;
  }
  return undefined;
}

function signedText(
  lines: readonly HeaderLine[],
  own: HeaderLine,
  { names, header = 'simple' }: SignatureField,
): string {
  return canonicalHeader(
    signedLines(
      lines.filter((line) => line !== own),
      names,
    ),
    own,
    header,
  );
}
