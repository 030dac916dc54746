import { FURTHER_TAG } from '../../mail/dkim/dkimSigns.ts';
import { removeTag } from '../../mail/tags/tagEdits.ts';
import type { MailRule } from '../rule.ts';
import { ED25519, keyZone } from '../support/keyExample.ts';

/** Characters: a date, a ticket or an address. */
const SHORT = 60;
const NOTE = 'This key was made by the mail team on 24 November 2026 and is to be replaced in 2027';

export const notesLong: MailRule<'dkim'> = {
  id: 'dkim/notes-long',
  scope: 'mail',
  kind: 'dkim',
  needs: FURTHER_TAG,
  severity: 'hint',
  summary: 'A long note in a key record',
  why: '`n` holds a note to people. Programs make nothing of it, but every verifier fetches it with the key, in an answer whose size is limited. A comment in the zone file says the same to those who look after it.',
  references: ['RFC 6376 §3.6.1'],
  fixable: true,
  bad: [
    { zone: keyZone(`v=DKIM1; k=ed25519; n=${NOTE}; p=${ED25519}`, `n=${NOTE}`, 'hint: dkim/notes-long') },
  ],
  good: [{ zone: keyZone(`v=DKIM1; k=ed25519; n=2026; p=${ED25519}`) }],
  check(record, report) {
    const tag = record.tags.find(({ name }) => name === 'n');
    if (record.form !== 'key' || tag === undefined || tag.value.length <= SHORT) return;
    report({
      start: tag.start,
      end: tag.end,
      message: `The note has ${tag.value.length} characters, which every verifier fetches with the key. Keep it short, or write it as a comment beside the record.`,
      fixes: [{ title: 'Remove the note', edits: [removeTag(record, tag)] }],
    });
  },
};
