import type { ZoneRule } from '../rule.ts';
import { dayOf, isFuture } from '../support/dateSerial.ts';
import { apexSoa, soaFieldPlace } from '../support/soaFields.ts';

export const serialForm: ZoneRule = {
  id: 'zone/serial-form',
  scope: 'zone',
  severity: 'hint',
  summary: 'A serial number that is nearly a date, or one in the future',
  why: 'Secondaries fetch a zone when its serial number has grown. Many write it as the date and a counter, YYYYMMDDnn. A day that does not exist shows a slip of the fingers. A day to come is worse: until then every serial made from the date is smaller than this one, and secondaries ignore the changes. A digit too few has the same effect.',
  references: ['RFC 1912 §2.2', 'RFC 1982 §3', 'RFC 1035 §3.3.13'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ SOA ns1.example.net. hostmaster.example.com. 2025130101 4h 1h 2w 1h
;                                              ^^^^^^^^^^ hint: no such day
  NS  ns1.example.net.
  NS  ns2.example.net.
`,
    },
    {
      title: 'Ten years ahead',
      zone: `$ORIGIN example.com.
$TTL 1h
@ SOA ns1.example.net. hostmaster.example.com. 2036010101 4h 1h 2w 1h
;                                              ^^^^^^^^^^ warning: in the future
  NS  ns1.example.net.
  NS  ns2.example.net.
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ SOA ns1.example.net. hostmaster.example.com. 2026010101 4h 1h 2w 1h
  NS  ns1.example.net.
  NS  ns2.example.net.
`,
    },
    {
      title: 'Seconds since 1970, or a counter',
      zone: `$ORIGIN example.com.
$TTL 1h
@ SOA ns1.example.net. hostmaster.example.com. 1767225600 4h 1h 2w 1h
  NS  ns1.example.net.
  NS  ns2.example.net.
`,
    },
  ],
  check(zone, report) {
    const soa = apexSoa(zone);
    if (soa === undefined) return;
    const serial = String(soa.serial);
    // 20…: what starts so has a date's form, since as seconds it would be of 2033 or later.
    if (!/^20\d{7,8}$/.test(serial)) return;
    const day = dayOf(serial.slice(0, 8));
    const place = soaFieldPlace(soa, 'serial');
    const date = `${serial.slice(0, 4)}-${serial.slice(4, 6)}-${serial.slice(6, 8)}`;
    if (serial.length === 9) {
      if (day === undefined) return;
      report({
        message: `Serial ${serial} is the date ${date} with one digit behind it: compared with serials of the form YYYYMMDDnn it is smaller, and secondaries that have such a one ignore this zone (RFC 1982). Is a digit missing?`,
        place,
      });
    } else if (day === undefined) {
      report({
        message: `Serial ${serial} has the form YYYYMMDDnn, but there is no such day as ${date}. It works as a number; if it is a slip and not yet published, correct it. Otherwise count on from it: a smaller serial would be ignored (RFC 1982).`,
        place,
      });
    } else if (zone.now !== undefined && isFuture(day, zone.now)) {
      report({
        severity: 'warning',
        message: `Serial ${serial} is of ${date}, in the future: until then a serial made from the date is smaller, and secondaries ignore the changes (RFC 1982). If it is not yet published, correct it; otherwise add 1 at each change until that day.`,
        place,
      });
    }
  },
};
