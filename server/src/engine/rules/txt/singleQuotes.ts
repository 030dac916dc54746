import type { Place } from '../../finding.ts';
import { decodeUtf8 } from '../../text/utf8.ts';
import type { RecordView } from '../recordView.ts';
import { fixAt, type RecordRule } from '../rule.ts';
import { dataStart } from '../support/dataShape.ts';
import { isSingleQuoted } from '../support/singleQuoted.ts';
import { TXT } from '../support/textStrings.ts';

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
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT 'v=spf1 mx -all'
;     ^^^^^^^^^^^^^^^^ warning: txt/single-quotes
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
    if (first === undefined || last === undefined || !isSingleQuoted(tokens)) return;
    const place: Place = { ...first.place, end: last.place.end };
    const source = decodeUtf8(place.block.bytes, place.start, place.end).replace(/^"|"$/g, '');
    const text = `"${source.slice(1, -1)}"`;
    const isPlain = !/[();"\r\n]/.test(source.slice(1, -1).replaceAll(/\\./g, '')) || first.quoted;
    report({
      message:
        'Single quotes do not hold a text together in a zone file: they become part of the text. Use double quotes.',
      place,
      ...(isPlain ? { fixes: [fixAt('Use double quotes', place, text)] } : {}),
    });
  },
};

function startsSingleQuoted(record: RecordView): boolean {
  const { bytes } = record.block;
  const at = dataStart(record);
  return bytes[at] === SINGLE_QUOTE || (bytes[at] === QUOTE && bytes[at + 1] === SINGLE_QUOTE);
}
