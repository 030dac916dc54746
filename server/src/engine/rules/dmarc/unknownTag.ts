import { DMARC_TAGS, isKnownTag } from '../../mail/dmarc/tagNames.ts';
import { mailFix } from '../../mail/mailRecord.ts';
import { removeTag } from '../../mail/tags/tagEdits.ts';
import type { MailRule } from '../rule.ts';
import { nearest } from '../support/nearest.ts';

export const unknownTag: MailRule<'dmarc'> = {
  id: 'dmarc/unknown-tag',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'info',
  summary: 'A tag that DMARC does not have',
  why: 'Receivers ignore tags that they do not know. A slip in a tag’s name is not noticed therefore, and what it was to say is not said.',
  references: ['RFC 9989 §4.7'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc     TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com; npp=reject"
;                                                                 ^^^^^^^^^^ warning: dmarc/unknown-tag
_dmarc.lab TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com; policy=strict"
;                                                                 ^^^^^^^^^^^^^ info: dmarc/unknown-tag
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com; np=reject"
`,
    },
  ],
  check(record, report) {
    const { role, isDmarc, tags } = record;
    if (role !== 'policy' || !isDmarc) return;
    for (const tag of tags) {
      const lower = tag.name.toLowerCase();
      if (isKnownTag(lower)) continue;
      const near = lower.length > 1 ? nearest(lower, DMARC_TAGS.slice(1)) : undefined;
      const meant = near !== undefined && tags.some(({ name }) => name === near) ? undefined : near;
      report({
        start: tag.start,
        end: tag.end,
        ...(meant === undefined ? {} : { severity: 'warning' as const }),
        message: `DMARC has no tag "${tag.name}", so receivers ignore it. ${meant === undefined ? 'Remove it.' : `Did you mean "${meant}"?`}`,
        fixes: [
          ...(meant === undefined ? [] : [mailFix(`Write ${meant}`, tag.nameSpan, meant)]),
          { title: `Remove ${tag.name}`, edits: [removeTag(record, tag)] },
        ],
      });
    }
  },
};
