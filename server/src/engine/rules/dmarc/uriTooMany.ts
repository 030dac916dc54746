import type { MailRule } from '../rule.ts';

/** Receivers had to send to so many at least by RFC 7489; few send to more. */
const USUAL = 2;

export const uriTooMany: MailRule<'dmarc'> = {
  id: 'dmarc/uri-too-many',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'info',
  summary: 'More than two addresses for reports',
  why: 'Receivers may send reports to the first two addresses alone: that is all that RFC 7489 had them do. RFC 9989 has them send to each, which not all do yet.',
  references: ['RFC 9989 §4.6', 'RFC 7489 §6.2'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:a@example.com,mailto:b@example.com,mailto:c@example.com"
;                                                                             ^^^^^^^^^^^^^^^^^^^^ info: dmarc/uri-too-many
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:a@example.com,mailto:b@example.com"
`,
    },
  ],
  check({ role, isDmarc, rua, ruf }, report) {
    if (role === 'unrelated' || !isDmarc) return;
    for (const uris of [rua, ruf]) {
      const sound = uris.filter(({ problem }) => problem === undefined);
      const third = sound[USUAL];
      const last = sound.at(-1);
      if (third === undefined || last === undefined) continue;
      report({
        start: third.start,
        end: last.end,
        message: `There are ${sound.length} addresses, and receivers may send reports to the first two alone. Let a mailing list or an alias pass them on.`,
      });
    }
  },
};
