import { decodeUtf8 } from '../../../text/utf8.ts';
import type { Decoder, RecordValue, TypeDecoder } from '../fieldValue.ts';
import { mailRecordText } from '../mailHover.ts';

/** What texts are, by how they begin. */
const KINDS: readonly (readonly [begins: RegExp, meaning: string])[] = [
  [/^v=spf1(?: |$)/i, 'SPF: which hosts may send mail for the name (RFC 7208)'],
  [/^v\s*=\s*DMARC1/i, 'DMARC: what receivers do with mail that fails SPF and DKIM (RFC 9989)'],
  [/^v\s*=\s*DKIM1/i, 'DKIM key, by which receivers verify signatures of mail (RFC 6376 §3.6.1)'],
  [/^v\s*=\s*STSv1/i, 'MTA-STS: there is a policy that mail comes by verified TLS alone (RFC 8461 §3.1)'],
  [/^v\s*=\s*TLSRPTv1/i, 'TLS reports: where failures of TLS are told (RFC 8460 §3)'],
  [/^v\s*=\s*BIMI1/i, 'BIMI: the logo that mail programs show'],
];

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

export const TEXT: TypeDecoder = {
  fields: { text },
  notes: (_, context) => [mailRecordText(context) ?? []].flat(),
};
