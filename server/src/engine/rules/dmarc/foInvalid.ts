import { mentionsTag } from '../../mail/dmarc/strayTags.ts';
import { mailFix } from '../../mail/mailRecord.ts';
import { tagOf } from '../../mail/tags/tagList.ts';
import type { MailRule } from '../rule.ts';

const OPTIONS: ReadonlySet<string> = new Set(['0', '1', 'd', 's']);

export const foInvalid: MailRule<'dmarc'> = {
  id: 'dmarc/fo-invalid',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'warning',
  summary: 'Options for failure reports that are none of 0, 1, d and s',
  why: '`fo` says which failures are reported: `0` when all of SPF and DKIM fail to align, `1` when any does, `d` when a signature fails, `s` when SPF fails; several with colons between them. Receivers ignore others, and `0` and `1` exclude each other.',
  references: ['RFC 9989 §4.7', 'RFC 9989 §4.8'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc     TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com; ruf=mailto:dmarc@example.com; fo=1,d"
;                                                                                               ^^^^^^ warning: dmarc/fo-invalid
_dmarc.lab TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com; ruf=mailto:dmarc@example.com; fo=0:1"
;                                                                                               ^^^^^^ info: dmarc/fo-invalid
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com; ruf=mailto:dmarc@example.com; fo=1:d:s"
`,
    },
  ],
  check(record, report) {
    const tag = record.role === 'policy' && record.isDmarc ? tagOf(record, 'fo') : undefined;
    // Without an address for failure reports, all of it is ignored.
    if (tag === undefined || !mentionsTag(record, 'ruf')) return;
    if (record.strayTags.some(({ within }) => within === tag)) return;
    const written = tag.value.split(':').map((option) => option.trim().toLowerCase());
    const place = { start: tag.start, end: tag.end };
    const options = [...new Set(tag.value.toLowerCase().split(/[\s:,;]+/))].filter((option) =>
      OPTIONS.has(option),
    );
    const clean = (options.includes('1') ? options.filter((option) => option !== '0') : options).join(':');
    const fixes = clean === '' ? [] : [mailFix(`Write fo=${clean}`, tag.valueSpan, clean)];
    if (written.some((option) => !OPTIONS.has(option))) {
      report({
        ...place,
        message: `"${tag.value}" is no list of "0", "1", "d" and "s" with colons between them, so receivers ignore what they do not know of it. Correct it.`,
        fixes,
      });
    } else if (written.includes('0') && written.includes('1')) {
      report({
        ...place,
        severity: 'info',
        message:
          '"0" and "1" exclude each other, so receivers may go by "0", which asks for fewer reports. Remove one of them.',
        fixes,
      });
    }
  },
};
