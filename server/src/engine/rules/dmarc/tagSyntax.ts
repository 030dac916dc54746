import { DMARC_TAGS } from '../../mail/dmarc/tagNames.ts';
import { type MailFix, mailFix } from '../../mail/mailRecord.ts';
import type { NoTag } from '../../mail/tags/tagList.ts';
import type { MailRule } from '../rule.ts';
import { isLostUri } from '../support/reportUris.ts';

export const tagSyntax: MailRule<'dmarc'> = {
  id: 'dmarc/tag-syntax',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'error',
  summary: 'Something between two semicolons of a DMARC record that is no tag',
  why: 'A DMARC record is a list of tags, each a name, an equals sign and a value. Where something else stands, some receivers skip it and others find that the whole list is invalid and ignore the record.',
  references: ['RFC 9989 §4.8', 'RFC 6376 §3.2'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc     TXT "v=DMARC1; p:reject; rua=mailto:dmarc@example.com"
;                         ^^^^^^^^ error: dmarc/tag-syntax
_dmarc.lab TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com; strict"
;                                                                 ^^^^^^ error: dmarc/tag-syntax
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com;"
`,
    },
  ],
  check({ role, others, tags, isDmarc }, report) {
    if (role === 'unrelated' || !isDmarc) return;
    for (const other of others) {
      // An address behind a semicolon is what dmarc/uri-separator reports.
      if (isLostUri(other)) continue;
      const tag = meantTag(other);
      const isNew = tag !== undefined && !tags.some(({ name }) => name === tag.name);
      report({
        start: other.start,
        end: other.end,
        message: `"${shortened(other.text)}" is no tag, which would be a name, "=" and a value: receivers skip it, or ignore the whole record. ${isNew ? `Write "${tag.name}=${tag.value}".` : 'Correct or remove it.'}`,
        fixes: isNew
          ? [mailFix(`Write ${tag.name}=${tag.value}`, other, `${tag.name}=${tag.value}`)]
          : [removal(other, tags)],
      });
    }
  },
};

/** The tag that is meant by a known name without an equals sign behind it. */
function meantTag({ text }: NoTag): { readonly name: string; readonly value: string } | undefined {
  const [, word = '', value = ''] = /^([a-z]+)\s*[:\s-]\s*(\S.*)$/is.exec(text) ?? [];
  const name = DMARC_TAGS.find((known) => known === word.toLowerCase() && known !== 'v');
  return name === undefined || (value.includes('=') && name !== 'rua' && name !== 'ruf')
    ? undefined
    : { name, value };
}

function removal(
  { start, end }: NoTag,
  tags: readonly { readonly start: number; readonly end: number }[],
): MailFix {
  // Together with the semicolon and the blanks before it: the version always stands before it.
  const before = Math.max(...tags.map((tag) => (tag.end <= start ? tag.end : 0)));
  return mailFix('Remove it', { start: before, end }, '');
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
