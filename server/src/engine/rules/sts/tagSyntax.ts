import type { MailRule } from '../rule.ts';
import { reportTagSyntax } from '../support/transportTags.ts';

export const tagSyntax: MailRule<'sts'> = {
  id: 'sts/tag-syntax',
  scope: 'mail',
  kind: 'sts',
  severity: 'error',
  summary: 'MTA-STS record that is no list of tags',
  why: 'The record is a list of `name=value`, divided by semicolons, without blanks around `=`. Senders have to act as if the domain had no policy when the record has another form.',
  references: ['RFC 8461 §3.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_mta-sts     TXT "v=STSv1; id = 20261124T120000"
;                          ^^^^^ error: sts/tag-syntax
_mta-sts.lab TXT "v=STSv1; id=20261124T120000; enforce"
;                                              ^^^^^^^ error: sts/tag-syntax
_mta-sts.old TXT "v=STSv1; id=20261124T120000; note=two words"
;                                              ^^^^^^^^^^^^^^ error: sts/tag-syntax
;                                              ^^^^ info: sts/unknown-tag
_mta-sts.new TXT "v=STSv1; id=20261124T120000 "
;                                            ^ warning: sts/tag-syntax
_mta-sts.dev TXT "v=STSv1;; id=20261124T120000"
;                        ^^ error: sts/tag-syntax
`,
    },
  ],
  good: [
    {
      title: 'Blanks around semicolons, a semicolon at the end, an extension',
      zone: `$ORIGIN example.com.
$TTL 1h
_mta-sts TXT "v=STSv1;id=20261124T120000 ; x-note.1=a:b/c;"
`,
    },
  ],
  check: (record, report) => reportTagSyntax(record, report),
};
