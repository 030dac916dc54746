import { ODD } from '../../mail/dkim/dkimSigns.ts';
import type { MailRule } from '../rule.ts';
import { ED25519, keyZone } from '../support/keyExample.ts';

export const pEmpty: MailRule<'dkim'> = {
  id: 'dkim/p-empty',
  scope: 'mail',
  kind: 'dkim',
  needs: ODD,
  usesOwner: true,
  severity: 'info',
  summary: 'A key that was withdrawn',
  why: 'An empty `p` says that the key was withdrawn: signatures by it fail from then on. That is right for a key that is not used any more. Once mail that it signed is no longer on its way, a week or so, the record can be removed; verifiers treat both alike.',
  references: ['RFC 6376 §3.6.1', 'RFC 6376 §6.1.2'],
  fixable: false,
  bad: [{ zone: keyZone('v=DKIM1; p=', 'p=', 'info: dkim/p-empty') }],
  good: [
    { zone: keyZone(`v=DKIM1; k=ed25519; p=${ED25519}`) },
    {
      title: 'No selector has a key: the domain sends no mail',
      zone: `$ORIGIN example.com.\n$TTL 1h\n*._domainkey TXT "v=DKIM1; p="\n`,
    },
  ],
  check({ form, key, owner }, report) {
    if (form !== 'key' || key.kind !== 'revoked' || owner?.startsWith('*.')) return;
    report({
      start: key.tag.start,
      end: key.tag.end,
      message:
        'The key is withdrawn: "p=" is empty, and signatures by this selector fail. If it is still in use, put the public key here; if it was withdrawn long ago, the record can be removed.',
    });
  },
};
