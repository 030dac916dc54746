import { fieldOf, modeOf } from '../../mail/stsPolicy/stsPolicy.ts';
import type { PolicyRule } from '../rule.ts';

export const modeNone: PolicyRule = {
  id: 'sts/mode-none',
  scope: 'policy',
  severity: 'info',
  summary: 'MTA-STS policy that says there is none',
  why: 'With `mode: none` senders act as if the domain had no policy. That is the right first step to give MTA-STS up: senders that keep an older policy learn that it no longer holds. Once the `max_age` of that older policy is over, the file and the record at `_mta-sts` can go.',
  references: ['RFC 8461 §5', 'RFC 8461 §8.3'],
  fixable: false,
  bad: [
    {
      policy: `version: STSv1
mode: none
;     ^^^^ info: sts/mode-none
max_age: 86400
`,
    },
  ],
  good: [{ policy: 'version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n' }],
  check(policy, report) {
    const mode = fieldOf(policy, 'mode');
    if (mode === undefined || modeOf(policy) !== 'none') return;
    report({
      message:
        'With the mode "none" senders act as if there were no policy: mail may be sent without TLS, to any host. Keep it so only while MTA-STS is being given up.',
      ...mode.valueSpan,
    });
  },
};
