import { ODD } from '../../mail/dkim/dkimSigns.ts';
import type { MailRule } from '../rule.ts';
import { keyZone, RSA_512, RSA_2048 } from '../support/keyExample.ts';

const LEAST = 1024;

export const rsaTooSmall: MailRule<'dkim'> = {
  id: 'dkim/rsa-too-small',
  scope: 'mail',
  kind: 'dkim',
  needs: ODD,
  severity: 'error',
  summary: 'An RSA key of less than 1024 bits',
  why: 'Verifiers must not take a signature by an RSA key of less than 1024 bits for valid, so mail counts as unsigned. A key of 512 bits is broken in hours: whoever does so signs mail in the name of the domain.',
  references: ['RFC 8301 §3.2'],
  fixable: false,
  bad: [{ zone: keyZone(`v=DKIM1; k=rsa; p=${RSA_512}`, RSA_512, 'error: dkim/rsa-too-small') }],
  good: [{ zone: keyZone(`v=DKIM1; k=rsa; p=${RSA_2048}`) }],
  check({ form, key }, report) {
    if (form !== 'key' || key.kind !== 'rsa' || key.bits >= LEAST) return;
    report({
      ...key.tag.valueSpan,
      message: `The RSA key has ${key.bits} bits: verifiers must not accept less than ${LEAST}, and others can break it. Generate a key of 2048 bits, and publish it under a new selector.`,
    });
  },
};
