import { mailFix } from '../../mail/mailRecord.ts';
import { isPolicy, lacks, missingField } from '../../mail/stsPolicy/policyEdits.ts';
import { fieldOf, type StsPolicy } from '../../mail/stsPolicy/stsPolicy.ts';
import { shown } from '../../records/rdataInput.ts';
import type { PolicyRule } from '../rule.ts';

const VERSION = 'STSv1';

export const policyVersion: PolicyRule = {
  id: 'sts/policy-version',
  scope: 'policy',
  severity: 'error',
  summary: 'MTA-STS policy without "version: STSv1"',
  why: 'The version tells that the file is a policy. Without it, or with any other value, senders act as if there were no policy: mail is sent as before, over connections that an attacker can read.',
  references: ['RFC 8461 §3.2'],
  fixable: true,
  bad: [
    {
      policy: `version: STS1
;        ^^^^ error: sts/policy-version
mode: enforce
mx: mail.example.com
max_age: 604800
`,
    },
    {
      title: 'No version',
      policy: `mode: enforce
; @1-13 error: sts/policy-version
mx: mail.example.com
max_age: 604800
`,
    },
  ],
  good: [{ policy: 'version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n' }],
  check(policy, report) {
    const version = fieldOf(policy, 'version');
    if (version === undefined) {
      if (isPolicy(policy) ? !lacks(policy, 'version') : policy.others.some(({ text }) => text !== ''))
        return;
      const { place, fix, written } = missingField(policy, 'version');
      report({
        message:
          written === undefined
            ? `The policy has no version, so senders take the file for no policy. Begin it with "version: ${VERSION}".`
            : `The field is called "version", in lower case: as ${shown(written)} it is unknown, and senders take the file for no policy.`,
        ...place,
        fixes: [fix ?? mailFix(`Add "version: ${VERSION}"`, { start: 0, end: 0 }, firstLine(policy))],
      });
    } else if (version.value !== VERSION) {
      report({
        message: `The version is ${shown(version.value)}, but has to be "${VERSION}" letter by letter: senders take the file for no policy.`,
        ...(version.value === '' ? version.nameSpan : version.valueSpan),
        fixes: [mailFix(`Write ${VERSION}`, { start: version.colon + 1, end: version.end }, ` ${VERSION}`)],
      });
    }
  },
};

function firstLine({ lineEnds }: StsPolicy): string {
  return `version: ${VERSION}${lineEnds[0]?.text ?? '\n'}`;
}
