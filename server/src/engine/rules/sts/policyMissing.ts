import { fetchPolicy, policyAddress, policyDomain } from '../../mail/stsPolicy/publishedPolicy.ts';
import type { LookupRule } from '../rule.ts';
import { whyNoFile } from '../support/fetchedFile.ts';
import { POLICY, published, stsZone } from '../support/stsExample.ts';
import { versionTag } from '../support/versionTag.ts';

export const policyMissing: LookupRule<'sts'> = {
  id: 'sts/policy-missing',
  scope: 'lookup',
  kind: 'sts',
  severity: 'warning',
  summary: 'MTA-STS record without a policy that can be fetched',
  why: 'Senders that see the record fetch the policy, over HTTPS, with a certificate for the host `mta-sts` of the domain, and without following redirections. Where that fails they act as if there were no policy, and tell of it in their TLS reports. What may be the fault of your own network, such as a server that does not answer, is not reported.',
  references: ['RFC 8461 §3.3'],
  fixable: false,
  bad: [
    {
      zone: stsZone(`_mta-sts   TXT  "v=STSv1; id=20261124T120000"
;                ^^^^^^^ warning: sts/policy-missing`),
    },
    {
      title: 'A redirection is not followed',
      zone: stsZone(`_mta-sts   TXT  "v=STSv1; id=20261124T120000"
;                ^^^^^^^ warning: sts/policy-missing`),
      web: published({ code: 301 }),
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
    if (domain === undefined) return;
    const answer = await fetchPolicy(domain, dns, http);
    const why = whyNoFile(answer);
    if (why === undefined) return;
    if (answer.status === 'failed' && answer.reason === 'noHost') {
      const host = await dns.ask(`mta-sts.${domain}`, 'A');
      // That a zone at hand lacks the host is told by sts/host-missing.
      if (host.status !== 'failed' && host.source.isAtHand) return;
    }
    const isRedirect = answer.status === 'answered' && answer.code >= 300 && answer.code < 400;
    report({
      ...versionTag(record),
      message: `The policy of "${domain}" cannot be fetched, so senders act as if there were none. ${why} ${isRedirect ? 'Senders do not follow redirections of it: have the file' : 'Have the file'} served at "${policyAddress(domain)}", or remove the record.`,
    });
  },
};
