import type { OutsideRule } from '../rule.ts';
import { eachPointedBack } from '../support/addressRecords.ts';

export const ptrMissing: OutsideRule = {
  id: 'zone/ptr-missing',
  scope: 'outside',
  severity: 'info',
  summary: 'An address that has no PTR record in the reverse zone of the workspace',
  why: 'PTR records lead from an address back to a name. Mail servers refuse mail from addresses without one, logs and traces show numbers, and some services check that both directions agree. The rule speaks where the reverse zone of an address is at hand, among the zones of the workspace or of one run of the command line, and has no PTR record for it. One PTR record for an address is enough, whichever of its names it leads to. Wildcards and names below a delegation are not looked at.',
  references: ['RFC 1912 §2.1', 'RFC 1035 §3.5', 'RFC 3596 §2.5'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@    SOA  ns1.example.net. hostmaster 1 4h 1h 2w 1h
     NS   ns1.example.net.
     NS   ns2.example.net.
mail A    192.0.2.25
;    ^^^^^^^^^^^^^^^ info: no PTR record
www  A    192.0.2.80
     AAAA 2001:db8::80 ; its reverse zone is not here
`,
      others: {
        '192.0.2.arpa': `$ORIGIN 2.0.192.in-addr.arpa.
$TTL 1h
@  SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
   NS  ns1.example.net.
   NS  ns2.example.net.
80 PTR www.example.com.
`,
      },
    },
  ],
  good: [
    {
      title: 'One PTR record is enough for an address with several names',
      zone: `$ORIGIN example.com.
$TTL 1h
@   SOA ns1.example.net. hostmaster 1 4h 1h 2w 1h
    NS  ns1.example.net.
    NS  ns2.example.net.
    A   192.0.2.80
www A   192.0.2.80
*   A   192.0.2.99
`,
      others: {
        '192.0.2.arpa': `$ORIGIN 2.0.192.in-addr.arpa.
$TTL 1h
@  SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
   NS  ns1.example.net.
   NS  ns2.example.net.
80 PTR www.example.com.
`,
      },
    },
  ],
  *check(zone, { neighbours }, report) {
    if (neighbours === undefined || !zone.isComplete) return;
    yield* eachPointedBack(
      zone,
      neighbours,
      ({ record, address, host, answer: { records, added, alias } }) => {
        if (records.length > 0 || alias !== undefined) return;
        report({
          message: `${address} has no PTR record, though its reverse zone is here: whoever looks up the address, mail servers above all, finds no name (RFC 1912 §2.1). Add one that leads to ${host}, or to another name of the address.`,
          place: record.typePlace,
          ...(added === undefined
            ? {}
            : {
                fixes: [
                  { title: `Add a PTR record for ${address} to its zone`, edits: [], otherEdits: [added] },
                ],
              }),
        });
      },
    );
  },
};
