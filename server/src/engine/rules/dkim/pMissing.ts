import { swallowedTag } from '../../mail/dkim/dkimKey.ts';
import { ODD } from '../../mail/dkim/dkimSigns.ts';
import { keyWithoutTag } from '../../mail/dkim/keyWithoutTag.ts';
import { mailFix } from '../../mail/mailRecord.ts';
import type { MailRule } from '../rule.ts';
import { ED25519, keyZone } from '../support/keyExample.ts';

export const pMissing: MailRule<'dkim'> = {
  id: 'dkim/p-missing',
  scope: 'mail',
  kind: 'dkim',
  needs: ODD,
  severity: 'error',
  summary: 'A key record without a key',
  why: 'The public key stands in `p`, which every key record must have. Verifiers refuse a record without it, and signatures by the selector fail. A key that was withdrawn has `p=` with nothing behind it.',
  references: ['RFC 6376 §3.6.1'],
  fixable: true,
  bad: [
    { zone: keyZone('v=DKIM1; k=rsa', 'v=DKIM1; k=rsa', 'error: dkim/p-missing') },
    {
      title: 'The key is there, but not its name',
      zone: keyZone(`v=DKIM1; k=ed25519; ${ED25519}`, ED25519, 'error: dkim/p-missing'),
    },
  ],
  good: [{ zone: keyZone(`v=DKIM1; k=ed25519; p=${ED25519}`) }],
  check(record, report) {
    const { form, key, tags, text } = record;
    if (form !== 'key' || key.kind !== 'missing') return;
    if (tags.some((tag) => tag.name === 'P' || swallowedTag(tag) !== undefined)) return;
    const found = keyWithoutTag(record);
    if (found !== undefined) {
      report({
        start: found.start,
        end: found.end,
        message:
          'The key stands here without "p=", so verifiers do not find it and signatures fail. Write "p=" before it.',
        fixes: [mailFix('Write p= before it', { start: found.start, end: found.start }, 'p=')],
      });
      return;
    }
    report({
      start: 0,
      end: text.length,
      message:
        tags.length === 0
          ? 'A name below "_domainkey" has key records, and this text is none: verifiers that ask for the key cannot use it. Write "v=DKIM1; p=" and the public key, or remove it.'
          : 'The record has no key: "p=" is missing, and signatures by this selector fail. Add "p=" and the public key in base64; to withdraw the key, "p=" alone.',
    });
  },
};
