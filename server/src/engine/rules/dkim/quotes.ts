import { ODD } from '../../mail/dkim/dkimSigns.ts';
import type { MailRule } from '../rule.ts';
import { ED25519, keyZone } from '../support/keyExample.ts';

export const quotes: MailRule<'dkim'> = {
  id: 'dkim/quotes',
  scope: 'mail',
  kind: 'dkim',
  needs: ODD,
  severity: 'error',
  summary: 'Quotes or backslashes that are part of the text',
  why: 'A key record has no quotes and no backslashes in its text: quotes hold the text together in a zone file, and a backslash stands before `;` in files where that would begin a comment. Where a text with them is pasted into a form, or quoted once more, they become part of what DNS answers. Verifiers then find a tag that they do not know, or a key that is no base64, and signatures fail.',
  references: ['RFC 6376 §3.2', 'RFC 6376 §3.6.1'],
  fixable: true,
  bad: [
    {
      zone: keyZone(`v=DKIM1\\\\; k=ed25519\\\\; p=${ED25519}`, '\\\\', 'error: dkim/quotes'),
    },
    {
      title: 'Strings that were joined with their quotes',
      zone: keyZone(`v=DKIM1; k=ed25519; \\"p=${ED25519}`, '\\"', 'error: dkim/quotes'),
    },
  ],
  good: [{ zone: keyZone(`v=DKIM1; k=ed25519; p=${ED25519}; n=it's new`) }],
  check({ form, text, quotes: spans }, report) {
    const [first] = spans;
    if (form !== 'quoted' || first === undefined) return;
    const { length } = spans;
    const marks = new Set(spans.map(({ start }) => (text[start] === '\\' ? 'backslash' : 'quote')));
    const [mark] = marks;
    const several = marks.size > 1 ? 'quotes and backslashes' : `${mark}${mark === 'quote' ? 's' : 'es'}`;
    const subject = length === 1 ? `A ${mark} is` : `${length} ${several} are`;
    const edits = spans.map((span) => ({ ...span, text: '' }));
    report({
      ...first,
      message: `${subject} part of the record's text: verifiers cannot read the key then, and signatures fail. Take ${length > 1 ? 'them' : 'it'} out of the text.`,
      fixes: [{ title: 'Take quotes and backslashes out of the text', edits }],
    });
  },
};
