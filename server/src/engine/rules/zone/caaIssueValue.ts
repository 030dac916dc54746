import type { Fix } from '../../finding.ts';
import { shown } from '../../records/rdataInput.ts';
import { fixAt, type RecordRule } from '../rule.ts';
import { ODD_CAA } from '../signs.ts';
import { CAA, ISSUE_TAGS, readCaaProperty } from '../support/caaProperty.ts';
import { fieldPlace, fieldToken } from '../support/rdataField.ts';

const LABEL = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const DOMAIN = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`, 'i');
const PARAMETER = new RegExp(`^${LABEL}[ \\t]*=[ \\t]*[\\x21-\\x3a\\x3c-\\x7e]*$`, 'i');

/** What is wrong with the value of an issue property; `undefined` when it is good. */
function issueFault(value: string): string | undefined {
  const [domain = '', ...parameters] = value.split(';').map((part) => part.trim());
  if (domain !== '' && !DOMAIN.test(domain)) {
    const words = domain.split(/[\s,]+/);
    if (words.length > 1) {
      return words.every((word) => word.includes('.') && DOMAIN.test(word))
        ? 'it names more than one authority; write one record for each'
        : `${shown(domain)} is no domain name, which has no blanks or commas (RFC 8659 §4.2); write the one that the authority gives for CAA`;
    }
    if (/^[a-z]+:\/\//i.test(domain)) return 'it is a URL; write the domain name of the authority alone';
    return domain.endsWith('.')
      ? 'the name ends in a dot; write it without'
      : `${shown(domain)} is not the domain name of an authority`;
  }
  // A ";" at the end is not in the grammar, but authorities read it as BIND's own examples do.
  if (parameters.at(-1) === '') parameters.pop();
  const bad = parameters.find((parameter) => !PARAMETER.test(parameter));
  return bad === undefined ? undefined : `the parameter ${shown(bad)} is not of the form tag=value`;
}

export const caaIssueValue: RecordRule = {
  id: 'zone/caa-issue-value',
  scope: 'record',
  severity: 'warning',
  summary: 'CAA issue value that is not the domain name of a certification authority',
  why: 'The value is one domain name, then perhaps `;` and parameters. Authorities read any other value as "no authority may issue": the next certificate is refused, often months later at an automatic renewal. Name servers accept any text.',
  references: ['RFC 8659 §4.2', 'RFC 8659 §4.3', 'RFC 9495 §3'],
  fixable: true,
  types: [CAA],
  needs: ODD_CAA,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ CAA 0 issue "https://letsencrypt.org/"
;             ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: zone/caa-issue-value
@ CAA 0 issue "ca.example.net, ca.example.org"
;             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: zone/caa-issue-value
@ CAA 0 issuewild "ca.example.net."
;                 ^^^^^^^^^^^^^^^^^ warning: zone/caa-issue-value
@ CAA 0 issue "ca.example.net; 12345"
;             ^^^^^^^^^^^^^^^^^^^^^^^ warning: zone/caa-issue-value
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ CAA 0 issue "ca.example.net; accounturi=https://ca.example.net/acct/1; validationmethods=dns-01"
@ CAA 0 issuewild ";"
@ CAA 0 issuemail "ca.example.org"
`,
    },
  ],
  check(record, _zone, report) {
    const property = readCaaProperty(record);
    if (property === undefined || !ISSUE_TAGS.has(property.tag)) return;
    const fault = issueFault(property.value);
    if (fault === undefined) return;
    const token = fieldToken(record, 2);
    const fixes: Fix[] = [];
    if (token && /^[\w.-]+\.$/.test(token.text)) {
      fixes.push(fixAt('Remove the final dot', token.place, `"${token.text.slice(0, -1)}"`));
    }
    report({
      message: `CAA ${property.tag} ${shown(property.value)} cannot be read: ${fault}. Certification authorities take such a value for "nobody may issue", so certificates are refused.`,
      place: fieldPlace(record, 2),
      fixes,
    });
  },
};
