import { fixAt, type RecordRule } from '../rule.ts';
import { ODD_TEXT } from '../signs.ts';
import { cutText, quotedText } from '../support/cutText.ts';

const TXT = 16;
const SPF = 99;

export const unquotedSemicolon: RecordRule = {
  id: 'txt/unquoted-semicolon',
  scope: 'record',
  types: [TXT, SPF],
  needs: ODD_TEXT,
  severity: 'error',
  summary: 'A ";" outside quotes cuts the text off',
  why: 'Outside quotes `;` starts a comment. Of `v=DMARC1; p=reject` a server loads `v=DMARC1` alone, without a warning, and the policy is not in force: receivers ignore a DMARC record without `p`, a DKIM key without `p`. Text with `;` in it stands in quotes.',
  references: ['RFC 1035 §5.1', 'RFC 7489 §6.3', 'RFC 6376 §3.6.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc        TXT v=DMARC1; p=reject; rua=mailto:dmarc@example.com
;                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: txt/unquoted-semicolon
s1._domainkey TXT "v=DKIM1"; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
;                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: txt/unquoted-semicolon
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc        TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
s1._domainkey TXT v=DKIM1\\; k=ed25519\\; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
@             TXT "v=spf1 -all" ; no mail is sent
@             TXT google-site-verification=Wz3pd3gMnDpJ3xDPRzT ; owner = marketing
`,
    },
  ],
  check(record, zone, report) {
    const cut = cutText(record);
    if (cut === undefined) return;
    const quoted = quotedText(cut);
    report({
      message: `This ";" starts a comment, since it is outside quotes: of the text of ${zone.text(record.owner)}, servers load only ${cut.kept}, and all from here on is lost. Put the whole text in quotes.`,
      place: cut.place,
      ...(quoted ? { fixes: [fixAt('Put the whole text in quotes', quoted.place, quoted.text)] } : {}),
    });
  },
};
