import { checkPolicy } from '../../mail/stsPolicy/checkPolicy.ts';
import { fetchPolicy, policyAddress, policyDomain } from '../../mail/stsPolicy/publishedPolicy.ts';
import { decodeUtf8 } from '../../text/utf8.ts';
import { POLICY_RULES } from '../policyRules.ts';
import type { LookupRule } from '../rule.ts';
import { isFile } from '../support/fetchedFile.ts';
import { POLICY, published, stsZone } from '../support/stsExample.ts';
import { versionTag } from '../support/versionTag.ts';

/** What makes senders ignore a policy. */
const ERRORS = POLICY_RULES.filter(({ severity }) => severity === 'error');

export const policyBroken: LookupRule<'sts'> = {
  id: 'sts/policy-broken',
  scope: 'lookup',
  kind: 'sts',
  severity: 'warning',
  summary: 'The MTA-STS policy that is published is wrong',
  why: 'The file that the server has is not a policy that senders can use: they ignore it, and act as if there were none. The policy’s own rules tell what is wrong with it; open the file to see the places.',
  references: ['RFC 8461 §3.2'],
  fixable: false,
  bad: [
    {
      zone: stsZone(`_mta-sts   TXT  "v=STSv1; id=20261124T120000"
;                ^^^^^^^ warning: sts/policy-broken`),
      web: published({ type: 'text/plain', body: POLICY.replace('enforce', 'Enforced') }),
    },
    {
      title: 'A page in its place',
      zone: stsZone(`_mta-sts   TXT  "v=STSv1; id=20261124T120000"
;                ^^^^^^^ warning: sts/policy-broken`),
      web: published({ type: 'text/plain', body: '<html><body>Welcome</body></html>\n' }),
    },
  ],
  good: [
    {
      zone: stsZone('_mta-sts   TXT  "v=STSv1; id=20261124T120000"'),
      web: published({ type: 'text/plain', body: POLICY }),
    },
  ],
  async check(record, dns, report, http) {
    const domain = policyDomain(record);
    const answer = domain === undefined ? undefined : await fetchPolicy(domain, dns, http);
    if (domain === undefined || answer === undefined || !isFile(answer)) return;
    // A page has a finding for its type, and nobody took it for a policy.
    if (answer.type === 'text/html' && /^\s*</.test(decodeUtf8(answer.body, 0, 200))) return;
    const [first, ...others] = checkPolicy(decodeUtf8(answer.body), ERRORS).filter(
      ({ severity = 'error' }) => severity === 'error',
    );
    if (first === undefined) return;
    const more = others.length === 0 ? '' : ` There are ${others.length} more mistakes in it.`;
    report({
      ...versionTag(record),
      message: `The policy at "${policyAddress(domain)}" is wrong, so senders ignore it. ${first.message}${more}`,
    });
  },
};
