import type { Fix } from '../../finding.ts';
import type { TokenView } from '../recordView.ts';
import type { RecordRule } from '../rule.ts';
import { fixAt } from '../rule.ts';
import { fieldToken } from '../support/rdataField.ts';
import { SOA_FIELD } from '../support/soaFields.ts';

const SOA = 6;

export const soaRnameAt: RecordRule = {
  id: 'zone/soa-rname-at',
  scope: 'record',
  types: [SOA],
  severity: 'warning',
  summary: '“@” in the mailbox of the SOA record',
  why: 'The second field of a SOA record is the operator’s mail address written as a domain name: its first label is the part before the “@”. With an “@” in it the address that others make of it is wrong, and reports of trouble with the zone are lost; Knot DNS refuses the file.',
  references: ['RFC 1035 §3.3.13', 'RFC 1035 §8'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ SOA ns1.example.net. john.doe@example.com. 1 4h 1h 2w 1h
;                      ^^^^^^^^^^^^^^^^^^^^^ warning: mail address
  NS  ns1.example.net.
  NS  ns2.example.net.
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ SOA ns1.example.net. john\\.doe.example.com. 1 4h 1h 2w 1h
  NS  ns1.example.net.
  NS  ns2.example.net.
`,
    },
  ],
  check(record, _zone, report) {
    const token = fieldToken(record, SOA_FIELD.rname);
    if (token === undefined || token.text === '@' || !token.text.includes('@')) return;
    const fix = fixFor(token);
    report({
      message: `${token.text} is written as a mail address, but this field is a domain name: the part before “@” is its first label (RFC 1035 §8). Others make a wrong address of it, and Knot DNS refuses the file. Write a dot in place of “@”, and “\\.” for dots before it.`,
      place: token.place,
      ...(fix ? { fixes: [fix] } : {}),
    });
  },
};

/** The address as a domain name. What stands behind "@" in an address is never relative, so it ends in a dot. */
function fixFor({ text, place }: TokenView): Fix | undefined {
  const [, local = '', domain = ''] = /^([\w+.-]+)\\?@([a-z0-9.-]*[a-z0-9])\.?$/i.exec(text) ?? [];
  if (!domain.includes('.') || local.startsWith('.') || local.endsWith('.')) return undefined;
  const written = `${local.replaceAll('.', '\\.')}.${domain}.`;
  return fixAt(`Write ${written}`, place, written);
}
