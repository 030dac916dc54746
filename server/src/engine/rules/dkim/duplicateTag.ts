import { ODD } from '../../mail/dkim/dkimSigns.ts';
import type { Tag } from '../../mail/tags/tagList.ts';
import { shown } from '../../records/rdataInput.ts';
import type { MailRule } from '../rule.ts';
import { ED25519, keyZone } from '../support/keyExample.ts';

/** So many are reported of one record. */
const MOST = 10;

export const duplicateTag: MailRule<'dkim'> = {
  id: 'dkim/duplicate-tag',
  scope: 'mail',
  kind: 'dkim',
  needs: ODD,
  severity: 'error',
  summary: 'A tag that is there twice',
  why: 'A tag may be there once. With two of a name the whole list is invalid: verifiers refuse the record, and signatures by its key fail.',
  references: ['RFC 6376 §3.2'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
s1._domainkey TXT "v=DKIM1; k=ed25519; t=s; t=s; p=${ED25519}"
;                                           ^^^ error: dkim/duplicate-tag
`,
    },
  ],
  good: [{ zone: keyZone(`v=DKIM1; k=ed25519; t=s; p=${ED25519}`) }],
  check({ form, tags }, report) {
    if (form !== 'key') return;
    const known = new Map<string, Tag>();
    let found = 0;
    for (const [i, tag] of tags.entries()) {
      const first = known.get(tag.name);
      if (first === undefined) {
        known.set(tag.name, tag);
        continue;
      }
      if (++found > MOST) return;
      const before = tags[i - 1];
      const isSame = tag.value === first.value && before !== undefined;
      report({
        start: tag.start,
        end: tag.end,
        message: `The tag ${shown(tag.name)} is there twice, so the whole record is invalid and signatures by its key fail. Keep one of them.`,
        related: [{ start: first.start, end: first.end, message: 'The first one' }],
        ...(isSame && {
          fixes: [{ title: 'Remove the second one', edits: [{ start: before.end, end: tag.end, text: '' }] }],
        }),
      });
    }
  },
};
