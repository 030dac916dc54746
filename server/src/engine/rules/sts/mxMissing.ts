import { addLines, fieldsEnd, lacks, missingField } from '../../mail/stsPolicy/policyEdits.ts';
import { fieldOf, modeOf } from '../../mail/stsPolicy/stsPolicy.ts';
import { shown } from '../../records/rdataInput.ts';
import type { PolicyRule } from '../rule.ts';

export const mxMissing: PolicyRule = {
  id: 'sts/mx-missing',
  scope: 'policy',
  severity: 'error',
  summary: 'MTA-STS policy that names no mail host',
  why: 'Each `mx` names hosts that the domain’s mail may be sent to. Where the policy is enforced and names none, senders have no host that they may deliver to: the mail stays in their queues and comes back. Only a policy with `mode: none` does without.',
  references: ['RFC 8461 §3.2', 'RFC 8461 §4.1'],
  fixable: true,
  bad: [
    {
      policy: `version: STSv1
mode: enforce
; @1-13 error: sts/mx-missing
max_age: 604800
`,
      mxHosts: ['mail.example.com'],
    },
  ],
  good: [{ policy: 'version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n' }],
  check(policy, report, { mxHosts = [] }) {
    if (modeOf(policy) === 'none' || !lacks(policy, 'mx')) return;
    const { place, fix, written } = missingField(policy, 'mx');
    const mode = fieldOf(policy, 'mode');
    const hosts = mxHosts.filter((host) => host !== '' && host !== '.');
    const lines = hosts.map((host) => `mx: ${host.replace(/\.$/, '')}`);
    const added =
      lines.length > 0
        ? addLines('Add the hosts of the MX records', policy, fieldsEnd(policy), lines)
        : undefined;
    const best = fix ?? added;
    report({
      message:
        written === undefined
          ? 'The policy names no mail host: senders that follow it may deliver to none. Add a line "mx: " for each host of the domain’s MX records.'
          : `The field is called "mx", in lower case: as ${shown(written)} it is unknown, and the policy names no mail host.`,
      ...(fix === undefined && mode ? { start: mode.start, end: mode.end } : place),
      fixes: best ? [best] : [],
    });
  },
};
