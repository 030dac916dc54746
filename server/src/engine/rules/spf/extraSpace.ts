import type { Span } from '../../mail/mailRecord.ts';
import { ODD } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';

export const extraSpace: MailRule<'spf'> = {
  id: 'spf/extra-space',
  scope: 'mail',
  kind: 'spf',
  needs: ODD,
  severity: 'hint',
  summary: 'More blanks than needed',
  why: 'Several blanks between terms and blanks at the end are allowed, but not all software has read the standard that closely, and they cost space.',
  references: ['RFC 7208 §12'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx  -all"
;                ^ hint: spf/extra-space
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 -all "
;                 ^ hint: spf/extra-space
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx -all"
`,
    },
  ],
  check({ text, isSpf }, report) {
    if (!isSpf || !(text.includes('  ') || text.endsWith(' '))) return;
    const surplus = surplusBlanks(text);
    const [first] = surplus;
    if (first === undefined) return;
    report({
      ...first,
      message: 'One blank separates terms, and none is needed at the end. Remove the others.',
      fixes: [
        {
          title: 'Remove surplus blanks',
          edits: surplus.slice(0, MOST).map((span) => ({ ...span, text: '' })),
        },
      ],
    });
  },
};

const MOST = 100;

function surplusBlanks(text: string): Span[] {
  const surplus: Span[] = [];
  for (const { 0: blanks, index } of text.matchAll(/ {2,}/g)) {
    const isLast = index + blanks.length === text.length;
    surplus.push({ start: isLast ? index : index + 1, end: index + blanks.length });
  }
  if (surplus.at(-1)?.end !== text.length && text.endsWith(' ')) {
    surplus.push({ start: text.length - 1, end: text.length });
  }
  return surplus;
}
