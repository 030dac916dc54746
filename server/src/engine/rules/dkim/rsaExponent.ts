import { ODD } from '../../mail/dkim/dkimSigns.ts';
import type { MailRule } from '../rule.ts';
import { keyZone, RSA_2048, RSA_EXPONENT_3 } from '../support/keyExample.ts';

const USUAL = 65537;

export const rsaExponent: MailRule<'dkim'> = {
  id: 'dkim/rsa-exponent',
  scope: 'mail',
  kind: 'dkim',
  needs: ODD,
  severity: 'warning',
  summary: 'An RSA key with an exponent or a modulus that is not safe',
  why: 'A key with the exponent 3 lets signatures be forged where a verifier does not check the padding of a signature to its end, as several have failed to do. With an even exponent, with 1, or with an even modulus the key is none at all, and the data was damaged. Programs use 65537.',
  references: ['RFC 8017 §3.1'],
  fixable: false,
  bad: [
    { zone: keyZone(`v=DKIM1; k=rsa; p=${RSA_EXPONENT_3}`, RSA_EXPONENT_3, 'warning: dkim/rsa-exponent') },
  ],
  good: [{ zone: keyZone(`v=DKIM1; k=rsa; p=${RSA_2048}`) }],
  check({ form, key }, report) {
    if (form !== 'key' || key.kind !== 'rsa') return;
    const place = key.tag.valueSpan;
    if (key.modulusIsEven || key.exponent % 2 === 0 || key.exponent === 1) {
      const what = key.modulusIsEven ? 'an even modulus' : `the exponent ${key.exponent}`;
      report({
        ...place,
        severity: 'error',
        message: `The RSA key has ${what}, which no key has: the data was damaged, and signatures fail. Publish the key as it was generated.`,
      });
    } else if (key.exponent === 3) {
      report({
        ...place,
        message: `The RSA key has the exponent 3, with which signatures can be forged where verifiers are careless. Generate a new key; programs use the exponent ${USUAL} by default.`,
      });
    }
  },
};
