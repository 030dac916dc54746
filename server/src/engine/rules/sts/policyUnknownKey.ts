import { fieldOf, misspelledField, POLICY_FIELDS } from '../../mail/stsPolicy/stsPolicy.ts';
import { shown } from '../../records/rdataInput.ts';
import type { PolicyRule } from '../rule.ts';

export const policyUnknownKey: PolicyRule = {
  id: 'sts/policy-unknown-key',
  scope: 'policy',
  severity: 'info',
  summary: 'Field that MTA-STS policies do not have',
  why: 'A policy has `version`, `mode`, `mx` and `max_age`. Others are left for extensions: senders ignore them, so a field that is misspelled has no effect.',
  references: ['RFC 8461 §3.2'],
  fixable: false,
  bad: [
    {
      policy: `version: STSv1
mode: enforce
mx: mail.example.com
max_age: 604800
id: 20261124
; @1-2 info: sts/policy-unknown-key
`,
    },
  ],
  good: [{ policy: 'version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n' }],
  check(policy, report) {
    // One that is meant to be a field that is missing is reported as that.
    const meant = POLICY_FIELDS.filter((name) => fieldOf(policy, name) === undefined).map((name) =>
      misspelledField(policy, name),
    );
    const known: readonly string[] = POLICY_FIELDS;
    for (const field of policy.fields) {
      if (known.includes(field.name) || meant.includes(field)) continue;
      report({
        message: `Policies have no field ${shown(field.name)}: senders ignore it. ${field.name === 'id' ? 'The id stands in the TXT record at _mta-sts.' : 'Remove the line, or correct the name.'}`,
        ...field.nameSpan,
      });
    }
  },
};
