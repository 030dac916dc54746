import { itemsOf, swallowedTag } from '../../mail/dkim/dkimKey.ts';
import { FURTHER_TAG } from '../../mail/dkim/dkimSigns.ts';
import { removeTag, setValue } from '../../mail/tags/tagEdits.ts';
import { shown } from '../../records/rdataInput.ts';
import type { MailRule } from '../rule.ts';
import { ED25519, keyZone } from '../support/keyExample.ts';

const FLAGS: ReadonlySet<string> = new Set(['y', 's']);

export const tUnknown: MailRule<'dkim'> = {
  id: 'dkim/t-unknown',
  scope: 'mail',
  kind: 'dkim',
  needs: FURTHER_TAG,
  severity: 'info',
  summary: 'A flag that DKIM does not have',
  why: 'The flags of a key are `y`, the domain tests DKIM, and `s`, subdomains may not use the key; they stand in `t` with `:` between them. Verifiers ignore any other, so what it was meant to say is not said.',
  references: ['RFC 6376 §3.6.1'],
  fixable: true,
  bad: [{ zone: keyZone(`v=DKIM1; k=ed25519; t=strict; p=${ED25519}`, 't=strict', 'info: dkim/t-unknown') }],
  good: [{ zone: keyZone(`v=DKIM1; k=ed25519; t=s; p=${ED25519}`) }],
  check(record, report) {
    const tag = record.tags.find(({ name }) => name === 't');
    if (record.form !== 'key' || tag === undefined || swallowedTag(tag) !== undefined) return;
    const flags = itemsOf(tag);
    const unknown = flags.filter((flag) => !FLAGS.has(flag));
    if (unknown.length === 0) return;
    const known = flags.filter((flag) => FLAGS.has(flag));
    report({
      start: tag.start,
      end: tag.end,
      message: `Verifiers ignore ${shown(unknown.join(':'))}: the flags of a key are "y", the domain tests DKIM, and "s", subdomains may not use the key. Take it away, or write the one that is meant.`,
      fixes: [
        {
          title: 'Take it away',
          edits: [known.length === 0 ? removeTag(record, tag) : setValue(tag, known.join(':'))],
        },
      ],
    });
  },
};
