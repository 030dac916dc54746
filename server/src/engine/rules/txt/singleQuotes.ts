import type { Place } from '../../finding.ts';
import { latin1 } from '../../text/bytes.ts';
import { decodeUtf8 } from '../../text/utf8.ts';
import type { RecordView, TokenView } from '../recordView.ts';
import { fixAt, type RecordRule } from '../rule.ts';
import { ODD_TEXT } from '../signs.ts';
import { dataStart } from '../support/dataShape.ts';
import { isSingleQuoted } from '../support/singleQuoted.ts';
import { TXT } from '../support/textStrings.ts';

const MAX_STRING = 255;
const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;

export const singleQuotes: RecordRule = {
  id: 'txt/single-quotes',
  scope: 'record',
  severity: 'warning',
  summary: 'Text in single quotes, which zone files do not know',
  why: "Only double quotes hold a text together in a zone file. In single quotes every word becomes a string of its own, and the quotes become part of the text: `'v=spf1 -all'` is read as `'v=spf1-all'`, which no mail server takes for an SPF policy.",
  references: ['RFC 1035 §5.1'],
  fixable: true,
  types: [TXT],
  needs: ODD_TEXT,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT 'v=spf1 mx -all'
;     ^^^^^^^^^^^^^^^^ warning: txt/single-quotes
_dmarc TXT 'v=DMARC1; p=reject; rua=mailto:dmarc@example.com'
;          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: txt/single-quotes
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@    TXT "v=spf1 mx -all"
note TXT "the owner's name is 'Hugh'"
`,
    },
  ],
  check(record, _zone, report) {
    if (!startsSingleQuoted(record)) return;
    const tokens = record.dataTokens();
    const [first] = tokens;
    const last = tokens.at(-1);
    if (first === undefined || last === undefined) return;
    const whole = isSingleQuoted(tokens) ? last.place.end : cutEnd(first, last);
    if (whole < 0) return;
    const isCut = whole > last.place.end;
    const place: Place = { ...first.place, end: whole };
    const source = decodeUtf8(place.block.bytes, place.start, whole).replace(/^"|"$/g, '').slice(1, -1);
    const isPlain = first.quoted || !/[()"\r\n]/.test(source.replaceAll(/\\./g, ''));
    const fits = source.length <= MAX_STRING;
    report({
      ...(isCut ? { severity: 'error' } : {}),
      message: isCut
        ? 'Single quotes do not hold a text together in a zone file: the ";" starts a comment, and the rest of the text is lost. Use double quotes.'
        : 'Single quotes do not hold a text together in a zone file: they become part of the text. Use double quotes.',
      place,
      ...(isPlain && fits ? { fixes: [fixAt('Use double quotes', place, `"${source}"`)] } : {}),
    });
  },
};

function startsSingleQuoted(record: RecordView): boolean {
  const { bytes } = record.block;
  const at = dataStart(record);
  return bytes[at] === SINGLE_QUOTE || (bytes[at] === QUOTE && bytes[at + 1] === SINGLE_QUOTE);
}

/** Where a single-quoted list of tags ends whose first ";" began a comment; -1 where that is not so. */
function cutEnd(first: TokenView, last: TokenView): number {
  if (first.quoted || last.quoted || !/^'[\w.-]+=/.test(first.text)) return -1;
  const { block, end } = last.place;
  let stop = end;
  while (stop < block.bytes.length && block.bytes[stop] !== LF && block.bytes[stop] !== CR) stop++;
  const rest = /^[ \t]*;[^'"()]*'(?=[ \t]*(?:;|$))/.exec(latin1(block.bytes, end, stop));
  return rest ? end + rest[0].length : -1;
}
