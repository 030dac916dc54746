import { swallowedTag } from '../../mail/dkim/dkimKey.ts';
import { ODD } from '../../mail/dkim/dkimSigns.ts';
import { mailFix } from '../../mail/mailRecord.ts';
import { shown } from '../../records/rdataInput.ts';
import type { MailRule } from '../rule.ts';
import { ED25519, keyZone } from '../support/keyExample.ts';

export const missingSemicolon: MailRule<'dkim'> = {
  id: 'dkim/missing-semicolon',
  scope: 'mail',
  kind: 'dkim',
  needs: ODD,
  severity: 'error',
  summary: 'Two tags without a ";" between them',
  why: 'Only `;` ends a tag. Without it the next tag is part of the value of this one: of `k=ed25519 p=…` verifiers read a key type that they do not know, and no key.',
  references: ['RFC 6376 §3.2'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
s1._domainkey TXT "v=DKIM1; k=ed25519 p=${ED25519}"
;                                    ^ error: dkim/missing-semicolon
`,
    },
  ],
  good: [{ zone: keyZone(`v=DKIM1; k=ed25519; p=${ED25519}`) }],
  check({ form, tags, text }, report) {
    if (form !== 'key') return;
    for (const tag of tags) {
      const gap = swallowedTag(tag);
      if (gap === undefined) continue;
      const next = text.slice(gap.end, tag.end);
      report({
        ...(gap.end > gap.start ? gap : { start: gap.start, end: gap.start + 1 }),
        message: `A ";" is missing before ${shown(`${next.slice(0, next.indexOf('=') + 1)}`)}: all that follows is read as part of the value of ${shown(tag.name)}, and signatures fail. Insert ";".`,
        fixes: [mailFix('Insert ";"', gap, '; ')],
      });
    }
  },
};
