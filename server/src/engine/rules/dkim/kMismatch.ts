import { swallowedTag } from '../../mail/dkim/dkimKey.ts';
import { ODD } from '../../mail/dkim/dkimSigns.ts';
import { mailFix } from '../../mail/mailRecord.ts';
import type { MailRule } from '../rule.ts';
import { ED25519, keyZone, RSA_2048 } from '../support/keyExample.ts';

const NAMES = { rsa: 'RSA', ed25519: 'Ed25519' } as const;

export const kMismatch: MailRule<'dkim'> = {
  id: 'dkim/k-mismatch',
  scope: 'mail',
  kind: 'dkim',
  needs: ODD,
  severity: 'error',
  summary: 'A key of another type than the record says',
  why: '`k` tells how the key in `p` is to be read: `rsa`, also where it is left out, or `ed25519`. Verifiers cannot use a key of the other type, and signatures by it fail.',
  references: ['RFC 6376 §3.6.1', 'RFC 8463 §4'],
  fixable: true,
  bad: [
    {
      title: 'Ed25519 without k',
      zone: keyZone(`v=DKIM1; p=${ED25519}`, `p=${ED25519}`, 'error: dkim/k-mismatch'),
    },
    {
      title: 'RSA as Ed25519',
      zone: keyZone(`v=DKIM1; k=ed25519; p=${RSA_2048}`, 'k=ed25519', 'error: dkim/k-mismatch'),
    },
  ],
  good: [{ zone: keyZone(`v=DKIM1; k=ed25519; p=${ED25519}`) }, { zone: keyZone(`v=DKIM1; p=${RSA_2048}`) }],
  check({ form, tags, key, keyType }, report) {
    if (form !== 'key' || (key.kind !== 'rsa' && key.kind !== 'ed25519')) return;
    // A key in its structure is for `dkim/ed25519-length`, another type for `dkim/k-unknown`.
    if (key.kind === 'ed25519' && key.form === 'spki') return;
    if (keyType !== 'rsa' && keyType !== 'ed25519') return;
    if (key.kind === keyType) return;
    const k = tags.find(({ name }) => name === 'k');
    if (k === undefined && tags.some((tag) => swallowedTag(tag) !== undefined)) return;
    const title = `Write k=${key.kind}`;
    const before = { start: key.tag.start, end: key.tag.start };
    report({
      start: (k ?? key.tag).start,
      end: (k ?? key.tag).end,
      message: `The key is one of ${NAMES[key.kind]}, but ${k === undefined ? 'without "k=" it is' : 'the record says that it is'} read as ${NAMES[keyType]}: verifiers cannot use it, and signatures fail. Write "k=${key.kind}".`,
      fixes: [
        k === undefined ? mailFix(title, before, `k=${key.kind}; `) : mailFix(title, k.valueSpan, key.kind),
      ],
    });
  },
};
