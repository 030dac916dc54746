import { WireReader } from '../../records/wire.ts';
import { ROOT } from '../../zone/names.ts';
import { fixAt, type RecordRule } from '../rule.ts';
import { fieldPlace, fieldToken } from '../support/rdataField.ts';

const NAPTR = 35;

export const naptrRegexpAndReplacement: RecordRule = {
  id: 'zone/naptr-regexp-and-replacement',
  scope: 'record',
  severity: 'error',
  summary: 'NAPTR record with both a regular expression and a replacement',
  why: 'A NAPTR record says what comes next in one of two ways: by a substitution (regexp) or by a name (replacement). A record with both is in error: clients ignore it or refuse the whole set; only where the flag is `u` do many take the regexp all the same. The other field must be empty: `""` for the regexp, `.` for the replacement.',
  references: ['RFC 3403 §4.1'],
  fixable: true,
  types: [NAPTR],
  bad: [
    {
      zone: `$ORIGIN 4.3.2.1.5.5.5.0.0.8.1.e164.arpa.
$TTL 1h
@ NAPTR 100 10 "u" "E2U+sip" "!^.*$!sip:info@example.com!" example.com.
;                                                          ^^^^^^^^^^^^ warning: zone/naptr-regexp-and-replacement
@ NAPTR 102 10 "s" "SIP+D2U" "!^.*$!sip:info@example.com!" _sip._udp.example.com.
;                                                          ^^^^^^^^^^^^^^^^^^^^^^ error: zone/naptr-regexp-and-replacement
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN 4.3.2.1.5.5.5.0.0.8.1.e164.arpa.
$TTL 1h
@ NAPTR 100 10 "u" "E2U+sip" "!^.*$!sip:info@example.com!" .
@ NAPTR 102 10 "s" "SIP+D2U" "" _sip._udp.example.com.
`,
    },
  ],
  check(record, zone, report) {
    if (record.target === ROOT) return;
    const wire = record.wire();
    if (wire === undefined) return;
    const reader = new WireReader(wire);
    reader.octets(4);
    const flags = String.fromCharCode(...reader.octets(reader.u8()));
    reader.octets(reader.u8());
    if (reader.u8() === 0) return;
    const replacement = fieldToken(record, 5);
    // With flag "u" the result is a URI, which only a substitution can give (RFC 3404 §4.3).
    const isUri = flags.toLowerCase() === 'u';
    report({
      ...(isUri ? { severity: 'warning' } : {}),
      message: `This NAPTR record has a regexp and the replacement ${zone.text(record.target)}, and only one may be there: ${isUri ? 'many clients' : 'clients'} ignore the record. Write "." as the replacement, or "" as the regexp.`,
      place: fieldPlace(record, 5),
      related: [{ message: 'The regexp', place: fieldPlace(record, 4) }],
      ...(isUri && replacement
        ? { fixes: [fixAt('Write "." as the replacement', replacement.place, '.')] }
        : {}),
    });
  },
};
