import { ODD } from '../../mail/dkim/dkimSigns.ts';
import { mailFix } from '../../mail/mailRecord.ts';
import type { MailRule } from '../rule.ts';
import { ED25519, keyZone } from '../support/keyExample.ts';

export const versionMissing: MailRule<'dkim'> = {
  id: 'dkim/version-missing',
  scope: 'mail',
  kind: 'dkim',
  needs: ODD,
  severity: 'info',
  summary: 'A key record without "v=DKIM1"',
  why: 'The version may be left out: verifiers then take the record for `DKIM1`. It is recommended all the same, since it tells people and programs what the record is.',
  references: ['RFC 6376 §3.6.1'],
  fixable: true,
  bad: [{ zone: keyZone(`k=ed25519; p=${ED25519}`, 'k=ed25519', 'info: dkim/version-missing') }],
  good: [{ zone: keyZone(`v=DKIM1; k=ed25519; p=${ED25519}`) }],
  check({ form, tags, key }, report) {
    const [first] = tags;
    if (form !== 'key' || first === undefined || key.kind === 'missing') return;
    if (tags.some(({ name }) => name.toLowerCase() === 'v')) return;
    const { start, end, name, nameSpan } = first;
    // A key is long: its name is shown.
    const place = name === 'p' ? nameSpan : { start, end };
    report({
      ...place,
      message:
        'The record does not say its version. Verifiers take it as it is, but "v=DKIM1" at the start is recommended: it tells what the record is.',
      fixes: [mailFix('Begin with v=DKIM1', { start, end: start }, 'v=DKIM1; ')],
    });
  },
};
