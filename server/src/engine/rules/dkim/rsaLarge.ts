import { ODD } from '../../mail/dkim/dkimSigns.ts';
import type { MailRule } from '../rule.ts';
import { keyZone, RSA_2048, RSA_4096 } from '../support/keyExample.ts';

/** What verifiers must be able to check. */
const MOST = 4096;
/** A key of more bits makes the answer too long for DNS without EDNS (RFC 1035 §4.2.1). */
const SHORT = 2048;

export const rsaLarge: MailRule<'dkim'> = {
  id: 'dkim/rsa-large',
  scope: 'mail',
  kind: 'dkim',
  needs: ODD,
  severity: 'hint',
  summary: 'An RSA key so large that it may not be verified, or not be found',
  why: 'Verifiers must be able to check signatures by keys of 1024 to 4096 bits; larger ones they need not. The record of a key of more than 2048 bits does not fit into a DNS answer of 512 octets, which the oldest resolvers and some firewalls do not go beyond. 2048 bits are enough.',
  references: ['RFC 8301 §3.2', 'RFC 6376 §3.3.3', 'RFC 1035 §4.2.1'],
  fixable: false,
  bad: [{ zone: keyZone(`v=DKIM1; k=rsa; p=${RSA_4096}`, RSA_4096, 'hint: dkim/rsa-large') }],
  good: [{ zone: keyZone(`v=DKIM1; k=rsa; p=${RSA_2048}`) }],
  check({ form, key, text }, report) {
    if (form !== 'key' || key.kind !== 'rsa' || key.bits <= SHORT) return;
    report({
      ...key.tag.valueSpan,
      ...(key.bits > MOST && { severity: 'warning' }),
      message:
        key.bits > MOST
          ? `The RSA key has ${key.bits} bits: verifiers need not accept more than ${MOST}, and where they do not, signatures fail. Use a key of 2048 bits.`
          : `The RSA key has ${key.bits} bits, and the record ${text.length} characters: more than DNS answers of 512 octets hold, so that some resolvers do not get it. A key of 2048 bits is enough.`,
    });
  },
};
