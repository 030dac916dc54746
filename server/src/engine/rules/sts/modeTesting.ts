import { fieldOf, modeOf } from '../../mail/stsPolicy/stsPolicy.ts';
import type { PolicyRule } from '../rule.ts';

export const modeTesting: PolicyRule = {
  id: 'sts/mode-testing',
  scope: 'policy',
  severity: 'info',
  summary: 'MTA-STS policy that is only being tested',
  why: 'With `mode: testing` senders report what would have failed, and deliver all the same: nothing is protected yet. That is how a policy begins. When the TLS reports of some weeks show no failures, change the mode to `enforce`, and the `id` of the record at `_mta-sts` with it.',
  references: ['RFC 8461 §5', 'RFC 8460 §3'],
  fixable: false,
  bad: [
    {
      policy: `version: STSv1
mode: testing
;     ^^^^^^^ info: sts/mode-testing
mx: mail.example.com
max_age: 604800
`,
    },
  ],
  good: [{ policy: 'version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n' }],
  check(policy, report) {
    const mode = fieldOf(policy, 'mode');
    if (mode === undefined || modeOf(policy) !== 'testing') return;
    report({
      message:
        'The policy is being tested: senders report failures but deliver over any connection. When the TLS reports show none, change the mode to "enforce", and give the record at _mta-sts a new id.',
      ...mode.valueSpan,
    });
  },
};
