import { type MailFix, mailFix } from '../../mail/mailRecord.ts';
import { lacks, missingField } from '../../mail/stsPolicy/policyEdits.ts';
import { fieldOf, modeOf, type PolicyField, type PolicyMode } from '../../mail/stsPolicy/stsPolicy.ts';
import { shown } from '../../records/rdataInput.ts';
import type { PolicyRule } from '../rule.ts';

export const modeInvalid: PolicyRule = {
  id: 'sts/mode-invalid',
  scope: 'policy',
  severity: 'error',
  summary: 'MTA-STS policy without a mode that there is',
  why: 'The mode is `enforce`, `testing` or `none`, in lower case. A policy that has none of these is not valid: senders act as if there were no policy, and nothing protects the mail on its way.',
  references: ['RFC 8461 §3.2', 'RFC 8461 §5'],
  fixable: true,
  bad: [
    {
      policy: `version: STSv1
mode: Enforced
;     ^^^^^^^^ error: sts/mode-invalid
mx: mail.example.com
max_age: 604800
`,
    },
    {
      title: 'No mode',
      policy: `version: STSv1
; @1-14 error: sts/mode-invalid
mx: mail.example.com
max_age: 604800
`,
    },
  ],
  good: [{ policy: 'version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n' }],
  check(policy, report) {
    const mode = fieldOf(policy, 'mode');
    if (mode === undefined) {
      if (!lacks(policy, 'mode')) return;
      const { place, fix, written } = missingField(policy, 'mode');
      report({
        message:
          written === undefined
            ? 'The policy has no mode, so it is not valid and senders act as if there were none. Add "mode: testing" to get reports first, or "mode: enforce" to have mail sent over TLS to your hosts alone.'
            : `The field is called "mode", in lower case: as ${shown(written)} it is unknown, and the policy is not valid.`,
        ...place,
        fixes: fix ? [fix] : [],
      });
    } else if (modeOf(policy) === undefined) {
      report({
        message: `${mode.value === '' ? 'The mode has no value' : `There is no mode ${shown(mode.value)}`}: it is "enforce", "testing" or "none". The policy is not valid, and senders act as if there were none.`,
        ...(mode.value === '' ? mode.nameSpan : mode.valueSpan),
        fixes: meantFix(mode),
      });
    }
  },
};

const MEANT: readonly (readonly [RegExp, PolicyMode])[] = [
  [/^enforc/i, 'enforce'],
  [/^(?:test|report)/i, 'testing'],
  [/^(?:none|off|disabled?)$/i, 'none'],
];

function meantFix({ value, valueSpan }: PolicyField): MailFix[] {
  const meant = MEANT.find(([form]) => form.test(value))?.[1];
  return meant === undefined ? [] : [mailFix(`Write ${meant}`, valueSpan, meant)];
}
