import { type MailFix, mailFix } from '../../mail/mailRecord.ts';
import { type Tag, tagOf } from '../../mail/tags/tagList.ts';
import { shown } from '../../records/rdataInput.ts';
import type { MailRule } from '../rule.ts';

const PREFIX = /^[A-Za-z0-9-]{1,63}$/;

export const lpsSyntax: MailRule<'bimi'> = {
  id: 'bimi/lps-syntax',
  scope: 'mail',
  kind: 'bimi',
  severity: 'error',
  summary: 'BIMI record whose lps is no list of prefixes',
  why: '`lps` lists, divided by commas, what the part of senders’ addresses before "@" may begin with, for these senders to have records of their own. A prefix has letters, digits and hyphens; dots and underscores of an address become hyphens before it is looked up.',
  references: ['draft-brand-indicators-for-message-identification §4.3'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=; a=; lps=news@example.com,sales_team"
;                                       ^^^^^^^^^^^^^^^^ error: bimi/lps-syntax
;                                                        ^^^^^^^^^^ error: bimi/lps-syntax
;                           ^^ info: bimi/declination
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.pem; lps=news, sales-team"
new._bimi     TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.pem; lps="
`,
    },
  ],
  check(record, report) {
    const tag = record.isReadable ? tagOf(record, 'lps') : undefined;
    if (tag === undefined || tag.value === '') return;
    for (const { text, start } of prefixesOf(tag)) {
      if (PREFIX.test(text)) continue;
      const place = text === '' ? { start: tag.start, end: tag.end } : { start, end: start + text.length };
      report({
        message:
          text === ''
            ? 'A comma in "lps" has no prefix on one of its sides: the list is not valid. Remove the comma.'
            : `${shown(text)} is no prefix: it has 1 to 63 letters, digits and hyphens. Receivers that read it strictly ignore the list.`,
        ...place,
        fixes: text === '' ? withoutEmpty(tag) : plain(text, place),
      });
      if (text === '') return;
    }
  },
};

/** Prefixes without the blanks around them. */
function prefixesOf({ value, valueSpan }: Tag): { readonly text: string; readonly start: number }[] {
  let at = valueSpan.start;
  return value.split(',').map((part) => {
    const start = at + part.length - part.trimStart().length;
    at += part.length + 1;
    return { text: part.trim(), start };
  });
}

function withoutEmpty(tag: Tag): MailFix[] {
  const rest = prefixesOf(tag).filter(({ text }) => text !== '');
  return [mailFix('Remove the comma', tag.valueSpan, rest.map(({ text }) => text).join(','))];
}

/** As receivers write an address before they look it up. */
function plain(text: string, place: { readonly start: number; readonly end: number }): MailFix[] {
  const meant = text
    .replace(/@.*$/, '')
    .replace(/[+*].*$/, '')
    .replaceAll(/[._]/g, '-');
  return PREFIX.test(meant) ? [mailFix(`Write "${meant}"`, place, meant)] : [];
}
