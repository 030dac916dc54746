import { removeLine } from '../../mail/stsPolicy/policyEdits.ts';
import type { PolicyField } from '../../mail/stsPolicy/stsPolicy.ts';
import type { PolicyRule } from '../rule.ts';

export const policyDupKey: PolicyRule = {
  id: 'sts/policy-dup-key',
  scope: 'policy',
  severity: 'warning',
  summary: 'Field of an MTA-STS policy that is there twice',
  why: 'Only `mx` may be repeated. Of every other field senders take the first and ignore the rest, so a policy that was changed by adding a line still says what it said before.',
  references: ['RFC 8461 §3.2'],
  fixable: true,
  bad: [
    {
      policy: `version: STSv1
mode: testing
;     ^^^^^^^ info: sts/mode-testing
mode: enforce
; @1-13 warning: sts/policy-dup-key
mx: mail.example.com
max_age: 604800
`,
    },
    {
      title: 'The same host twice',
      policy: `version: STSv1
mode: enforce
mx: mail.example.com
mx: mail.example.com
; @1-20 hint: sts/policy-dup-key
max_age: 604800
`,
    },
  ],
  good: [
    { policy: 'version: STSv1\nmode: enforce\nmx: mx1.example.com\nmx: mx2.example.com\nmax_age: 604800\n' },
  ],
  check(policy, report) {
    const first = new Map<string, PolicyField>();
    for (const field of policy.fields) {
      const { name, value, start, end } = field;
      const key = name === 'mx' ? `mx:${value.toLowerCase()}` : name;
      const before = first.get(key);
      if (before === undefined) {
        first.set(key, field);
        continue;
      }
      report({
        ...(name === 'mx' ? { severity: 'hint' } : {}),
        message:
          name === 'mx'
            ? 'This host is in the policy already. Remove the line.'
            : `The policy has "${name}" already: senders take the first and ignore this one. Remove one of the two.`,
        start,
        end,
        related: [{ message: 'The first one', start: before.start, end: before.end }],
        fixes: [removeLine('Remove the line that is ignored', policy, field)],
      });
    }
  },
};
