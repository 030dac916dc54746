import { uncoveredHosts } from '../../mail/stsPolicy/mxPattern.ts';
import { addLines } from '../../mail/stsPolicy/policyEdits.ts';
import { fieldsOf, modeOf } from '../../mail/stsPolicy/stsPolicy.ts';
import type { PolicyRule } from '../rule.ts';

export const mxUncovered: PolicyRule = {
  id: 'sts/mx-uncovered',
  scope: 'policy',
  severity: 'warning',
  summary: 'Host of an MX record that the MTA-STS policy does not name',
  why: 'Senders that follow an enforced policy do not deliver to a host of the MX records that no `mx` of the policy stands for. If it is the only host that can be reached, mail is delayed and comes back. Before a host is added to the MX records, it belongs in the policy.',
  references: ['RFC 8461 §4.1', 'RFC 8461 §8.1'],
  fixable: true,
  bad: [
    {
      policy: `version: STSv1
mode: enforce
mx: *.mail.example.com
; @1-22 warning: sts/mx-uncovered
max_age: 604800
`,
      mxHosts: ['mx1.mail.example.com', 'backup.example.net', 'mail.example.com'],
    },
  ],
  good: [
    {
      policy:
        'version: STSv1\nmode: enforce\nmx: *.mail.example.com\nmx: backup.example.net\nmax_age: 604800\n',
      mxHosts: ['mx1.mail.example.com', 'Backup.example.net.'],
    },
  ],
  check(policy, report, { mxHosts = [] }) {
    const last = fieldsOf(policy, 'mx').at(-1);
    if (last === undefined || modeOf(policy) === 'none') return;
    const hosts = uncoveredHosts(
      policy,
      mxHosts.filter((host) => host !== '' && host !== '.'),
    );
    if (hosts.length === 0) return;
    const names = hosts.map((host) => host.replace(/\.$/, ''));
    const effect =
      modeOf(policy) === 'enforce'
        ? 'senders do not deliver there'
        : 'senders will not deliver there once the policy is enforced';
    report({
      message: `No "mx" of the policy stands for ${names.map((name) => `"${name}"`).join(' and ')}, which the domain’s MX records name: ${effect}. Add a line for each, or remove the MX record.`,
      start: last.start,
      end: last.end,
      fixes: [
        addLines(
          names.length > 1 ? 'Add them to the policy' : `Add "mx: ${names[0]}"`,
          policy,
          last.end,
          names.map((name) => `mx: ${name}`),
        ),
      ],
    });
  },
};
