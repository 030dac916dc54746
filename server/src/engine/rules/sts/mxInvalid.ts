import { type MailFix, mailFix } from '../../mail/mailRecord.ts';
import { isMxPattern, meantPatterns } from '../../mail/stsPolicy/mxPattern.ts';
import { fieldsOf, type PolicyField, type StsPolicy } from '../../mail/stsPolicy/stsPolicy.ts';
import { shown } from '../../records/rdataInput.ts';
import type { PolicyRule } from '../rule.ts';

export const mxInvalid: PolicyRule = {
  id: 'sts/mx-invalid',
  scope: 'policy',
  severity: 'error',
  summary: 'The "mx" of an MTA-STS policy is no host name',
  why: 'An `mx` is the name of one host, or `*.` and the name of a domain for all hosts directly below it. Addresses, URLs, ports, a final dot, or several names on one line stand for no host: a sender refuses the policy, or delivers to none of the hosts that were meant.',
  references: ['RFC 8461 §3.2', 'RFC 8461 §4.1'],
  fixable: true,
  bad: [
    {
      policy: `version: STSv1
mode: enforce
mx: mail.example.com.
;   ^^^^^^^^^^^^^^^^^ error: sts/mx-invalid
mx: mx1.example.com, mx2.example.com
;   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: sts/mx-invalid
mx: mx*.example.net
;   ^^^^^^^^^^^^^^^ error: sts/mx-invalid
mx: 192.0.2.25
;   ^^^^^^^^^^ error: sts/mx-invalid
max_age: 604800
`,
    },
  ],
  good: [
    {
      policy: 'version: STSv1\nmode: enforce\nmx: mail.example.com\nmx: *.example.net\nmax_age: 604800\n',
    },
  ],
  check(policy, report) {
    for (const field of fieldsOf(policy, 'mx')) {
      if (isMxPattern(field.value)) continue;
      report({
        message: `${field.value === '' ? '"mx" has no value' : `${shown(field.value)} is no host name`}${hint(field.value)}: no host matches it, and senders may refuse the whole policy. ${advice(field.value)}`,
        ...(field.value === '' ? field.nameSpan : field.valueSpan),
        fixes: meantFix(policy, field),
      });
    }
  },
};

function hint(value: string): string {
  if (/^\[?(?:\d+\.){3}\d+\]?$/.test(value) || /^\[?(?:IPv6:)?[0-9a-f]*:[0-9a-f:]+\]?$/i.test(value))
    return ', but an address';
  if (value.endsWith('.')) return ', since it ends in a dot';
  if (value.includes('*')) return ', since "*" stands for the whole first label alone, as in "*.example.com"';
  return '';
}

function advice(value: string): string {
  if ([...value].some((character) => character > '\u007f'))
    return 'Write its A-labels, as in "xn--bcher-kva.example".';
  return 'Write the name of a host as it stands in the MX record, without a final dot, one on each line.';
}

function meantFix({ lineEnds }: StsPolicy, { value, valueSpan }: PolicyField): MailFix[] {
  const meant = meantPatterns(value);
  if (meant.length === 0) return [];
  const text = meant.join(`${lineEnds[0]?.text ?? '\n'}mx: `);
  return [
    mailFix(meant.length > 1 ? 'Write each name on a line of its own' : `Write ${text}`, valueSpan, text),
  ];
}
