import { mailFix, type Span } from '../../mail/mailRecord.ts';
import { isSeparator, joinedTerm } from '../../mail/spf/joinedTerm.ts';
import type { SpfRecord } from '../../mail/spf/spfRecord.ts';
import { ODD } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { faultyDomains } from '../support/spfDomain.ts';
import { isReadable, partOf, removalOf, unreadableFor } from '../support/spfTerms.ts';

export const missingSpace: MailRule<'spf'> = {
  id: 'spf/missing-space',
  scope: 'mail',
  kind: 'spf',
  needs: ODD,
  severity: 'error',
  summary: 'Terms that no blank separates',
  why: 'Terms are separated by blanks and nothing else. Where one is missing, or a comma, semicolon or tab stands instead, two terms are read as one: either the whole record is a permanent error, or it names a domain that does not exist.',
  references: ['RFC 7208 §4.6.1', 'RFC 7208 §12'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 ip4:192.0.2.1~all"
;                          ^^^^ error: spf/missing-space
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:_spf.example.net,include:_spf.example.org -all"
;                                     ^ error: spf/missing-space
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx -all;"
;                    ^ error: spf/missing-space
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 ip4:192.0.2.1 include:_spf.example.net -all"
`,
    },
  ],
  check(record, report) {
    for (const { term, joint } of jointsIn(record)) {
      const between = partOf(record, joint);
      const right = separated(record, term, joint);
      const what = isSeparator(between)
        ? `${shown(between)} does not separate terms`
        : `A blank is missing before "${between}"`;
      report({
        ...joint,
        message: `${what}: "${partOf(record, term)}" is read as one term. Terms are separated by blanks. Write ${right === '' ? 'nothing here' : `"${right}"`}.`,
        fixes: [
          right === ''
            ? { title: 'Remove it', edits: [removalOf(record, term)] }
            : mailFix(`Write ${right}`, term, right),
        ],
      });
    }
  },
};

/** More are not separated at once: a record has some ten terms. */
const MOST = 50;

interface Joint {
  readonly term: Span;
  readonly joint: Span;
}

const NONE: readonly Joint[] = [];

/** Where terms run into the next, or into what should be a blank. */
function jointsIn(record: SpfRecord): readonly Joint[] {
  const faulty = faultyDomains(record);
  if (faulty.length === 0 && isReadable(record)) return NONE;
  const unreadable = unreadableFor(record, 'missingSpace').map((term) => ({ term, joint: term.at }));
  const readable = faulty.filter(({ fault }) => fault.kind === 'joined');
  return [...unreadable, ...readable.map(({ term, fault }) => ({ term, joint: fault.at }))];
}

/** The term with blanks where they belong. */
function separated({ text }: SpfRecord, term: Span, first: Span): string {
  const parts: string[] = [];
  let start = term.start;
  let joint: Span | undefined = first;
  while (joint !== undefined && parts.length < MOST) {
    const before = text.slice(start, joint.start);
    // A name that was written twice, as in "include:include:".
    if (!/^[+\-~?]?[a-z\d]+[:=]$/i.test(before)) parts.push(before);
    start = isSeparator(text.slice(joint.start, joint.end)) ? joint.end : joint.start;
    joint = start < term.end ? joinedTerm(text, { start, end: term.end }) : undefined;
  }
  return [...parts, text.slice(start, term.end)].filter((part) => part !== '').join(' ');
}

function shown(separator: string): string {
  return /^\s/.test(separator) ? 'White space other than a blank' : `"${separator}"`;
}
