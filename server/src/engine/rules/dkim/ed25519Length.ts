import { swallowedTag } from '../../mail/dkim/dkimKey.ts';
import { ODD } from '../../mail/dkim/dkimSigns.ts';
import { base64Text } from '../../records/fields/base64.ts';
import type { MailRule } from '../rule.ts';
import { ED25519, ED25519_SPKI, keyZone } from '../support/keyExample.ts';

const LENGTH = 32;

export const ed25519Length: MailRule<'dkim'> = {
  id: 'dkim/ed25519-length',
  scope: 'mail',
  kind: 'dkim',
  needs: ODD,
  severity: 'error',
  summary: 'An Ed25519 key that does not have 32 octets',
  why: 'A key of Ed25519 stands in `p` as its 32 octets alone: 44 characters of base64. OpenSSL writes it in a structure with twelve octets more (`MCowBQYDK2VwAyEA…`), as RSA keys have one. Verifiers cannot use that, and signatures by it fail.',
  references: ['RFC 8463 §4', 'RFC 8410 §4'],
  fixable: true,
  bad: [
    {
      title: 'In the structure that OpenSSL writes',
      zone: keyZone(`v=DKIM1; k=ed25519; p=${ED25519_SPKI}`, ED25519_SPKI, 'error: dkim/ed25519-length'),
    },
    {
      title: 'Too short',
      zone: keyZone('v=DKIM1; k=ed25519; p=bm90IGEga2V5', 'bm90IGEga2V5', 'error: 9 octets'),
    },
  ],
  good: [{ zone: keyZone(`v=DKIM1; k=ed25519; p=${ED25519}`) }],
  check({ form, key, keyType, tags }, report) {
    if (form !== 'key' || !('octets' in key)) return;
    if (swallowedTag(key.tag) !== undefined) return;
    const place = key.tag.valueSpan;
    if (key.kind === 'ed25519' && key.form === 'spki') {
      const k = tags.find(({ name }) => name === 'k');
      const raw = base64Text(key.raw);
      const put = { ...place, text: raw };
      // Without its structure nothing but `k` tells what the key is.
      const type =
        k === undefined
          ? { start: key.tag.start, end: key.tag.start, text: 'k=ed25519; ' }
          : { ...k.valueSpan, text: 'ed25519' };
      report({
        ...place,
        message: `The Ed25519 key stands in a structure of ${key.octets.length} octets, as OpenSSL writes it: verifiers expect its ${LENGTH} octets alone, and signatures fail. Write "p=${raw}"${keyType === 'ed25519' ? '' : ' and "k=ed25519"'}.`,
        fixes: [{ title: 'Keep the key alone', edits: keyType === 'ed25519' ? [put] : [type, put] }],
      });
    } else if (key.kind === 'other' && keyType === 'ed25519' && key.name === undefined) {
      report({
        ...place,
        message: `A key of Ed25519 has ${LENGTH} octets, this one ${key.octets.length} octets: verifiers cannot use it, and signatures fail. Publish the key as it was generated: 44 characters of base64.`,
      });
    }
  },
};
