import type { ZoneRule } from '../rule.ts';
import { isServedLocally } from '../support/localZone.ts';
import { targetsWithoutDot } from '../support/missingDot.ts';
import { fieldToken } from '../support/rdataField.ts';
import { apexSoa, SOA_FIELD, soaFieldPlace } from '../support/soaFields.ts';

const NS = 2;

export const soaMnameNotNs: ZoneRule = {
  id: 'zone/soa-mname-not-ns',
  scope: 'zone',
  severity: 'info',
  summary: 'The primary server of the SOA record is not among the zone’s NS records',
  why: 'The first field of a SOA record names the server from which the zone comes. Dynamic updates go there, and servers leave it out when they tell others of a change. A hidden primary is legitimate: name it in the setting `nameServers`. Else the field is often left over from another provider or another zone.',
  references: ['RFC 1035 §3.3.13', 'RFC 1996 §2.1', 'RFC 2136 §4.3'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ SOA old.example.org. hostmaster.example.com. 1 4h 1h 2w 1h
;     ^^^^^^^^^^^^^^^^ info: hidden primary
  NS  ns1.example.net.
  NS  ns2.example.net.
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
  NS  ns1.example.net.
  NS  ns2.example.net.
`,
    },
    {
      title: 'A hidden primary that the configuration names',
      nameServers: ['ns1.example.net', 'ns2.example.net', 'hidden.example.net'],
      zone: `$ORIGIN example.com.
$TTL 1h
@ SOA hidden.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
  NS  ns1.example.net.
  NS  ns2.example.net.
`,
    },
  ],
  check(zone, report) {
    if (!zone.isComplete || zone.isDamaged(zone.apex) || isServedLocally(zone)) return;
    const soa = apexSoa(zone);
    const servers = zone.recordsAt(zone.apex, NS).map(({ target }) => zone.text(zone.names.fold(target)));
    // Without NS records that is the defect; "." says that there is no primary to send updates to.
    if (soa === undefined || servers.length === 0 || soa.mname === '.') return;
    if (servers.includes(soa.mname) || zone.nameServers.has(soa.mname)) return;
    // The name without its final dot: `zone/missing-trailing-dot` tells.
    const written = fieldToken(soa.record, SOA_FIELD.mname);
    if (written !== undefined && servers.includes(`${written.text.toLowerCase()}.`)) return;
    if (targetsWithoutDot(zone, soa.record).some(({ token }) => token.place.start === written?.place.start))
      return;
    if (servers.includes(`${soa.mname}${zone.text(zone.apex)}`)) return;
    report({
      message: `${soa.mname}, the primary server in the SOA record, is not among the zone's NS records. That is right for a hidden primary; else dynamic updates go to the wrong server (RFC 2136 §4.3). Correct it, or name it in the setting nameServers.`,
      place: soaFieldPlace(soa, 'mname'),
    });
  },
};
