import type { MailRule } from '../rule.ts';
import { reportTagSyntax } from '../support/transportTags.ts';
import { isUri } from './ruaSeparator.ts';

export const tagSyntax: MailRule<'tls'> = {
  id: 'tls/tag-syntax',
  scope: 'mail',
  kind: 'tls',
  severity: 'error',
  summary: 'TLS-RPT record that is no list of tags',
  why: 'The record is a list of `name=value`, divided by semicolons, without blanks around `=`. Senders that read it strictly ignore a record of any other form, and send no reports.',
  references: ['RFC 8460 §3'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_smtp._tls     TXT "v=TLSRPTv1; rua = mailto:tls@example.com"
;                               ^^^^^^ error: tls/tag-syntax
_smtp._tls.lab TXT "v=TLSRPTv1; rua=mailto:tls@example.com; daily"
;                                                           ^^^^^ error: tls/tag-syntax
_smtp._tls.dev TXT "v=TLSRPTv1; ; rua=mailto:tls@example.com"
;                             ^^^ error: tls/tag-syntax
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_smtp._tls TXT "v=TLSRPTv1;rua=mailto:tls@example.com ;"
`,
    },
  ],
  check: (record, report) => reportTagSyntax(record, report, ({ text }) => isUri(text)),
};
