import type { Edit, Place } from '../../finding.ts';
import { shown } from '../../records/rdataInput.ts';
import type { TokenView } from '../recordView.ts';
import type { RecordRule } from '../rule.ts';
import { ODD_TEXT } from '../signs.ts';
import { brokenJoin } from '../support/brokenJoin.ts';
import { isOneString } from '../support/dataShape.ts';
import { TXT, textStrings } from '../support/textStrings.ts';

const MAX_STRING = 255;
/** A policy has some ten terms. */
const MAX_EDITS = 100;

export const joinMissingSpace: RecordRule = {
  id: 'txt/join-missing-space',
  scope: 'record',
  severity: 'warning',
  summary: 'Two strings of a policy that join into one word',
  why: 'Programs join the strings of a TXT record without anything between them. Where a term of an SPF policy, or a tag of DKIM or DMARC, ends with one string and the next term begins with the next, the two become one word: `"include:a.example" "include:b.example"` is read as `include:a.exampleinclude:b.example`.',
  references: ['RFC 7208 §3.3', 'RFC 6376 §3.6.2.2', 'RFC 9989 §4.7'],
  fixable: true,
  types: [TXT],
  needs: ODD_TEXT,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@      TXT "v=spf1 include:a.example.net" "include:b.example.net -all"
;                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: txt/join-missing-space
_dmarc TXT "v=DMARC1; p=reject" "rua=mailto:dmarc@example.com"
;                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: txt/join-missing-space
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@      TXT "v=spf1 include:a.example.net " "include:b.exa" "mple.net -all"
_dmarc TXT "v=DMARC1; p=reject;" "rua=mailto:dmarc@example.com"
`,
    },
  ],
  check(record, _zone, report) {
    if (isOneString(record)) return;
    const tokens = record.dataTokens();
    if (tokens.length < 2) return;
    const strings = textStrings(record);
    if (strings.length !== tokens.length) return;
    if (tokens.some((token, i) => !token.quoted && tokens[i - 1]?.quoted === false)) return;
    const whole = strings.join('');
    const edits: (Edit | undefined)[] = [];
    let message = '';
    let place: Place | undefined;
    for (let i = 1; i < strings.length; i++) {
      const before = strings[i - 1] ?? '';
      const after = strings[i] ?? '';
      const separator = brokenJoin(whole, before, after);
      const token = tokens[i];
      if (separator === undefined || token === undefined) continue;
      edits.push(after.length + separator.length <= MAX_STRING ? insertion(token, separator) : undefined);
      if (place !== undefined) continue;
      place = token.place;
      message = `Strings are joined without anything between them, so these two make one word: ${shown(wordOf(before, after))}. Put ${separator === ' ' ? 'a blank' : '";"'} between them.`;
    }
    if (place === undefined) return;
    const certain = edits.filter((edit) => edit !== undefined);
    const fix = { title: 'Insert what is missing between the strings', edits: certain };
    report({
      message,
      place,
      ...(certain.length === edits.length && certain.length <= MAX_EDITS ? { fixes: [fix] } : {}),
    });
  },
};

/** The word that the end of one string and the beginning of the next make. */
function wordOf(before: string, after: string): string {
  return `${/[^\s;]*$/.exec(before)?.[0]}${/^[^\s;]*/.exec(after)?.[0]}`;
}

function insertion({ place, quoted }: TokenView, separator: string): Edit | undefined {
  const { block, start } = place;
  return quoted ? { place: { block, start: start + 1, end: start + 1 }, text: separator } : undefined;
}
