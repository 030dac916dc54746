import { mailFix } from '../../mail/mailRecord.ts';
import type { SpfUnreadable } from '../../mail/spf/spfRecord.ts';
import { ODD } from '../../mail/spf/spfSigns.ts';
import { aLabel } from '../../text/idna.ts';
import type { MailRule } from '../rule.ts';
import { faultyDomains } from '../support/spfDomain.ts';
import { partOf, readsAsTerms, unreadableFor } from '../support/spfTerms.ts';

export const domainSpecInvalid: MailRule<'spf'> = {
  id: 'spf/domain-spec-invalid',
  scope: 'mail',
  kind: 'spf',
  needs: ODD,
  severity: 'error',
  summary: 'Domain that cannot be one',
  why: 'A domain here ends in a top-level domain that is not a number, has no empty label and none of more than 63 octets. Some of these make the whole record a permanent error, others name a domain that cannot exist: for `include` and `redirect` that comes to the same.',
  references: ['RFC 7208 §7.1', 'RFC 7208 §4.8', 'RFC 1035 §2.3.4'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include: -all"
;             ^^^^^^^^ error: spf/domain-spec-invalid
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 a:192.0.2.1 -all"
;               ^^^^^^^^^ error: spf/domain-spec-invalid
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:localhost -all"
;                     ^^^^^^^^^ error: spf/domain-spec-invalid
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:_spf..example.net -all"
;                         ^^ error: spf/domain-spec-invalid
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:_spf.example.net a:mail.example.com exists:%{i}._spf.example.com -all"
`,
    },
  ],
  check(record, report) {
    for (const term of unreadableFor(record, 'domainSpecInvalid')) {
      const text = partOf(record, term);
      const value = partOf(record, term.at);
      const right = inAscii(text) ?? asAddress(text);
      report({
        ...term.at,
        message: `"${text}" makes the whole record invalid: ${reason(value, term)}`,
        ...(right !== undefined && { fixes: [mailFix(`Write ${right}`, term, right)] }),
      });
    }
    for (const { term, fault } of faultyDomains(record)) {
      const { domain } = term;
      if (fault.kind === 'joined' || fault.kind === 'url') continue;
      report({
        ...fault.at,
        ...(fault.kind === 'character' && { severity: 'warning' }),
        message: `"${domain.text}" is no name that can exist: ${WHY[fault.kind]} Correct it.`,
      });
    }
  },
};

const WHY = {
  emptyLabel: 'there is nothing between two of its dots.',
  longLabel: 'one of its labels has more than 63 octets.',
  longName: 'it has more than 253 octets.',
  character: 'names of mail hosts have letters, digits, hyphens and underscores.',
} as const;

function reason(value: string, { name, at, start }: SpfUnreadable): string {
  const isWhole = at.start === start || value === '';
  if (isWhole)
    return name === 'redirect' || name === 'exp'
      ? `a domain belongs behind "${name}=".`
      : `":" and a domain belong behind "${name}".`;
  if (/[^\x21-\x7e]/.test(value))
    return 'a domain is written in ASCII here, in its "xn--" form if it has other letters.';
  if (/^\[?[\d.:/]+\]?$/.test(value)) return 'an address belongs in "ip4:" or "ip6:".';
  if (/^[\w-]+\.?$/.test(value)) return 'a domain has at least two labels, such as "example.com".';
  if (/\d\.?$/.test(value)) return 'a top-level domain is not a number.';
  return 'it ends in no top-level domain.';
}

/** The term with its labels in ASCII (RFC 5890 §2.3.2.1), where it has others. */
function inAscii(text: string): string | undefined {
  const [, name = '', domain = ''] = /^([+\-~?]?[a-z]+[:=])([^/%]{1,300})$/is.exec(text) ?? [];
  if (!/[^\x21-\x7e]/.test(domain)) return undefined;
  const labels = domain.split('.').map((label) => (/[^\x21-\x7e]/.test(label) ? aLabel(label) : label));
  const right = `${name}${labels.join('.')}`;
  return labels.includes(undefined) || !readsAsTerms(right) ? undefined : right;
}

/** The term with ip4 or ip6 in place of its name, where it names an address. */
function asAddress(text: string): string | undefined {
  const [, qualifier = '', value = ''] = /^([+\-~?]?)[a-z]+[:=](.{1,99})$/is.exec(text) ?? [];
  const right = [`ip4:${value}`, `ip6:${value}`].find(readsAsTerms);
  return right === undefined ? undefined : `${qualifier}${right}`;
}
