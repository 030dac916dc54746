import { tagOf } from '../../mail/tags/tagList.ts';
import type { MailRule } from '../rule.ts';

export const declination: MailRule<'bimi'> = {
  id: 'bimi/declination',
  scope: 'mail',
  kind: 'bimi',
  severity: 'info',
  summary: 'BIMI record that says that no logo is to be shown',
  why: 'With `l` and `a` empty, the record asks receivers to show no logo for this selector, also where the domain above has one. With `lps`, that holds for all senders that it does not name.',
  references: ['draft-brand-indicators-for-message-identification §4.3.1'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=; a=;"
;                           ^^ info: bimi/declination
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
    const l = tagOf(record, 'l');
    if (!record.isReadable || !record.isDeclination || l === undefined) return;
    const hasPrefixes = tagOf(record, 'lps') !== undefined;
    report({
      message: hasPrefixes
        ? 'This record declines: by default no logo is shown; the senders that "lps" names may have records of their own.'
        : 'This record declines: receivers are asked to show no logo. If one is to be shown, write its address in "l".',
      start: l.start,
      end: l.end,
    });
  },
};
