import { type MailFix, mailFix } from '../../mail/mailRecord.ts';
import { lacks, missingField } from '../../mail/stsPolicy/policyEdits.ts';
import { fieldOf, MAX_MAX_AGE, type PolicyField } from '../../mail/stsPolicy/stsPolicy.ts';
import { shown } from '../../records/rdataInput.ts';
import type { PolicyRule } from '../rule.ts';

/** How many seconds the units of other files are. */
const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

export const maxAge: PolicyRule = {
  id: 'sts/max-age',
  scope: 'policy',
  severity: 'error',
  summary: 'MTA-STS policy without a max_age that is a number of seconds up to a year',
  why: `\`max_age\` says for how many seconds senders keep the policy: a number without a unit, ${MAX_MAX_AGE} (about a year) at most. Without it the policy is not valid, and senders act as if there were none.`,
  references: ['RFC 8461 §3.2'],
  fixable: true,
  bad: [
    {
      policy: `version: STSv1
mode: enforce
mx: mail.example.com
max_age: 4w
;        ^^ error: sts/max-age
`,
    },
    {
      title: 'More than a year',
      policy: `version: STSv1
mode: enforce
mx: mail.example.com
max_age: 99999999
;        ^^^^^^^^ error: sts/max-age
`,
    },
    {
      title: 'A hyphen in the name',
      policy: `version: STSv1
mode: enforce
mx: mail.example.com
max-age: 604800
; @1-7 error: sts/max-age
`,
    },
  ],
  good: [{ policy: 'version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 31557600\n' }],
  check(policy, report) {
    const age = fieldOf(policy, 'max_age');
    if (age === undefined) {
      if (!lacks(policy, 'max_age')) return;
      const { place, fix, written } = missingField(policy, 'max_age');
      report({
        message:
          written === undefined
            ? 'The policy does not say how long it may be kept, so it is not valid and senders act as if there were none. Add "max_age" with a number of seconds, such as "max_age: 1209600" for two weeks.'
            : `The field is called "max_age": as ${shown(written)} it is unknown, and the policy is not valid.`,
        ...place,
        fixes: fix ? [fix] : [],
      });
    } else if (!/^\d{1,10}$/.test(age.value)) {
      report({
        message: `${age.value === '' ? '"max_age" has no value' : `${shown(age.value)} is no number of seconds`}: "max_age" is up to ten digits without a unit. The policy is not valid, and senders act as if there were none.`,
        ...(age.value === '' ? age.nameSpan : age.valueSpan),
        fixes: inSeconds(age),
      });
    } else if (Number(age.value) > MAX_MAX_AGE) {
      report({
        message: `"max_age" is ${age.value} seconds, but ${MAX_MAX_AGE} (about a year) is the most: senders may refuse the policy.`,
        ...age.valueSpan,
        fixes: [mailFix(`Write ${MAX_MAX_AGE}`, age.valueSpan, String(MAX_MAX_AGE))],
      });
    }
  },
};

/** `2w`, `604,800` and `604800s` as a number of seconds. */
function inSeconds({ value, valueSpan }: PolicyField): MailFix[] {
  const [, digits = '', unit = 's'] =
    /^([\d,._ ]{1,12}?) *([smhdw]?)(?:ec(?:onds?)?|in(?:utes?)?|ours?|ays?|eeks?)?$/i.exec(value) ?? [];
  const seconds = Number(digits.replaceAll(/\D/g, '')) * (UNITS[unit.toLowerCase() || 's'] ?? 1);
  if (seconds === 0 || seconds > MAX_MAX_AGE) return [];
  return [mailFix(`Write ${seconds}`, valueSpan, String(seconds))];
}
