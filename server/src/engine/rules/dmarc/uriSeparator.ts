import type { DmarcRecord } from '../../mail/dmarc/dmarcRecord.ts';
import type { ReportUri } from '../../mail/dmarc/reportUri.ts';
import { type MailFix, type MailReport, mailFix } from '../../mail/mailRecord.ts';
import { type Tag, tagOf } from '../../mail/tags/tagList.ts';
import type { MailRule } from '../rule.ts';
import { urisWith } from '../support/reportUris.ts';

export const uriSeparator: MailRule<'dmarc'> = {
  id: 'dmarc/uri-separator',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'error',
  summary: 'Addresses for reports that no comma divides',
  why: 'Several addresses for reports are divided by commas. A semicolon ends the tag, so that what follows is lost; a blank makes one URI of two, which receivers cannot use.',
  references: ['RFC 9989 §4.8', 'RFC 7489 §6.2'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc     TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com; mailto:reports@example.com"
;                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^ error: dmarc/uri-separator
_dmarc.lab TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com mailto:reports@example.com"
;                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: dmarc/uri-separator
_dmarc.dev TXT "v=DMARC1; p=reject; rua=mailto://dmarc@example.com"
;                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^ error: dmarc/uri-separator
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com, mailto:reports@example.com"
`,
    },
  ],
  check(record, report) {
    if (record.role === 'unrelated' || !record.isDmarc) return;
    reportLost(record, report);
    for (const uri of urisWith(record, 'separator')) reportJoined(uri, report);
    for (const name of ['rua', 'ruf'] as const) {
      const tag = tagOf(record, name);
      if (tag !== undefined && record[name].some(({ problem }) => problem === 'empty'))
        reportEmpty(tag, report);
    }
  },
};

/** Nothing before a comma or the end. */
function reportEmpty({ start, end, name, value, valueSpan }: Tag, report: MailReport): void {
  const uris = value.split(',').flatMap((uri) => (uri.trim() === '' ? [] : [uri.trim()]));
  const isEmpty = uris.length === 0;
  report({
    start,
    end,
    message: isEmpty
      ? `"${name}" has no address, so no reports are sent. Write one, such as "mailto:dmarc@example.com", or leave "${name}" out.`
      : 'An address is missing before or behind a comma. Write it, or remove the comma.',
    fixes: isEmpty ? [] : [mailFix('Remove the comma', valueSpan, uris.join(','))],
  });
}

/** URIs behind a semicolon. */
function reportLost({ others, tags }: DmarcRecord, report: MailReport): void {
  for (const other of others) {
    if (!/^(?:mailto:|https?:|[^\s=:]+@)/i.test(other.text)) continue;
    const before = tags.findLast(({ end }) => end <= other.start);
    const joins = before?.name === 'rua' || before?.name === 'ruf';
    const uri = /^(?:mailto|https?):/i.test(other.text) ? other.text : `mailto:${other.text}`;
    report({
      start: other.start,
      end: other.end,
      message: `The ";" before "${other.text}" ends the tag, so this address is lost. Put a comma between addresses.`,
      fixes: joins
        ? [mailFix('Put a comma between them', { start: before.end, end: other.end }, `,${uri}`)]
        : [],
    });
  }
}

function reportJoined({ start, text }: ReportUri, report: MailReport): void {
  const place = { start, end: start + text.length };
  if (/^mailto:\/\//i.test(text)) {
    const scheme = { start, end: start + 'mailto://'.length };
    const message =
      'No slashes stand behind "mailto:": with them this is no address, and no reports are sent there. Remove them.';
    report({ ...place, message, fixes: [mailFix('Remove the slashes', scheme, 'mailto:')] });
    return;
  }
  const uris = text.split(/[\s;|]+/).filter((uri) => uri !== '');
  const fix: MailFix = mailFix(
    'Put commas between them',
    place,
    uris.map((uri) => (/^[a-z]+:/i.test(uri) ? uri : `mailto:${uri}`)).join(','),
  );
  report({
    ...place,
    message:
      'Several addresses are divided by commas: without one, these are a single one that receivers cannot use. Put commas between them.',
    fixes: [fix],
  });
}
