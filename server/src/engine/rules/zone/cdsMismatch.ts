import type { DnssecRule } from '../rule.ts';

const KEY = 'DNSKEY  257 3 15 rZY++wc3/e3uqAJh4VHFDhnF60XVLvuxcNsNUpyhPE4=';
const CDS = 'CDS     47674 15 2 2E4F373C65B9CF48AB890A2C4BF2E6DD7EC7A569FEFDD48A59D365BBEF98E763';
const HEAD = `$ORIGIN example.com.
$TTL 1h
@ SOA     ns1.example.net. hostmaster.example.com. 2026122001 4h 1h 2w 1h
@ NS      ns1.example.net.
@ NS      ns2.example.net.
@ ${KEY}
`;

export const cdsMismatch: DnssecRule = {
  id: 'zone/cds-mismatch',
  scope: 'dnssec',
  severity: 'error',
  summary: 'CDS or CDNSKEY record that is not for a key of the zone',
  why: 'With CDS and CDNSKEY records, a zone tells its parent which DS records to publish, and many registries follow them by themselves. A record for a key that the zone does not have leads validating resolvers nowhere: they answer with an error for the whole zone. Where there are both, they say the same; and one that asks the parent to remove all DS records (algorithm 0) stands alone.',
  references: ['RFC 7344 §4', 'RFC 7344 §4.1', 'RFC 8078 §4'],
  fixable: false,
  bad: [
    {
      title: 'A digest of another key',
      zone: `${HEAD}@ ${CDS.replace('2E4F', '1E4F')}\n;  @3-85 error: zone/cds-mismatch\n`.replace(
        '\n;  @',
        '\n; @',
      ),
    },
    {
      title: 'To remove and to add',
      zone: `${HEAD}@ ${CDS}\n@ CDNSKEY 0 3 0 AA==\n; @3-20 error: stands alone\n`,
    },
  ],
  good: [
    { zone: `${HEAD}@ ${CDS}\n@ CDNSKEY ${KEY.slice(8)}\n` },
    { title: 'Insecure from now on', zone: `${HEAD}@ CDS     0 0 0 00\n@ CDNSKEY 0 3 0 AA==\n` },
  ],
};
