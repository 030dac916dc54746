import { mailFix, type Span } from '../../mail/mailRecord.ts';
import type { SpfRecord } from '../../mail/spf/spfRecord.ts';
import { ODD } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { faultyDomains } from '../support/spfDomain.ts';
import { isReadable, partOf, readsAsTerms, unreadableFor } from '../support/spfTerms.ts';

export const urlInDomain: MailRule<'spf'> = {
  id: 'spf/url-in-domain',
  scope: 'mail',
  kind: 'spf',
  needs: ODD,
  severity: 'error',
  summary: 'URL, e-mail address or port where a domain belongs',
  why: '`include`, `redirect`, `a`, `mx` and their like take a domain alone. With `https://`, a path, a port or `@` the record is a permanent error, or names a domain that cannot exist.',
  references: ['RFC 7208 §7.1', 'RFC 7208 §4.8'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:https://_spf.example.net/ -all"
;                     ^^^^^^^^^^^^^^^^^^^^^^^^^ error: spf/url-in-domain
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:postmaster@example.net -all"
;                     ^^^^^^^^^^^^^^^^^^^^^^ error: spf/url-in-domain
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:_spf.example.net -all"
`,
    },
  ],
  check(record, report) {
    for (const { term, at } of urlsIn(record)) {
      const value = partOf(record, at);
      const host = hostOf(value);
      const name = partOf(record, { start: term.start, end: at.start });
      const isFixable = host !== value && readsAsTerms(`${name}${host}`);
      report({
        start: at.start,
        end: at.end,
        message: `"${value}" is no domain. A domain stands alone there, without scheme, path, port or "@"${isFixable ? `: write "${host}"` : ''}.`,
        ...(isFixable && { fixes: [mailFix(`Write ${host}`, at, host)] }),
      });
    }
  },
};

interface Url {
  readonly term: Span;
  readonly at: Span;
}

const NONE: readonly Url[] = [];

function urlsIn(record: SpfRecord): readonly Url[] {
  const faulty = faultyDomains(record);
  if (faulty.length === 0 && isReadable(record)) return NONE;
  const unreadable = unreadableFor(record, 'urlInDomain').map((term) => ({ term, at: term.at }));
  const readable = faulty.filter(({ fault }) => fault.kind === 'url');
  return [...unreadable, ...readable.map(({ term }) => ({ term, at: term.domain }))];
}

function hostOf(value: string): string {
  return value
    .slice(0, 300)
    .replace(/^[a-z]{1,10}:(?:\/\/)?(?=\S)/i, '')
    .replace(/^\/\//, '')
    .replace(/^[^@/]{1,100}@/, '')
    .replace(/[/?#].*$/s, '')
    .replace(/:\d{1,5}$/, '');
}
