import { fetchPolicy, policyDomain } from '../../mail/stsPolicy/publishedPolicy.ts';
import type { LookupRule } from '../rule.ts';
import { isFile } from '../support/fetchedFile.ts';
import { POLICY, published, stsZone } from '../support/stsExample.ts';
import { versionTag } from '../support/versionTag.ts';

export const policyType: LookupRule<'sts'> = {
  id: 'sts/policy-type',
  scope: 'lookup',
  kind: 'sts',
  severity: 'warning',
  summary: 'The server does not say that the MTA-STS policy is plain text',
  why: 'Senders check that the policy comes as `text/plain`, so that nobody who may put a page or a picture on the server can make a policy. One of another media type may be ignored.',
  references: ['RFC 8461 §3.2'],
  fixable: false,
  bad: [
    {
      zone: stsZone(`_mta-sts   TXT  "v=STSv1; id=20261124T120000"
;                ^^^^^^^ warning: sts/policy-type`),
      web: published({ type: 'text/html', body: POLICY }),
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
    if (answer === undefined || !isFile(answer) || answer.type === 'text/plain') return;
    const said =
      answer.type === undefined ? 'nothing of what it is' : `that it is "${answer.type.slice(0, 60)}"`;
    report({
      ...versionTag(record),
      message: `The server that has the policy of "${domain}" says ${said}, and senders may ignore it. Have it sent with the media type "text/plain".`,
    });
  },
};
