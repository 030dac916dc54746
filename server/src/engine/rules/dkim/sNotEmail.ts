import { itemsOf, swallowedTag } from '../../mail/dkim/dkimKey.ts';
import { FURTHER_TAG } from '../../mail/dkim/dkimSigns.ts';
import { mailFix } from '../../mail/mailRecord.ts';
import { shown } from '../../records/rdataInput.ts';
import type { MailRule } from '../rule.ts';
import { ED25519, keyZone } from '../support/keyExample.ts';

export const sNotEmail: MailRule<'dkim'> = {
  id: 'dkim/s-not-email',
  scope: 'mail',
  kind: 'dkim',
  needs: FURTHER_TAG,
  severity: 'error',
  summary: 'A key that is not for mail',
  why: '`s` lists the services that the key is for: `email`, or `*` for all, which is what holds without it. Verifiers of mail ignore a key whose list has neither, and signatures by it fail.',
  references: ['RFC 6376 §3.6.1'],
  fixable: true,
  bad: [{ zone: keyZone(`v=DKIM1; k=ed25519; s=mail; p=${ED25519}`, 's=mail', 'error: dkim/s-not-email') }],
  good: [
    { zone: keyZone(`v=DKIM1; k=ed25519; s=email; p=${ED25519}`) },
    { zone: keyZone(`v=DKIM1; k=ed25519; s=*; p=${ED25519}`) },
  ],
  check({ form, tags }, report) {
    const tag = tags.find(({ name }) => name === 's');
    if (form !== 'key' || tag === undefined || swallowedTag(tag) !== undefined) return;
    const services = itemsOf(tag);
    if (services.includes('email') || services.includes('*')) return;
    report({
      start: tag.start,
      end: tag.end,
      message: `The key is for ${services.length === 0 ? 'no service' : shown(services.join(':'))}, not for "email": verifiers of mail ignore it, and signatures fail. Write "s=email", or leave "s" out.`,
      fixes: [mailFix('Write s=email', tag.valueSpan, 'email')],
    });
  },
};
