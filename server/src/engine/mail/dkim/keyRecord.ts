import { base64Text } from '../../records/fields/base64.ts';
import { readKeyOctets } from './keyOctets.ts';

/**
 * The text of the record that publishes a key (RFC 6376 §3.6.1, RFC 8463 §4).
 *
 * @param octets the public key as a SubjectPublicKeyInfo, in which programs write it
 * @returns `undefined` where it is no key of RSA or Ed25519
 */
export function keyRecordText(octets: Uint8Array): string | undefined {
  const key = readKeyOctets(octets);
  if (key.kind === 'ed25519') return `v=DKIM1; k=ed25519; p=${base64Text(key.raw)}`;
  if (key.kind !== 'rsa' || key.form !== 'spki' || key.rest > 0) return undefined;
  return `v=DKIM1; k=rsa; p=${base64Text(octets)}`;
}
