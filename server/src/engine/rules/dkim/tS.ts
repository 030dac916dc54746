import { itemsOf } from '../../mail/dkim/dkimKey.ts';
import { FURTHER_TAG } from '../../mail/dkim/dkimSigns.ts';
import type { MailRule } from '../rule.ts';
import { ED25519, keyZone } from '../support/keyExample.ts';

export const tS: MailRule<'dkim'> = {
  id: 'dkim/t-s',
  scope: 'mail',
  kind: 'dkim',
  needs: FURTHER_TAG,
  severity: 'hint',
  set: 'strict',
  summary: 'A key that subdomains may not use',
  why: 'With `t=s` the domain in `i` of a signature must be the one in `d`, not a subdomain of it. That is recommended where mail does not come from subdomains. Where a mail server signs for a subdomain with `d` of the domain above, all these signatures fail.',
  references: ['RFC 6376 §3.6.1', 'RFC 6376 §3.5'],
  fixable: false,
  bad: [{ zone: keyZone(`v=DKIM1; k=ed25519; t=s; p=${ED25519}`, 't=s', 'hint: dkim/t-s') }],
  good: [{ zone: keyZone(`v=DKIM1; k=ed25519; p=${ED25519}`) }],
  check({ form, tags }, report) {
    const tag = tags.find(({ name }) => name === 't');
    if (form !== 'key' || tag === undefined || !itemsOf(tag).includes('s')) return;
    report({
      start: tag.start,
      end: tag.end,
      message:
        'The flag "s" forbids signatures whose "i=" names a subdomain of "d=": they fail. Make sure that no mail of subdomains is signed with this key.',
    });
  },
};
