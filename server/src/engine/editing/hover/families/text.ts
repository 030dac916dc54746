import { decodeUtf8 } from '../../../text/utf8.ts';
import { MAIL_RECORDS, SPF_TERMS } from '../../completion/mailTags.ts';
import type { Decoder, RecordValue, TypeDecoder } from '../fieldValue.ts';
import { code, escaped, shortCode } from '../markdown.ts';

/** What texts are, by how they begin. */
const KINDS: readonly (readonly [begins: RegExp, meaning: string])[] = [
  [/^v=spf1(?: |$)/i, 'SPF: which hosts may send mail for the name (RFC 7208)'],
  [/^v\s*=\s*DMARC1/i, 'DMARC: what receivers do with mail that fails SPF and DKIM (RFC 9989)'],
  [/^v\s*=\s*DKIM1/i, 'DKIM key, by which receivers verify signatures of mail (RFC 6376 §3.6.1)'],
  [/^v\s*=\s*STSv1/i, 'MTA-STS: there is a policy that mail comes by verified TLS alone (RFC 8461 §3.1)'],
  [/^v\s*=\s*TLSRPTv1/i, 'TLS reports: where failures of TLS are told (RFC 8460 §3)'],
  [/^v\s*=\s*BIMI1/i, 'BIMI: the logo that mail programs show'],
];

/** So many terms or tags are explained. */
const MOST = 12;
const EXTRA = 24;

/** The strings of a text (RFC 1035 §3.3.14), each behind its length on the wire. */
function stringsOf({ wire }: RecordValue): string[] {
  const strings: string[] = [];
  for (let at = 0; at < wire.length; at += (wire[at] as number) + 1) {
    strings.push(decodeUtf8(wire, at + 1, at + 1 + (wire[at] as number)));
  }
  return strings;
}

/** The text as what reads it joins it. */
function textOf(record: RecordValue): string {
  return stringsOf(record).join('');
}

const text: Decoder = (_, __, record) => {
  const kind = KINDS.find(([begins]) => begins.test(textOf(record)))?.[1];
  const strings = stringsOf(record).length;
  const octets = record.wire.length - strings;
  const size = `${octets} ${octets === 1 ? 'octet' : 'octets'}${strings > 1 ? ` in ${strings} strings` : ''}`;
  return kind === undefined ? size : `${kind}; ${size}`;
};

/** The parts of a mail record, each with its meaning. */
function partsOf(record: RecordValue): string[] {
  const whole = textOf(record);
  const lines = /^v=spf1(?: |$)/i.test(whole) ? spfTerms(whole) : tags(whole);
  return lines.length === 0 ? [] : [lines.slice(0, MOST).join('\n')];
}

function spfTerms(whole: string): string[] {
  return whole
    .split(/ +/)
    .slice(1)
    .flatMap((term) => {
      const known = SPF_TERMS.find(([name]) => isTerm(term.toLowerCase(), name));
      return known ? `- ${shortCode(term)}: ${escaped(known[1])}` : [];
    });
}

/** Whether a term of a record is one of the known, a qualifier in front of it aside (RFC 7208 §4.6.1). */
function isTerm(term: string, known: string): boolean {
  if (known.endsWith('all')) return term === known || (known === '?all' && term === '?all');
  const plain = term.replace(/^[-+~?]/, '');
  return known.endsWith(':') || known.endsWith('=')
    ? plain.startsWith(known)
    : plain === known || plain.startsWith(`${known}:`) || plain.startsWith(`${known}/`);
}

function tags(whole: string): string[] {
  const record = MAIL_RECORDS.find(({ begins }) => begins.test(whole));
  if (record === undefined) return [];
  return whole.split(';').flatMap((part) => {
    const [name = '', value = ''] = part.split(/=(.*)/s).map((each) => each.trim());
    const tag = record.tags.find((each) => each.name === name.toLowerCase());
    if (tag === undefined) return [];
    const meaning = tag.values.find(([known]) => known === value)?.[1];
    const shown = value.length > EXTRA * 2 ? `${value.slice(0, EXTRA)}…` : value;
    return `- ${code(`${name}=${shown}`)}: ${escaped(tag.meaning)}${meaning ? `; ${escaped(meaning)}` : ''}`;
  });
}

export const TEXT: TypeDecoder = { fields: { text }, notes: partsOf };
