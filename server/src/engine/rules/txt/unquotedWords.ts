import type { Place } from '../../finding.ts';
import { shown } from '../../records/rdataInput.ts';
import { decodeUtf8 } from '../../text/utf8.ts';
import type { RecordView, TokenView } from '../recordView.ts';
import { fixAt, type RecordRule } from '../rule.ts';
import { ODD_TEXT } from '../signs.ts';
import { isOneString } from '../support/dataShape.ts';
import { firstLabels } from '../support/ownerLabels.ts';
import { isSingleQuoted } from '../support/singleQuoted.ts';
import { TXT, textStrings } from '../support/textStrings.ts';
import type { ZoneView } from '../zoneView.ts';

const MAX_STRING = 255;
/** Words of prose and of policies are shorter; longer pieces are data that was split on purpose. */
const LONG = 35;

export const unquotedWords: RecordRule = {
  id: 'txt/unquoted-words',
  scope: 'record',
  severity: 'warning',
  summary: 'Words without quotes, which become strings of their own',
  why: 'Without quotes a blank ends the string. The record then holds several strings, and programs join them without blanks: `v=spf1 mx -all` is read as `v=spf1mx-all`, which is no SPF policy. Attributes as DNS-SD has them (`key=value`), tag lists and long data that was split on purpose are not reported.',
  references: ['RFC 1035 §5.1', 'RFC 7208 §3.3'],
  fixable: true,
  types: [TXT],
  needs: ODD_TEXT,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@    TXT v=spf1 mx -all
;        ^^^^^^^^^^^^^^ warning: txt/unquoted-words
note TXT ask the owner
;        ^^^^^^^^^^^^^ warning: txt/unquoted-words
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@                 TXT "v=spf1 mx -all"
@                 TXT MS=ms12345678
printer._ipp._tcp TXT txtvers=1 qtotal=1
`,
    },
  ],
  check(record, zone, report) {
    if (isOneString(record)) return;
    const tokens = record.dataTokens();
    if (!hasLooseWords(record, zone, tokens)) return;
    const strings = textStrings(record);
    const joined = strings.join('');
    const [first, last] = [tokens[0], tokens.at(-1)];
    if (first === undefined || last === undefined) return;
    const place: Place = { ...first.place, end: last.place.end };
    const quoted = quotedText(tokens);
    const fits = joined.length + strings.length - 1 <= MAX_STRING;
    report({
      message: `Without quotes these are ${tokens.length} strings, and programs join them without blanks: ${shown(joined)}. Put the text in double quotes.`,
      place,
      ...(quoted && fits ? { fixes: [fixAt('Put the text in quotes', place, quoted)] } : {}),
    });
  },
};

/** Whether words stand side by side without quotes that can hardly be meant as strings of their own. */
export function hasLooseWords(record: RecordView, zone: ZoneView, tokens: readonly TokenView[]): boolean {
  if (!tokens.some((token, i) => !token.quoted && tokens[i - 1]?.quoted === false)) return false;
  return tokens[0]?.text !== '\\#' && !isSingleQuoted(tokens) && !isMeant(record, zone, tokens);
}

/** Whether several strings may be what was meant. */
function isMeant(record: RecordView, zone: ZoneView, tokens: readonly TokenView[]): boolean {
  const [first] = tokens;
  if (first === undefined || /^v=spf1$/i.test(first.text)) return false;
  if (tokens.some((token) => token.text.length > LONG)) return true;
  if (tokens.every((token) => /^[^\s=]+=/.test(token.text))) return true;
  const labels = firstLabels(zone, zone.names.fold(record.owner), 4);
  return labels.includes('_tcp') || labels.includes('_udp');
}

/** The words as one quoted string with the blanks between them; none where something else stands there too. */
function quotedText(tokens: readonly TokenView[]): string | undefined {
  let text = '';
  let before: TokenView | undefined;
  for (const token of tokens) {
    if (token.quoted || token.text.includes('"')) return undefined;
    if (before !== undefined) {
      const { block, end } = before.place;
      const blanks = decodeUtf8(block.bytes, end, token.place.start);
      if (/\S/.test(blanks)) return undefined;
      text += /[\r\n]/.test(blanks) ? ' ' : blanks;
    }
    text += token.text;
    before = token;
  }
  return `"${text}"`;
}
