import type { DmarcRecord } from '../../mail/dmarc/dmarcRecord.ts';
import type { ReportUri } from '../../mail/dmarc/reportUri.ts';
import { type MailReport, mailFix } from '../../mail/mailRecord.ts';
import { type Tag, tagOf } from '../../mail/tags/tagList.ts';
import type { MailRule } from '../rule.ts';
import { isLostUri, urisWith } from '../support/reportUris.ts';

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
      if (tag !== undefined) reportEmpty(tag, record[name], report);
    }
  },
};

/** Nothing before a comma or the end. */
function reportEmpty(
  { start, end, name, valueSpan }: Tag,
  all: readonly ReportUri[],
  report: MailReport,
): void {
  const uris = all.filter(({ problem }) => problem !== 'empty');
  if (uris.length === all.length) return;
  const isSound = uris.length > 0 && uris.every(({ problem }) => problem === undefined);
  const list = uris.map(({ text }) => text).join(',');
  report({
    start,
    end,
    message:
      uris.length === 0
        ? `"${name}" has no address, so no reports are sent. Write one, such as "mailto:dmarc@example.com", or leave "${name}" out.`
        : 'An address is missing before or behind a comma. Write it, or remove the comma.',
    fixes: isSound ? [mailFix('Remove the comma', valueSpan, list)] : [],
  });
}

/** URIs behind a semicolon. */
function reportLost({ others, tags }: DmarcRecord, report: MailReport): void {
  for (const other of others) {
    if (!isLostUri(other)) continue;
    const before = tags.findLast(({ end }) => end <= other.start);
    const joins = before?.name === 'rua' || before?.name === 'ruf';
    const uri = /\s/.test(other.text) ? undefined : sole(other.text);
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
  const uris = text.split(/[\s;|]+/).map(sole);
  const isClear = uris.every((uri) => uri !== undefined);
  report({
    ...place,
    message:
      'Several addresses are divided by commas: without one, these are a single one that receivers cannot use. Put commas between them.',
    fixes: isClear ? [mailFix('Put commas between them', place, uris.join(','))] : [],
  });
}

/** One of several addresses, as a URI; `undefined` for a word that is none. */
function sole(word: string): string | undefined {
  if (/^https?:/i.test(word)) return word;
  const address = /^(?:mailto:(?:\/\/)?)?([^@:]+@[^@]+)$/i.exec(word)?.[1];
  return address && `mailto:${address}`;
}
