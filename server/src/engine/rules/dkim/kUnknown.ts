import { swallowedTag } from '../../mail/dkim/dkimKey.ts';
import { ODD } from '../../mail/dkim/dkimSigns.ts';
import { mailFix } from '../../mail/mailRecord.ts';
import { shown } from '../../records/rdataInput.ts';
import type { MailRule } from '../rule.ts';
import { ED25519, keyZone } from '../support/keyExample.ts';
import { nearest } from '../support/nearest.ts';

const TYPES = ['rsa', 'ed25519'];

export const kUnknown: MailRule<'dkim'> = {
  id: 'dkim/k-unknown',
  scope: 'mail',
  kind: 'dkim',
  needs: ODD,
  severity: 'error',
  summary: 'A type of key that DKIM does not have',
  why: 'The type is `rsa` or `ed25519`, in small letters; `rsa` where `k` is left out. Verifiers ignore a key of a type that they do not know, and signatures by it fail. The name of the whole algorithm, such as `rsa-sha256`, stands in signatures, not in the key record.',
  references: ['RFC 6376 §3.6.1', 'RFC 8463 §4'],
  fixable: true,
  bad: [
    {
      zone: keyZone(`v=DKIM1; k=ed25519-sha256; p=${ED25519}`, 'ed25519-sha256', 'error: dkim/k-unknown'),
    },
  ],
  good: [{ zone: keyZone(`v=DKIM1; k=ed25519; p=${ED25519}`) }],
  check({ form, tags, key }, report) {
    const tag = tags.find(({ name }) => name === 'k');
    if (form !== 'key' || tag === undefined || TYPES.includes(tag.value)) return;
    if (swallowedTag(tag) !== undefined) return;
    const word = tag.value.toLowerCase().replace(/-sha(?:1|256)$/, '');
    const byKey = key.kind === 'rsa' || key.kind === 'ed25519' ? key.kind : undefined;
    const meant = byKey ?? (TYPES.includes(word) ? word : nearest(word, TYPES));
    report({
      ...(tag.value === '' ? { start: tag.start, end: tag.end } : tag.valueSpan),
      message: `${tag.value === '' ? 'The type of the key is empty' : `${shown(tag.value)} is no type of keys`}: verifiers know "rsa" and "ed25519", and ignore a key of any other. Signatures by it fail. ${meant === undefined ? 'Write which of the two it is.' : `Write "k=${meant}".`}`,
      fixes: meant === undefined ? [] : [mailFix(`Write k=${meant}`, tag.valueSpan, meant)],
    });
  },
};
