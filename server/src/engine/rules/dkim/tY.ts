import { itemsOf } from '../../mail/dkim/dkimKey.ts';
import { FURTHER_TAG } from '../../mail/dkim/dkimSigns.ts';
import { removeTag, setValue } from '../../mail/tags/tagEdits.ts';
import type { MailRule } from '../rule.ts';
import { ED25519, keyZone } from '../support/keyExample.ts';

export const tY: MailRule<'dkim'> = {
  id: 'dkim/t-y',
  scope: 'mail',
  kind: 'dkim',
  needs: FURTHER_TAG,
  severity: 'warning',
  summary: 'The flag that the domain only tests DKIM',
  why: '`t=y` says that the domain is testing DKIM. Verifiers must then treat mail with a signature that fails as if it had none, and some ignore the signature altogether, so the key protects little. It is for the first days, and is often forgotten.',
  references: ['RFC 6376 §3.6.1'],
  fixable: true,
  bad: [{ zone: keyZone(`v=DKIM1; k=ed25519; t=y; p=${ED25519}`, 't=y', 'warning: dkim/t-y') }],
  good: [{ zone: keyZone(`v=DKIM1; k=ed25519; t=s; p=${ED25519}`) }],
  check(record, report) {
    const tag = record.tags.find(({ name }) => name === 't');
    if (record.form !== 'key' || tag === undefined || record.key.kind === 'revoked') return;
    const flags = itemsOf(tag);
    if (!flags.includes('y')) return;
    const others = flags.filter((flag) => flag !== 'y');
    report({
      start: tag.start,
      end: tag.end,
      message:
        'The flag "y" says that the domain is still testing DKIM: receivers may treat its mail as unsigned. When signatures are verified, take the flag away.',
      fixes: [
        {
          title: 'Take the flag away',
          edits: [others.length === 0 ? removeTag(record, tag) : setValue(tag, others.join(':'))],
        },
      ],
    });
  },
};
