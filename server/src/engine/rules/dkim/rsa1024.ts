import { ODD } from '../../mail/dkim/dkimSigns.ts';
import type { MailRule } from '../rule.ts';
import { keyZone, RSA_1024, RSA_2048 } from '../support/keyExample.ts';

export const rsa1024: MailRule<'dkim'> = {
  id: 'dkim/rsa-1024',
  scope: 'mail',
  kind: 'dkim',
  needs: ODD,
  severity: 'warning',
  summary: 'An RSA key of less than 2048 bits',
  why: 'Verifiers must accept keys of 1024 bits, but those who sign should use at least 2048: smaller ones are within reach of those who can spend much on breaking one. Some receivers mark or refuse mail that they sign.',
  references: ['RFC 8301 §3.2'],
  fixable: false,
  bad: [{ zone: keyZone(`v=DKIM1; k=rsa; p=${RSA_1024}`, RSA_1024, 'warning: dkim/rsa-1024') }],
  good: [{ zone: keyZone(`v=DKIM1; k=rsa; p=${RSA_2048}`) }],
  check({ form, key }, report) {
    if (form !== 'key' || key.kind !== 'rsa' || key.bits < 1024 || key.bits >= 2048) return;
    report({
      ...key.tag.valueSpan,
      message: `The RSA key has ${key.bits} bits. Verifiers accept it, but at least 2048 should be used: smaller keys are no longer safe for long. Generate a new key, publish it under a new selector, and withdraw this one later.`,
    });
  },
};
