import { mailFix } from '../../mail/mailRecord.ts';
import { MECHANISMS } from '../../mail/spf/spfRecord.ts';
import { ODD } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { nearest } from '../support/nearest.ts';
import { partOf, readsAsTerms, removalOf } from '../support/spfTerms.ts';

export const unknownModifier: MailRule<'spf'> = {
  id: 'spf/unknown-modifier',
  scope: 'mail',
  kind: 'spf',
  needs: ODD,
  severity: 'info',
  summary: 'Modifier that receivers do not know',
  why: 'Receivers ignore modifiers that they do not know. A slip in `redirect` or `exp` takes their effect away without any error.',
  references: ['RFC 7208 §6'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx redirct=_spf.example.net"
;                ^^^^^^^ warning: spf/unknown-modifier
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx comment=office -all"
;                ^^^^^^^ info: spf/unknown-modifier
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 v=spf1 mx -all"
;             ^ warning: spf/unknown-modifier
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx redirect=_spf.example.net"
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx -all ra=postmaster"
`,
    },
  ],
  check(record, report) {
    for (const term of record.terms) {
      if (term.type !== 'modifier' || KNOWN.has(term.name)) continue;
      const text = partOf(record, term);
      const meant = nearest(term.name, MEANT);
      const value = partOf(record, term.value);
      const isVersion = term.name === 'v';
      report({
        start: term.nameSpan.start,
        end: term.nameSpan.end,
        ...((meant !== undefined || isVersion) && { severity: 'warning' }),
        message: isVersion
          ? `"${text}" stands at the beginning of a record alone; here receivers ignore it. Remove it.`
          : `Receivers ignore "${text}", since they do not know a modifier "${term.name}". ${meant === undefined ? 'Remove or correct it.' : `Was "${meant}" meant?`}`,
        fixes: [
          meant !== undefined && readsAsTerms(`${meant}=${value}`)
            ? mailFix(`Write ${meant}`, term.nameSpan, meant)
            : { title: `Remove ${text}`, edits: [removalOf(record, term)] },
        ],
      });
    }
  },
};

const MEANT = ['redirect', 'exp'];
/** Those of RFC 7208 §6 and RFC 6652 §3; mechanisms with "=" have a rule of their own. */
const KNOWN: ReadonlySet<string> = new Set([...MEANT, 'ra', 'rp', 'rr', ...MECHANISMS]);
