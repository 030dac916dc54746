import { tagOf } from '../../mail/tags/tagList.ts';
import { shown } from '../../records/rdataInput.ts';
import type { MailRule } from '../rule.ts';
import { miswritten } from '../support/transportTags.ts';

export const ruaMissing: MailRule<'tls'> = {
  id: 'tls/rua-missing',
  scope: 'mail',
  kind: 'tls',
  severity: 'error',
  summary: 'TLS-RPT record that does not say where reports go',
  why: '`rua` names the addresses that reports are sent to. A record without it asks for nothing: no sender reports that it could not reach the domain’s hosts over TLS.',
  references: ['RFC 8460 §3'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_smtp._tls     TXT "v=TLSRPTv1;"
;                   ^^^^^^^^^^ error: tls/rua-missing
_smtp._tls.lab TXT "v=TLSRPTv1; rua="
;                               ^^^ error: tls/rua-missing
_smtp._tls.dev TXT "v=TLSRPTv1; RUA=mailto:tls@example.com"
;                               ^^^ error: tls/rua-missing
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_smtp._tls TXT "v=TLSRPTv1; rua=https://reports.example.com/tls"
`,
    },
  ],
  check(record, report) {
    const rua = tagOf(record, 'rua');
    if (!record.isReadable || (rua !== undefined && rua.value !== '')) return;
    if (record.others.some(({ text }) => /^(?:rua\b|mailto:|https?:)/i.test(text))) return;
    const near = rua === undefined ? miswritten(record, 'rua') : undefined;
    const { start, end } = near?.tag.nameSpan ??
      rua?.nameSpan ??
      record.tags[0] ?? { start: 0, end: record.text.length };
    report({
      message:
        near === undefined
          ? `The record ${rua ? 'has nothing in "rua"' : 'has no "rua"'}, so no reports are sent. Add where they are to go, such as "rua=mailto:tls-reports@example.com".`
          : `The tag is called "rua", in lower case: as ${shown(near.tag.name)} it is unknown, and no reports are sent.`,
      start,
      end,
      fixes: near === undefined ? [] : [near.fix],
    });
  },
};
