import { tagOf } from '../../mail/tags/tagList.ts';
import { shown } from '../../records/rdataInput.ts';
import type { MailRule } from '../rule.ts';
import { miswritten } from '../support/transportTags.ts';

export const lMissing: MailRule<'bimi'> = {
  id: 'bimi/l-missing',
  scope: 'mail',
  kind: 'bimi',
  severity: 'error',
  summary: 'BIMI record without the address of a logo',
  why: '`l` is the address of the logo. It has to be there, also where the evidence in `a` has the logo in it. A record whose `l` and `a` are both empty says that the domain has no logo to show, and is valid.',
  references: [
    'draft-brand-indicators-for-message-identification §4.3',
    'draft-brand-indicators-for-message-identification §7.3',
  ],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; a=https://example.com/logo.pem"
;                  ^^^^^^^ error: bimi/l-missing
new._bimi     TXT "v=BIMI1; l=; a=https://example.com/logo.pem"
;                           ^ error: bimi/l-missing
old._bimi     TXT "v=BIMI1; L=https://example.com/logo.svg; a=https://example.com/logo.pem"
;                           ^ error: bimi/l-missing
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.pem"
`,
    },
  ],
  check(record, report) {
    if (!record.isReadable || record.isDeclination) return;
    const l = tagOf(record, 'l');
    if (l !== undefined && l.value !== '') return;
    const near = l === undefined ? miswritten(record, 'l') : undefined;
    const { start, end } = near?.tag.nameSpan ??
      l?.nameSpan ??
      record.tags[0] ?? { start: 0, end: record.text.length };
    report({
      message:
        near === undefined
          ? `The record ${l ? 'has nothing in "l"' : 'has no "l"'}, so receivers show no logo. Write the address of the logo there, such as "l=https://example.com/logo.svg"${l ? '' : '; where there is none to show, write "l=; a=;"'}.`
          : `The tag is called "l", in lower case: as ${shown(near.tag.name)} it is unknown, and receivers show no logo.`,
      start,
      end,
      fixes: near === undefined ? [] : [near.fix],
    });
  },
};
