import { ODD } from '../../mail/dkim/dkimSigns.ts';
import type { MailRule } from '../rule.ts';
import { ED25519, keyZone } from '../support/keyExample.ts';

/** The private key that RFC 8410 §10.3 shows. */
const PUBLISHED = 'MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC';

export const privateKey: MailRule<'dkim'> = {
  id: 'dkim/private-key',
  scope: 'mail',
  kind: 'dkim',
  needs: ODD,
  severity: 'error',
  summary: 'A private key in the zone',
  why: 'The record publishes the public key; the private one stays with the mail server that signs. Whoever has a private key can sign mail in the name of the domain. Once it was in a file that others can read, or in DNS, it must be taken for known: it cannot be made secret again, and has to be replaced.',
  references: ['RFC 6376 §8.3'],
  fixable: false,
  bad: [{ zone: keyZone(`v=DKIM1; k=ed25519; p=${PUBLISHED}`, PUBLISHED, 'error: dkim/private-key') }],
  good: [{ zone: keyZone(`v=DKIM1; k=ed25519; p=${ED25519}`) }],
  check({ form, secret }, report) {
    if (form !== 'secret' || secret === undefined) return;
    report({
      ...secret,
      message:
        'This is a private key: everybody who sees the zone can sign mail in the name of the domain with it. It is no secret any more, even if it is removed now: make a new pair of keys, publish the new public key under a new selector, and sign with this one no longer.',
    });
  },
};
