import { type PublicKey, swallowedTag } from '../../mail/dkim/dkimKey.ts';
import { ODD } from '../../mail/dkim/dkimSigns.ts';
import type { MailRule } from '../rule.ts';
import { ED25519, keyZone, RSA_2048 } from '../support/keyExample.ts';

/** What one string of a TXT record holds (RFC 1035 §3.3.14). */
const STRING = 255;
const CUT = RSA_2048.slice(0, STRING - 'v=DKIM1; k=rsa; p='.length);

export const pDer: MailRule<'dkim'> = {
  id: 'dkim/p-der',
  scope: 'mail',
  kind: 'dkim',
  needs: ODD,
  severity: 'error',
  summary: 'A key that is cut off, or no key of a kind that DKIM knows',
  why: 'A key of RSA is a structure that tells its own length. Verifiers cannot use one that ends too early, and signatures by it fail. Often it was cut at 255 characters, as much as one string holds: forms and programs that do not split a key into several strings drop the rest.',
  references: ['RFC 6376 §3.6.1', 'RFC 6376 §3.6.2.2', 'RFC 8017 A.1.1', 'RFC 5280 §4.1.2.7'],
  fixable: false,
  bad: [
    {
      title: 'Cut at 255 characters',
      zone: keyZone(`v=DKIM1; k=rsa; p=${CUT}`, CUT, 'error: dkim/p-der'),
    },
    {
      title: 'No key',
      zone: keyZone('v=DKIM1; k=rsa; p=bm90IGEga2V5', 'bm90IGEga2V5', 'error: dkim/p-der'),
    },
  ],
  good: [
    { zone: keyZone(`v=DKIM1; k=rsa; p=${RSA_2048}`) },
    { zone: keyZone(`v=DKIM1; k=ed25519; p=${ED25519}`) },
  ],
  check(record, report) {
    const { form, key, text, keyType } = record;
    if (form !== 'key' || !('tag' in key) || key.kind === 'revoked') return;
    if (swallowedTag(key.tag) !== undefined) return;
    const place = key.tag.valueSpan;
    if (key.kind === 'cut') report({ ...place, message: cutMessage(key, text.length) });
    // What Ed25519 lacks or has too much is for `dkim/ed25519-length`.
    else if (key.kind === 'other' && !(keyType === 'ed25519' && key.name === undefined)) {
      report({
        ...place,
        message: otherMessage(key),
      });
    } else if (key.kind === 'rsa' && key.rest > 0) {
      report({
        ...place,
        severity: 'warning',
        message: `${key.rest} ${key.rest === 1 ? 'octet stands' : 'octets stand'} behind the end of the key: some verifiers refuse it. Publish the key as it was generated.`,
      });
    }
  },
};

function otherMessage({ name, thing }: Extract<PublicKey, { kind: 'other' }>): string {
  if (name !== undefined) {
    return `This is a key of ${name}, which DKIM does not have: signatures by it fail. Generate a key of RSA, or of Ed25519.`;
  }
  const what = thing === undefined ? 'base64, but no public key' : `${thing}, not as DKIM has it`;
  return `This is ${what}: verifiers cannot use it, and signatures fail. Publish the public key as programs for DKIM write it, from its first character to its last.`;
}

function cutMessage(
  { octets, length, bits }: Extract<PublicKey, { kind: 'cut' }>,
  characters: number,
): string {
  const size = bits === undefined ? 'The key' : `The key of ${bits} bits`;
  const parts = length === undefined ? '' : `: it has ${length} octets, and ${octets.length} are here`;
  const isString = characters >= STRING - 1 && characters <= STRING + 1;
  const cause = isString
    ? ` The record ends at ${characters} characters, where one string is full: what wrote it dropped the rest.`
    : '';
  return `${size} is cut off${parts}. Verifiers cannot use it, and signatures fail.${cause} Publish the whole key, in several strings of at most ${STRING} characters.`;
}
