import { uncoveredHosts } from '../../mail/stsPolicy/mxPattern.ts';
import { fetchPolicy, policyDomain } from '../../mail/stsPolicy/publishedPolicy.ts';
import { fieldsOf, modeOf, parseStsPolicy } from '../../mail/stsPolicy/stsPolicy.ts';
import { decodeUtf8 } from '../../text/utf8.ts';
import type { LookupRule } from '../rule.ts';
import { isFile } from '../support/fetchedFile.ts';
import { POLICY, published, stsZone } from '../support/stsExample.ts';
import { versionTag } from '../support/versionTag.ts';

export const mxUnpublished: LookupRule<'sts'> = {
  id: 'sts/mx-unpublished',
  scope: 'lookup',
  kind: 'sts',
  severity: 'warning',
  summary: 'Host of an MX record that the published MTA-STS policy does not name',
  why: 'Senders that follow an enforced policy do not deliver to a host of the MX records that no `mx` of it stands for. The MX records are those of the zone as it is written, so that a new host is told of before it is published: it belongs in the policy first.',
  references: ['RFC 8461 §4.1', 'RFC 8461 §8.1'],
  fixable: false,
  bad: [
    {
      zone: stsZone(
        `_mta-sts   TXT  "v=STSv1; id=20261124T120000"
;                ^^^^^^^ warning: sts/mx-unpublished`,
        '@          MX   20 backup.example.net.\n',
      ),
      web: published({ type: 'text/plain', body: POLICY }),
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
    const policy = parseStsPolicy(decodeUtf8(answer.body));
    const mode = modeOf(policy);
    if (mode === undefined || mode === 'none' || fieldsOf(policy, 'mx').length === 0) return;
    const mx = await dns.ask(domain, 'MX');
    if (mx.status !== 'found') return;
    const hosts = mx.records.map(({ exchange }) => exchange).filter((host) => host !== '' && host !== '.');
    const names = uncoveredHosts(policy, hosts).map((host) => `"${host.replace(/\.$/, '')}"`);
    if (names.length === 0) return;
    const effect =
      mode === 'enforce'
        ? 'senders that follow it do not deliver there'
        : 'senders will not deliver there once it is enforced';
    report({
      ...versionTag(record),
      ...(mode === 'enforce' ? {} : { severity: 'info' as const }),
      message: `The policy that is published for "${domain}" does not name ${names.join(' and ')}, which the MX records do: ${effect}. Add an "mx" line for each to the policy, publish that with a new "id" in this record, and the MX records after it.`,
    });
  },
};
