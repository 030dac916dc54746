import { ODD } from '../../mail/dkim/dkimSigns.ts';
import { keyWithoutTag } from '../../mail/dkim/keyWithoutTag.ts';
import { shown } from '../../records/rdataInput.ts';
import type { MailRule } from '../rule.ts';
import { ED25519, keyZone } from '../support/keyExample.ts';

export const tagSyntax: MailRule<'dkim'> = {
  id: 'dkim/tag-syntax',
  scope: 'mail',
  kind: 'dkim',
  needs: ODD,
  severity: 'error',
  summary: 'Something between semicolons that is no tag',
  why: 'A key record is a list of `name=value` with `;` between them. Where a part of it is something else, verifiers may refuse the whole record; then signatures by its key fail.',
  references: ['RFC 6376 §3.2'],
  fixable: false,
  bad: [{ zone: keyZone(`v=DKIM1; k=ed25519; strict; p=${ED25519}`, 'strict', 'error: dkim/tag-syntax') }],
  good: [{ zone: keyZone(`v=DKIM1; k=ed25519 ; p=${ED25519};`) }],
  check(record, report) {
    if (record.form !== 'key') return;
    const key = keyWithoutTag(record);
    const others = record.others.filter(({ start }) => start !== key?.start);
    const [first] = others;
    // A text without any tag is no key record at all: `dkim/p-missing` says so.
    if (first === undefined || record.tags.length === 0) return;
    const more =
      others.length > 1
        ? ` There ${others.length === 2 ? 'is one more part' : `are ${others.length - 1} more parts`} of that kind.`
        : '';
    report({
      start: first.start,
      end: first.end,
      message: `${shown(first.text)} is no tag: the record is a list of "name=value" with ";" between them, and verifiers may refuse all of it. Write it as a tag, or remove it.${more}`,
    });
  },
};
