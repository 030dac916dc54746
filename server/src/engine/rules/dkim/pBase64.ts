import type { PublicKey } from '../../mail/dkim/dkimKey.ts';
import { swallowedTag } from '../../mail/dkim/dkimKey.ts';
import { ODD } from '../../mail/dkim/dkimSigns.ts';
import { readKeyOctets } from '../../mail/dkim/keyOctets.ts';
import { readBase64 } from '../../mail/dkim/readBase64.ts';
import { type MailFix, mailFix, type Span } from '../../mail/mailRecord.ts';
import { base64Text } from '../../records/fields/base64.ts';
import { shown } from '../../records/rdataInput.ts';
import type { MailRule } from '../rule.ts';
import { ED25519, ED25519_SPKI, keyZone } from '../support/keyExample.ts';

const ARMOURED = `-----BEGIN PUBLIC KEY----- ${ED25519_SPKI} -----END PUBLIC KEY-----`;

export const pBase64: MailRule<'dkim'> = {
  id: 'dkim/p-base64',
  scope: 'mail',
  kind: 'dkim',
  needs: ODD,
  severity: 'error',
  summary: 'A key that is not in base64',
  why: 'The key stands in `p` in base64: letters, digits, `+` and `/`, with `=` at its end where that is needed to fill four characters. The lines `-----BEGIN PUBLIC KEY-----` and `-----END PUBLIC KEY-----` of a key file do not belong to it. Verifiers cannot read such a key, and signatures by it fail.',
  references: ['RFC 6376 §3.6.1', 'RFC 4648 §4'],
  fixable: true,
  bad: [
    {
      title: 'With the lines around it that it has in a file',
      zone: keyZone(`v=DKIM1; k=ed25519; p=${ARMOURED}`, ARMOURED, 'error: dkim/p-base64'),
    },
    {
      title: 'Padding is missing',
      zone: keyZone(
        `v=DKIM1; k=ed25519; p=${ED25519.slice(0, -1)}`,
        ED25519.slice(0, -1),
        'warning: dkim/p-base64',
      ),
    },
    {
      title: 'A character that base64 does not have',
      zone: keyZone(`v=DKIM1; k=ed25519; p=${ED25519.replace('D', '*')}`, '*', 'error: dkim/p-base64'),
    },
  ],
  good: [
    {
      title: 'Blanks may stand in it',
      zone: keyZone(`v=DKIM1; k=ed25519; p=${ED25519.replace('D', 'D ')}`),
    },
  ],
  check({ form, key, keyType }, report) {
    if (form !== 'key' || key.kind === 'missing' || key.kind === 'revoked') return;
    if (swallowedTag(key.tag) !== undefined) return;
    const { value, valueSpan } = key.tag;
    if (key.kind === 'unreadable') {
      const isArmoured = value.startsWith('-----');
      const at = valueSpan.start + key.fault.at;
      const character = { start: at, end: at + 1 };
      report({
        ...(isArmoured || key.fault.problem === 'length' ? valueSpan : character),
        message: messageOf(key, isArmoured),
        fixes: fixesOf(value, valueSpan, keyType),
      });
    } else if (key.lacksPadding && (key.kind === 'rsa' || key.kind === 'ed25519')) {
      const count = value.replaceAll(/\s/g, '').length;
      const padding = '='.repeat((4 - (count % 4)) % 4 || 1);
      const end = { start: valueSpan.end, end: valueSpan.end };
      report({
        ...valueSpan,
        severity: 'warning',
        message: `The key lacks its padding ${shown(padding)}: base64 comes in groups of four characters. Some verifiers read it all the same, others refuse the key. Add ${shown(padding)} at its end.`,
        fixes: [mailFix(`Add ${padding}`, end, padding)],
      });
    }
  },
};

function messageOf({ tag, fault }: Extract<PublicKey, { kind: 'unreadable' }>, isArmoured: boolean): string {
  if (isArmoured) {
    return 'The first and the last line of the key file are part of the key here, so verifiers cannot read it, and signatures fail. Only what stands between them belongs to "p=".';
  }
  if (fault.problem === 'length') {
    return 'Characters are missing at the end of the key: base64 comes in groups of four, and one alone is left over. Verifiers cannot read it, and signatures fail. Publish the whole key.';
  }
  return `${shown(tag.value.charAt(fault.at))} has no place here in base64, so verifiers cannot read the key, and signatures fail. Publish the key as it was generated.`;
}

/** The key without armour, in the plain alphabet, if it can be read then. */
function fixesOf(value: string, span: Span, keyType: string): MailFix[] {
  const plain = value
    .replaceAll(/-----[A-Z ]{1,40}-----/g, '')
    .replaceAll(/\s|\\[nr]/g, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  const { octets, fault } = readBase64(plain);
  if (fault !== undefined) return [];
  const read = readKeyOctets(octets);
  if (read.kind !== 'rsa' && read.kind !== 'ed25519') return [];
  const isWrapped = read.kind === 'ed25519' && keyType === 'ed25519';
  return [mailFix('Keep the key alone', span, isWrapped ? base64Text(read.raw) : plain)];
}
