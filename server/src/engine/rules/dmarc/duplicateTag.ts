import { removeTag } from '../../mail/tags/tagEdits.ts';
import { tagOf } from '../../mail/tags/tagList.ts';
import type { MailRule } from '../rule.ts';

export const duplicateTag: MailRule<'dmarc'> = {
  id: 'dmarc/duplicate-tag',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'error',
  summary: 'A tag that a DMARC record has twice',
  why: 'A list with the same tag twice is invalid as a whole: receivers that keep to the rule ignore the record, policy and reports included. Others take the first value or the last.',
  references: ['RFC 9989 §4.7', 'RFC 6376 §3.2'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com; p=reject"
;                                                             ^^^^^^^^ error: dmarc/duplicate-tag
`,
    },
    {
      title: 'Addresses for reports belong into one tag',
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com; rua=mailto:reports@example.com"
;                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: dmarc/duplicate-tag
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com,mailto:reports@example.com"
`,
    },
  ],
  check(record, report) {
    const { role, isDmarc, duplicates } = record;
    if (role === 'unrelated' || !isDmarc) return;
    for (const tag of duplicates) {
      const first = tagOf(record, tag.name);
      if (first === undefined) continue;
      const isList = tag.name === 'rua' || tag.name === 'ruf';
      const isSame = tag.value === first.value;
      const removal = removeTag(record, tag);
      const { end } = first.valueSpan;
      const joined =
        removal.start === end
          ? [{ ...removal, text: `,${tag.value}` }]
          : [{ start: end, end, text: `,${tag.value}` }, removal];
      report({
        start: tag.start,
        end: tag.end,
        message: `"${tag.name}" stands here a second time, so the whole record is invalid and receivers ignore it. ${isList && !isSame ? 'Put all addresses into one tag, with commas between them.' : 'Remove one of the two.'}`,
        related: [{ start: first.start, end: first.end, message: 'The first one' }],
        fixes:
          isList && !isSame
            ? [
                {
                  title: 'Put the addresses into one tag',
                  edits: joined,
                },
              ]
            : [{ title: `Remove the second "${tag.name}"`, edits: [removal] }],
      });
    }
  },
};
