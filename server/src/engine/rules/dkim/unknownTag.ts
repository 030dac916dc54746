import { ODD } from '../../mail/dkim/dkimSigns.ts';
import { keyWithoutTag } from '../../mail/dkim/keyWithoutTag.ts';
import { removeTag } from '../../mail/tags/tagEdits.ts';
import { shown } from '../../records/rdataInput.ts';
import type { MailRule } from '../rule.ts';
import { ED25519, keyZone } from '../support/keyExample.ts';

const TAGS: ReadonlySet<string> = new Set(['v', 'g', 'h', 'k', 'n', 'p', 's', 't']);

/** So many are reported of one record. */
const MOST = 10;

export const unknownTag: MailRule<'dkim'> = {
  id: 'dkim/unknown-tag',
  scope: 'mail',
  kind: 'dkim',
  needs: ODD,
  severity: 'info',
  summary: 'A tag that key records do not have',
  why: 'Verifiers ignore tags that they do not know: what such a tag is meant to say is not said. Tags of signatures, such as `a`, `d` and `c`, and those of DMARC do not belong into a key record.',
  references: ['RFC 6376 §3.2', 'RFC 6376 §3.6.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
s1._domainkey TXT "v=DKIM1; k=ed25519; d=example.com; p=${ED25519}"
;                                      ^ info: dkim/unknown-tag
`,
    },
  ],
  good: [{ zone: keyZone(`v=DKIM1; k=ed25519; n=2026; p=${ED25519}`) }],
  check(record, report) {
    if (record.form !== 'key') return;
    const key = keyWithoutTag(record);
    // Those in capital letters are for `dkim/tag-case`.
    const unknown = record.tags.filter(
      ({ name, start }) => !TAGS.has(name.toLowerCase()) && start !== key?.start,
    );
    for (const tag of unknown.slice(0, MOST)) {
      report({
        ...tag.nameSpan,
        message: `Key records have no tag ${shown(tag.name)}: verifiers ignore it. Their tags are v, k, p, h, s, t and n. Remove it.`,
        fixes: [{ title: 'Remove it', edits: [removeTag(record, tag)] }],
      });
    }
  },
};
