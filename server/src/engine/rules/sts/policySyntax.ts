import { type MailFix, type MailReport, mailFix } from '../../mail/mailRecord.ts';
import { isPolicy, removeLine } from '../../mail/stsPolicy/policyEdits.ts';
import {
  type NoField,
  POLICY_FIELDS,
  type PolicyField,
  type StsPolicy,
} from '../../mail/stsPolicy/stsPolicy.ts';
import { shown } from '../../records/rdataInput.ts';
import type { PolicyRule } from '../rule.ts';

export const policySyntax: PolicyRule = {
  id: 'sts/policy-syntax',
  scope: 'policy',
  severity: 'error',
  summary: 'Line of an MTA-STS policy that is no field',
  why: 'A policy file has one `name: value` on each line and nothing else: there are no comments, and a name is not indented. A sender that reads the file strictly takes it for no policy at all as soon as one line has another form, and then sends without the protection that was meant.',
  references: ['RFC 8461 §3.2'],
  fixable: true,
  bad: [
    {
      policy: `# our policy
; @1-12 error: sts/policy-syntax
version: STSv1
mode=enforce
; @1-12 error: sts/policy-syntax
 mx: mail.example.com
; @1-3 error: sts/policy-syntax

; @1 info: sts/policy-syntax
max_age: 604800
`,
    },
  ],
  good: [
    { policy: 'version: STSv1\nmode: enforce\nmx: mail.example.com\nmx:*.example.net\nmax_age: 604800\n' },
  ],
  check(policy, report) {
    if (!isPolicy(policy)) {
      const [first] = policy.others.filter(({ text }) => text !== '');
      if (first === undefined) return;
      report({
        message: `This is no MTA-STS policy: no line of it is one of its fields, such as "version: STSv1". Senders that ask for the policy get none.`,
        start: first.start,
        end: first.end,
      });
      return;
    }
    for (const line of policy.others) checkLine(policy, line, report);
    for (const field of policy.fields) checkBlanks(field, report);
  },
};

function checkLine(policy: StsPolicy, line: NoField, report: MailReport): void {
  const { start, end, text } = line;
  if (text === '') {
    report({
      severity: 'info',
      message:
        'An empty line is not part of the form of a policy: senders that read it strictly refuse the file. Remove it.',
      start,
      end,
      fixes: [removeLine('Remove the line', policy, line)],
    });
    return;
  }
  report({
    message: `${shown(text)} is no field of the form "name: value": senders that read the policy strictly refuse the whole file. ${text.startsWith('#') || text.startsWith('//') ? 'A policy has no comments: remove the line.' : 'Correct the line, or remove it.'}`,
    start,
    end,
    fixes: [meantField(policy, line) ?? removeLine('Remove the line', policy, line)],
  });
}

/** `mode=enforce`, `mode enforce`, `"mode": "enforce",` and what has a byte order mark before it. */
function meantField({ text }: StsPolicy, { start, end }: NoField): MailFix | undefined {
  const line = text
    .slice(start, end)
    .replaceAll(/["'\ufeff]/g, '')
    .trim()
    .replace(/,$/, '')
    .replace(/^- /, '');
  const [, name = '', value = ''] = /^([a-z_-]+)[\s:=]+(.*)$/i.exec(line) ?? [];
  const known = POLICY_FIELDS.find((field) => field === name.toLowerCase().replaceAll('-', '_'));
  if (known === undefined || value === '') return undefined;
  return mailFix(`Write "${known}: ${value}"`, { start, end }, `${known}: ${value}`);
}

function checkBlanks({ start, nameSpan, colon, name }: PolicyField, report: MailReport): void {
  const isIndented = nameSpan.start > start;
  if (!isIndented && nameSpan.end === colon) return;
  const before = { start, end: nameSpan.start };
  const behind = { start: nameSpan.end, end: colon };
  const edits = [before, behind]
    .filter((span) => span.end > span.start)
    .map((span) => ({ ...span, text: '' }));
  report({
    message: `There is a blank ${isIndented ? 'before' : 'behind'} the name "${name}", where none may be: senders that read the policy strictly refuse the whole file. Remove it.`,
    ...(isIndented ? { start, end: nameSpan.end } : { start: nameSpan.start, end: colon }),
    fixes: [{ title: 'Remove the blanks', edits }],
  });
}
