import { type MailReport, mailFix } from '../../mail/mailRecord.ts';
import type { TlsRptRecord } from '../../mail/tls/tlsRptRecord.ts';
import type { MailRule } from '../rule.ts';

export const ruaSeparator: MailRule<'tls'> = {
  id: 'tls/rua-separator',
  scope: 'mail',
  kind: 'tls',
  severity: 'error',
  summary: 'Addresses for TLS reports that no comma divides',
  why: 'Several addresses stand in one `rua`, divided by commas. A semicolon ends the tag, so that what follows is lost and the record is no longer valid; with a blank, two addresses are one that nothing can be sent to.',
  references: ['RFC 8460 §3'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_smtp._tls     TXT "v=TLSRPTv1; rua=mailto:a@example.com; mailto:b@example.com"
;                                                         ^^^^^^^^^^^^^^^^^^^^ error: tls/rua-separator
_smtp._tls.lab TXT "v=TLSRPTv1; rua=mailto:a@example.com mailto:b@example.com"
;                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: tls/rua-separator
_smtp._tls.dev TXT "v=TLSRPTv1; rua=mailto:a@example.com,"
;                               ^^^^^^^^^^^^^^^^^^^^^^^^^ error: tls/rua-separator
_smtp._tls.old TXT "v=TLSRPTv1; rua=mailto://a@example.com"
;                                   ^^^^^^^^^^^^^^^^^^^^^^ error: tls/rua-separator
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_smtp._tls TXT "v=TLSRPTv1; rua=mailto:a@example.com , mailto:b@example.com"
`,
    },
  ],
  check(record, report) {
    if (!record.isReadable) return;
    reportLost(record, report);
    for (const { start, end, text, problem } of record.rua) {
      if (problem === 'separator') reportJoined(start, end, text, report);
    }
    reportEmpty(record, report);
  },
};

/** Addresses behind a semicolon. */
function reportLost({ others, tags }: TlsRptRecord, report: MailReport): void {
  for (const other of others) {
    if (!isUri(other.text)) continue;
    const before = tags.findLast(({ end }) => end <= other.start);
    report({
      message: `The ";" before this address ends "rua", so the address is lost and the record is not valid. Put a comma between addresses.`,
      start: other.start,
      end: other.end,
      fixes:
        before?.name === 'rua'
          ? [mailFix('Put a comma between them', { start: before.end, end: other.start }, ',')]
          : [],
    });
  }
}

/** Whether what is no tag is an address for reports. */
export function isUri(text: string): boolean {
  return /^(?:mailto:|https?:\/)/i.test(text);
}

function reportJoined(start: number, end: number, text: string, report: MailReport): void {
  if (/^mailto:\/\//i.test(text) && !/\s/.test(text)) {
    report({
      message:
        'No slashes stand behind "mailto:": with them this is no address, and no reports are sent there. Remove them.',
      start,
      end,
      fixes: [mailFix('Remove the slashes', { start, end: start + 'mailto://'.length }, 'mailto:')],
    });
    return;
  }
  const uris = text.split(/[\s;|]+/).map((uri) => (/^[a-z]+:/i.test(uri) ? uri : `mailto:${uri}`));
  report({
    message:
      'Several addresses stand here without a comma between them: they are read as one, which nothing can be sent to. Put commas between them.',
    start,
    end,
    fixes: [mailFix('Put commas between them', { start, end }, uris.join(','))],
  });
}

function reportEmpty({ rua, tags }: TlsRptRecord, report: MailReport): void {
  const tag = tags.find(({ name }) => name === 'rua');
  const good = rua.filter(({ problem }) => problem !== 'empty');
  if (tag === undefined || good.length === rua.length || good.length === 0) return;
  report({
    message:
      'A comma in "rua" has no address on one of its sides: the record is not valid, and senders that read it strictly ignore it. Remove the comma.',
    start: tag.start,
    end: tag.end,
    fixes: [mailFix('Remove the comma', tag.valueSpan, good.map(({ text }) => text).join(','))],
  });
}
