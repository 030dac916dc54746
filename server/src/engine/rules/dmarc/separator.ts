import { mailFix } from '../../mail/mailRecord.ts';
import type { MailRule } from '../rule.ts';
import { listed } from '../support/listed.ts';

export const separator: MailRule<'dmarc'> = {
  id: 'dmarc/separator',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'error',
  summary: 'Tags of a DMARC record without a semicolon between them',
  why: 'Only a semicolon ends a tag. Behind a blank or a comma the next tag is read as part of the value before it: in `p=reject rua=mailto:…` the policy is `reject rua=mailto:…`, which no receiver knows, and there is no `rua`.',
  references: ['RFC 9989 §4.8', 'RFC 7489 §6.4', 'RFC 6376 §3.2'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc     TXT "v=DMARC1; p=reject rua=mailto:dmarc@example.com"
;                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: dmarc/separator
_dmarc.lab TXT "v=DMARC1 p=reject; rua=mailto:dmarc@example.com"
;                        ^^^^^^^^ error: dmarc/separator
_dmarc.dev TXT "v=DMARC1, p=reject, rua=mailto:dmarc@example.com"
;                         ^^^^^^^^ error: dmarc/separator
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
    if (record.role === 'unrelated') return;
    const all = record.strayTags;
    const [first] = all;
    if (first === undefined) return;
    const edits = all.map((stray) => ({ ...stray.separator, text: '; ' }));
    const names = listed([...new Set(all.map(({ name }) => `"${name}"`))]);
    report({
      start: first.start,
      end: first.end,
      message: `No semicolon stands before ${names}, so receivers read ${all.length > 1 ? 'them' : 'it'} as part of the value of "${first.within.name}", which then is invalid. Put ";" between tags.`,
      related: all.slice(1).map(({ start, end }) => ({ start, end, message: 'Here, too' })),
      fixes:
        all.length > 1
          ? [{ title: 'Put ";" between the tags', edits }]
          : [mailFix('Put ";" before it', first.separator, '; ')],
    });
  },
};
