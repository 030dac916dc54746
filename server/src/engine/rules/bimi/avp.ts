import { mailFix } from '../../mail/mailRecord.ts';
import { tagOf } from '../../mail/tags/tagList.ts';
import { shown } from '../../records/rdataInput.ts';
import type { MailRule } from '../rule.ts';
import { nearest } from '../support/nearest.ts';

const PREFERENCES = ['brand', 'personal'];

export const avp: MailRule<'bimi'> = {
  id: 'bimi/avp',
  scope: 'mail',
  kind: 'bimi',
  severity: 'error',
  summary: 'BIMI record whose avp is neither "brand" nor "personal"',
  why: '`avp` says what is shown where a sender has a picture of their own: the logo (`brand`, also where the tag is left out) or that picture (`personal`). Any other value says nothing, and may make the record fail.',
  references: ['draft-brand-indicators-for-message-identification §4.3'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.pem; avp=Brand"
;                                                                                               ^^^^^ error: bimi/avp
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.pem; avp=personal"
`,
    },
  ],
  check(record, report) {
    const tag = record.isReadable ? tagOf(record, 'avp') : undefined;
    if (tag === undefined || PREFERENCES.includes(tag.value)) return;
    const { value } = tag;
    const lower = value.toLowerCase();
    const meant = PREFERENCES.includes(lower) ? lower : nearest(lower, PREFERENCES);
    report({
      message: `"avp" is ${value === '' ? 'empty' : shown(value)}, but has to be "brand" or "personal", in lower case: receivers do not know what to show.`,
      ...(value === '' ? tag.nameSpan : tag.valueSpan),
      fixes: meant === undefined ? [] : [mailFix(`Write "${meant}"`, tag.valueSpan, meant)],
    });
  },
};
