import { rdataKey } from '../../records/rdataKey.ts';
import { typeText } from '../../records/recordTypes.ts';
import type { RecordView } from '../recordView.ts';
import type { NameRule } from '../rule.ts';
import { TWINS } from '../signs.ts';
import { removalFix } from '../support/removal.ts';

const SOA = 6;

export const duplicateRecord: NameRule = {
  id: 'zone/duplicate-record',
  scope: 'name',
  types: 'several',
  needs: TWINS,
  severity: 'warning',
  summary: 'The same record twice',
  why: 'Owner, type and data are the same, so the second record adds nothing: servers keep one. When one of the two is changed later, both addresses or texts are answered, which is hard to find. Often a copied line was meant to be another. Names are compared without case, as DNS does.',
  references: ['RFC 2181 §5', 'RFC 4343 §3', 'RFC 4034 §6.2'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
mail A  192.0.2.25
MAIL A  192.0.2.25
; @1-18 warning: mail.example.com. has this A record already
@    MX 10 mail
     MX 10 Mail.Example.com.
;    ^^^^^^^^^^^^^^^^^^^^^^^ warning: example.com. has this MX record already
`,
    },
    {
      title: 'A zone as `dig` prints it after a transfer',
      zone: `example.com. 3600 IN SOA ns1.example.net. hostmaster.example.com. 1 14400 3600 1209600 3600
example.com. 3600 IN NS  ns1.example.net.
example.com. 3600 IN NS  ns2.example.net.
example.com. 3600 IN SOA ns1.example.net. hostmaster.example.com. 1 14400 3600 1209600 3600
; @1-91 hint: zone transfer
`,
    },
    {
      title: 'A record that $GENERATE makes too',
      zone: `$ORIGIN example.com.
$TTL 1h
host2 A 192.0.2.2
$GENERATE 1-3 host$ A 192.0.2.$
; @1-31 warning: host2.example.com. has this A record already
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
mail A   192.0.2.25
mail A   192.0.2.26
@    MX  10 mail
     MX  20 mail
     TXT "Text is compared letter by letter"
     TXT "text is compared letter by letter"
`,
    },
  ],
  check(name, zone, report) {
    const known = new Map<string, RecordView>();
    for (const record of zone.recordsAt(name)) {
      const wire = record.wire();
      if (wire === undefined) continue;
      const key = `${record.type} ${rdataKey(record.type, wire)}`;
      const first = known.get(key);
      if (first === undefined) {
        known.set(key, record);
        continue;
      }
      const { generated } = record;
      const whose = zone.text(first.owner);
      const advice = generated
        ? 'Remove the other one, or leave its number out of the range.'
        : 'Remove this one, or correct it if another was meant.';
      if (record.type === SOA && zone.isLast(record)) {
        report({
          severity: 'hint',
          message:
            'The SOA record a second time, as it ends a zone transfer (RFC 5936 §2.2). BIND and Knot DNS keep one of the two, NSD refuses the file: remove this one.',
          place: record.place,
          related: [{ message: 'The first one', place: first.place }],
          fixes: () => removalFix(record, 'Remove this record'),
          unnecessary: true,
        });
        continue;
      }
      report({
        message: `${whose} has this ${typeText(record.type)} record already${generated ? `: ${record.canonicalData()} comes from this $GENERATE, too` : ''}. Servers keep one of the two. ${advice}`,
        place: record.place,
        related: [{ message: 'The first one', place: first.place }],
        fixes: () => removalFix(record, 'Remove this record'),
        unnecessary: !generated,
      });
    }
  },
};
