import type { PublishedPolicy } from '../../mail/stsPolicy/policySurroundings.ts';
import { parseStsPolicy, type StsPolicy } from '../../mail/stsPolicy/stsPolicy.ts';
import type { PolicyRule } from '../rule.ts';

export const idUnchanged: PolicyRule = {
  id: 'sts/id-unchanged',
  scope: 'policy',
  severity: 'info',
  summary: 'MTA-STS policy that was changed without a new id of its record',
  why: 'Senders fetch the policy anew only when the `id` of the record at `_mta-sts` changes, or when what they keep has run out, which may take months. After a change of the policy file the record needs another `id`.',
  references: ['RFC 8461 §3.1', 'RFC 8461 §8.1'],
  fixable: false,
  bad: [
    {
      policy: `version: STSv1
mode: enforce
; @1-13 info: sts/id-unchanged
mx: mail.example.com
max_age: 604800
`,
      id: '20260101',
      committed: {
        id: '20260101',
        policy: 'version: STSv1\nmode: testing\nmx: mail.example.com\nmax_age: 604800\n',
      },
    },
    {
      policy: `version: STSv1
mode: enforce
mx: mail.example.com
mx: backup.example.net
; @1-22 info: sts/id-unchanged
max_age: 604800
`,
      id: '20260101',
      published: {
        id: '20260101',
        policy: 'version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n',
      },
    },
  ],
  good: [
    {
      title: 'With a new id, or where the policy says the same',
      policy: 'version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n',
      id: '20260101',
      committed: {
        id: '20260101',
        policy: 'version: STSv1\r\nmode: enforce\r\nmx: mail.example.com\r\nmax_age:604800',
      },
    },
  ],
  check(policy, report, { id, committed, published }) {
    const earlier = [committed, published].find((each) => each !== undefined && hasChanged(policy, id, each));
    if (earlier === undefined) return;
    const before = parseStsPolicy(earlier.policy);
    const known = new Set(saidBy(before));
    const changed = policy.fields.find((field) => !known.has(said(field))) ?? policy.fields[0];
    report({
      message: `${earlier === committed ? 'The policy has changed since the last commit' : 'The policy is not the one that is published'}, but its id, "${id}", is the same: senders that keep the old policy do not fetch this one until theirs has run out. Give the record at "_mta-sts" a new id.`,
      start: changed?.start ?? 0,
      end: changed?.end ?? 0,
    });
  },
};

/** Whether a policy says something else than an earlier one whose id it has. */
function hasChanged(policy: StsPolicy, id: string | undefined, before: PublishedPolicy): boolean {
  return before.id === id && saidBy(parseStsPolicy(before.policy)).join() !== saidBy(policy).join();
}

/** What a policy says, in an order of its own. */
function saidBy({ fields }: StsPolicy): readonly string[] {
  return fields.map(said).sort();
}

function said({ name, value }: StsPolicy['fields'][number]): string {
  return `${name}:${value}`;
}
