import { isGreaterSerial, serialChoices } from '../../editing/serial.ts';
import { isSameDigest } from '../../outside/recordDigest.ts';
import type { OutsideRule } from '../rule.ts';
import { fixAt } from '../rule.ts';
import { fieldToken } from '../support/rdataField.ts';
import { apexSoa, SOA_FIELD, soaFieldPlace } from '../support/soaFields.ts';

export const serialNotBumped: OutsideRule = {
  id: 'zone/serial-not-bumped',
  scope: 'outside',
  severity: 'warning',
  summary: 'Records have changed since the last commit, but the serial number was not raised',
  why: 'Secondaries fetch a zone when its serial number is greater than the one that they have. A change without a new serial number is on the primary alone: users get the old records or the new ones, depending on the server that they ask, and some servers do not even load the file again. The zone is compared with its version in the commit HEAD of git: records count, with their TTLs, in all files of the zone; comments, layout and order do not. Switch the rule off where a program sets the serial number, such as a deployment or Knot DNS with `zonefile-load: difference-no-serial`.',
  references: ['RFC 1982 §3.2', 'RFC 1035 §3.3.13', 'RFC 1996 §4.7'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@   SOA ns1.example.net. hostmaster.example.com. 2026112401 4h 1h 2w 1h
;                                                ^^^^^^^^^^ warning: still 2026112401
    NS  ns1.example.net.
    NS  ns2.example.net.
www A   192.0.2.2 ; moved
`,
      committed: `$ORIGIN example.com.
$TTL 1h
@   SOA ns1.example.net. hostmaster.example.com. 2026112401 4h 1h 2w 1h
    NS  ns1.example.net.
    NS  ns2.example.net.
www A   192.0.2.1
`,
    },
  ],
  good: [
    {
      title: 'Raised',
      zone: `$ORIGIN example.com.
$TTL 1h
@   SOA ns1.example.net. hostmaster.example.com. 2026112402 4h 1h 2w 1h
    NS  ns1.example.net.
    NS  ns2.example.net.
www A   192.0.2.2
`,
      committed: `$ORIGIN example.com.
$TTL 1h
@   SOA ns1.example.net. hostmaster.example.com. 2026112401 4h 1h 2w 1h
    NS  ns1.example.net.
    NS  ns2.example.net.
www A   192.0.2.1
`,
    },
    {
      title: 'The same records, written otherwise',
      zone: `; Tidied up.
$ORIGIN example.com.
$TTL 3600
@   SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@   NS  ns2.example.net.
@   NS  NS1.example.net.
`,
      committed: `$ORIGIN example.com.
$TTL 1h
@   SOA ns1.example.net. hostmaster.example.com. 2026112401 4h 1h 2w 1h
    NS  ns1.example.net.
    NS  ns2.example.net.
`,
    },
  ],
  *check(zone, { committed }, report) {
    const soa = apexSoa(zone);
    if (committed === undefined || soa === undefined || !zone.isComplete) return;
    if (isGreaterSerial(soa.serial, committed.serial)) return;
    if (isSameDigest(yield* zone.digest(), committed.records)) return;
    const [next] = zone.now === undefined ? [] : serialChoices(committed.serial, zone.now);
    const token = fieldToken(soa.record, SOA_FIELD.serial);
    const state =
      soa.serial === committed.serial
        ? ` is still ${soa.serial}`
        : `, ${soa.serial}, is not greater than the ${committed.serial} of that commit`;
    const advice = next === undefined ? 'Raise it.' : `Raise it, to ${next.serial}.`;
    report({
      message: `Records of the zone have changed since the last commit, but its serial number${state}: secondaries take the zone for unchanged and go on with the old records (RFC 1982). ${advice}`,
      place: soaFieldPlace(soa, 'serial'),
      ...(next && token
        ? { fixes: [fixAt(`Raise the serial number to ${next.serial}`, token.place, String(next.serial))] }
        : {}),
    });
  },
};
