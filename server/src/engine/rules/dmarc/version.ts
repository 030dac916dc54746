import type { DmarcRecord } from '../../mail/dmarc/dmarcRecord.ts';
import { type MailFix, mailFix, type Span } from '../../mail/mailRecord.ts';
import type { MailRule } from '../rule.ts';

export const version: MailRule<'dmarc'> = {
  id: 'dmarc/version',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'error',
  summary: 'A DMARC record that does not begin with v=DMARC1',
  why: 'Receivers take a TXT record at `_dmarc` for a DMARC record only if it begins with `v=DMARC1`, in capitals, before all other tags. Any other record is ignored as if it were not there: no policy is applied, and no reports are sent.',
  references: ['RFC 9989 §4.7', 'RFC 7489 §6.3'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc     TXT "v=dmarc1; p=reject; rua=mailto:dmarc@example.com"
;               ^^^^^^^^ error: dmarc/version
_dmarc.lab TXT "p=reject; rua=mailto:dmarc@example.com"
;               ^^^^^^^^ error: dmarc/version
_dmarc.dev TXT "p=reject; v=DMARC1; rua=mailto:dmarc@example.com"
;               ^^^^^^^^ error: dmarc/version
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc     TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
_dmarc.lab TXT "v = DMARC1 ;p=reject;rua=mailto:dmarc@example.com"
`,
    },
  ],
  check(record, report) {
    const { role, isDmarc, tags, text } = record;
    if (role === 'unrelated' || isDmarc) return;
    const [first] = tags;
    // A semicolon that is missing behind the version is what dmarc/separator reports.
    if (first?.name.toLowerCase() === 'v' && record.strayTags.some(({ within }) => within === first)) return;
    const isFirst = first?.name.toLowerCase() === 'v' && text.slice(0, first.start).trim() === '';
    const place: Span = isFirst ? first : { start: 0, end: first?.end ?? text.length };
    const [beginning = ''] = text.split(';', 1);
    report({
      ...place,
      message: `A DMARC record begins with "v=DMARC1", in just these letters; this one begins with "${shortened(beginning.trim())}", so receivers ignore it, and no policy is in force. Write "v=DMARC1" at the beginning.`,
      fixes: [versionFix(record, isFirst)],
    });
  },
};

function versionFix({ tags, others, text }: DmarcRecord, isFirst: boolean): MailFix {
  const tag = tags.find(({ name }) => name.toLowerCase() === 'v');
  if (tag !== undefined && isFirst) return mailFix('Write v=DMARC1', tag, 'v=DMARC1');
  const [garbled] = others;
  if (garbled !== undefined && tag === undefined && /^v?[^a-z]*dmarc1?$/i.test(garbled.text)) {
    if (text.slice(0, garbled.start).trim() === '') return mailFix('Write v=DMARC1', garbled, 'v=DMARC1');
  }
  const begin = { start: 0, end: /^[\s"'“”]*/.exec(text)?.[0].length ?? 0, text: 'v=DMARC1; ' };
  if (tag === undefined) return { title: 'Put v=DMARC1 first', edits: [begin] };
  const semicolon = text.lastIndexOf(';', tag.start);
  const moved = semicolon < begin.end ? { ...tag, text: '' } : { start: semicolon, end: tag.end, text: '' };
  return { title: 'Put v=DMARC1 first', edits: [begin, moved] };
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
