import { FURTHER_TAG } from '../../mail/dkim/dkimSigns.ts';
import { removeTag } from '../../mail/tags/tagEdits.ts';
import type { MailRule } from '../rule.ts';
import { ED25519, keyZone } from '../support/keyExample.ts';

export const gObsolete: MailRule<'dkim'> = {
  id: 'dkim/g-obsolete',
  scope: 'mail',
  kind: 'dkim',
  needs: FURTHER_TAG,
  severity: 'info',
  summary: 'The tag "g", which DKIM no longer has',
  why: '`g` said which addresses may use the key. It is from DomainKeys and was dropped: verifiers of today ignore it, and some old ones take an empty `g=` for "none" and refuse all signatures.',
  references: ['RFC 6376 appendix C.2'],
  fixable: true,
  bad: [{ zone: keyZone(`v=DKIM1; k=ed25519; g=*; p=${ED25519}`, 'g=*', 'info: dkim/g-obsolete') }],
  good: [{ zone: keyZone(`v=DKIM1; k=ed25519; p=${ED25519}`) }],
  check(record, report) {
    const tag = record.tags.find(({ name }) => name === 'g');
    if (record.form !== 'key' || tag === undefined) return;
    const isNarrow = tag.value !== '*';
    report({
      start: tag.start,
      end: tag.end,
      ...(isNarrow && { severity: 'warning' }),
      message: `The tag "g" was dropped from DKIM, and verifiers ignore it${isNarrow ? ': it does not keep other addresses from using the key, and old verifiers may refuse signatures for it' : ''}. Remove it.`,
      fixes: [{ title: 'Remove it', edits: [removeTag(record, tag)] }],
    });
  },
};
