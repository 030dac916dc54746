import { fieldOf, modeOf } from '../../mail/stsPolicy/stsPolicy.ts';
import type { PolicyRule } from '../rule.ts';

const DAY = 86_400;
const WEEK = 7 * DAY;
const TWO_WEEKS = 2 * WEEK;

export const maxAgeShort: PolicyRule = {
  id: 'sts/max-age-short',
  scope: 'policy',
  severity: 'warning',
  summary: 'MTA-STS policy that is kept for too short a time',
  why: 'An attacker who can hide the policy file or the record from a sender has to do so until the policy that the sender keeps has run out. Weeks or more are expected; with less than a day, a sender that writes seldom is never protected. While a policy is tested, a short time is fine, so that changes come through.',
  references: ['RFC 8461 §3.2', 'RFC 8461 §10.2'],
  fixable: false,
  bad: [
    {
      policy: `version: STSv1
mode: enforce
mx: mail.example.com
max_age: 3600
;        ^^^^ warning: sts/max-age-short
`,
    },
    {
      title: 'Less than a week',
      policy: `version: STSv1
mode: enforce
mx: mail.example.com
max_age: 86400
;        ^^^^^ info: sts/max-age-short
`,
    },
  ],
  good: [
    { policy: 'version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n' },
    {
      title: 'About a year',
      policy: 'version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 31557600\n',
    },
  ],
  check(policy, report) {
    const age = fieldOf(policy, 'max_age');
    const mode = modeOf(policy);
    if (age === undefined || mode === undefined || mode === 'none' || !/^\d{1,10}$/.test(age.value)) return;
    const seconds = Number(age.value);
    const isEnforced = mode === 'enforce';
    if (seconds >= (isEnforced ? WEEK : DAY)) return;
    report({
      severity: isEnforced && seconds < DAY ? 'warning' : 'info',
      message: `Senders keep the policy for ${seconds < DAY ? 'less than a day' : 'less than a week'}: whoever can hide it from them for that long gets the mail unprotected. Weeks are usual; "max_age: ${TWO_WEEKS}" is two of them.`,
      ...age.valueSpan,
    });
  },
};
