import type { Neighbours, OtherRecord } from '../../outside/neighbours.ts';
import { isBelow } from '../../outside/zoneNeighbours.ts';
import type { OutsideRule } from '../rule.ts';
import { eachPointedBack } from '../support/addressRecords.ts';
import { pointedAddress } from '../support/pointedAddress.ts';
import { reportAddress, reportPointer } from '../support/pointerReports.ts';
import type { ZoneView } from '../zoneView.ts';

const PTR = 12;

export const ptrMismatch: OutsideRule = {
  id: 'zone/ptr-mismatch',
  scope: 'outside',
  severity: 'info',
  summary: 'A PTR record that leads to a name without that address',
  why: 'Whoever looks up the name of an address checks it by looking up the addresses of that name: where the address is not among them, the name could be anyone’s, and mail servers and logs take it for a forgery or for none. Mostly a host was moved or renamed and one of the two records was forgotten. The rule speaks where both zones are at hand, among the zones of the workspace or of one run of the command line: at the PTR record, and at an address of which all PTR records lead to other names of its zone.',
  references: ['RFC 1912 §2.1', 'RFC 1034 §3.6.2', 'RFC 2317 §4'],
  fixable: true,
  bad: [
    {
      title: 'The host has another address',
      zone: `$ORIGIN 2.0.192.in-addr.arpa.
$TTL 1h
@   SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
    NS  ns1.example.net.
    NS  ns2.example.net.
25  PTR mail.example.com.
80  PTR www.example.com.
;       ^^^^^^^^^^^^^^^^ info: has the address 192.0.2.88
110 PTR pop.example.com.
;       ^^^^^^^^^^^^^^^^ info: has no A record
`,
      others: {
        'example.com.zone': `$ORIGIN example.com.
$TTL 1h
@    SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
     NS  ns1.example.net.
     NS  ns2.example.net.
mail A   192.0.2.25
www  A   192.0.2.88
`,
      },
    },
    {
      title: 'Seen from the other side',
      zone: `$ORIGIN example.com.
$TTL 1h
@    SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
     NS  ns1.example.net.
     NS  ns2.example.net.
mail A   192.0.2.25
;    ^^^^^^^^^^^^^^ info: leads to old.example.com.
`,
      others: {
        '192.0.2.arpa': `$ORIGIN 2.0.192.in-addr.arpa.
$TTL 1h
@  SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
   NS  ns1.example.net.
   NS  ns2.example.net.
25 PTR old.example.com.
`,
      },
    },
  ],
  good: [
    {
      title: 'The address is one of several; names in zones that are not here are not judged',
      zone: `$ORIGIN 2.0.192.in-addr.arpa.
$TTL 1h
@  SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
   NS  ns1.example.net.
   NS  ns2.example.net.
80 PTR www.example.com.
81 PTR www.example.com.
90 PTR www.example.org.
`,
      others: {
        'example.com.zone': `$ORIGIN example.com.
$TTL 1h
@   SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
    NS  ns1.example.net.
    NS  ns2.example.net.
www A   192.0.2.80
    A   192.0.2.81
`,
      },
    },
  ],
  *check(zone, { neighbours }, report) {
    if (neighbours === undefined || !zone.isComplete) return;
    yield* eachPointedBack(zone, neighbours, ({ record, address, host, answer: { records } }) => {
      const isWrong = ({ data }: OtherRecord) => lacksAddress(zone, neighbours, data, address);
      if (records.length > 0 && records.every(isWrong)) reportAddress(record, address, host, records, report);
    });
    for (const records of zone.inOrder([PTR])) {
      for (const record of records) {
        const address = pointedAddress(zone.text(zone.names.fold(record.owner)));
        if (address === undefined) continue;
        const host = zone.text(zone.names.fold(record.target));
        const answer = neighbours.addressesOf(host, address);
        if (answer !== undefined) reportPointer(record, address, host, answer, report);
      }
      yield;
    }
  },
};

/** Whether a name is one of the zone and does not have the address; what an alias leads to is left open. */
function lacksAddress(zone: ZoneView, neighbours: Neighbours, host: string, address: string): boolean {
  if (!isBelow(host, zone.text(zone.apex))) return false;
  const answer = neighbours.addressesOf(host, address);
  if (answer === undefined || answer.alias !== undefined) return false;
  return !answer.records.some(({ data }) => data === address);
}
