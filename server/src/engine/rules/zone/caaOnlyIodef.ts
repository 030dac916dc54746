import { latin1 } from '../../text/bytes.ts';
import type { RecordView } from '../recordView.ts';
import type { NameRule } from '../rule.ts';
import { ODD_CAA } from '../signs.ts';
import { CAA, readCaaProperty } from '../support/caaProperty.ts';

export const caaOnlyIodef: NameRule = {
  id: 'zone/caa-only-iodef',
  scope: 'name',
  severity: 'info',
  summary: 'CAA records that only say where to report, and restrict nothing',
  why: 'Authorities look at the CAA records of the closest name that has any. A set with `iodef` alone lets every authority issue, and hides the `issue` records of the names above.',
  references: ['RFC 8659 §3', 'RFC 8659 §4.4'],
  fixable: false,
  types: [CAA],
  needs: ODD_CAA,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@   CAA 0 issue "ca.example.net"
www CAA 0 iodef "mailto:security@example.com"
;   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info: zone/caa-only-iodef
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ CAA 0 issue "ca.example.net"
@ CAA 0 iodef "mailto:security@example.com"
`,
    },
  ],
  check(name, zone, report) {
    const records = zone.recordsAt(name, CAA);
    const [first] = records;
    // Nearly always the first is another: its text says so before it is read.
    if (first === undefined || !mentionsIodef(first) || zone.isDamaged(name)) return;
    if (records.some((record) => readCaaProperty(record)?.tag !== 'iodef')) return;
    report({
      message: `The CAA records of ${zone.text(name)} have only iodef, so every certification authority may issue for it, whatever the names above say. Add issue records with the authorities that may, or ";" for none.`,
      place: first.typePlace,
    });
  },
};

function mentionsIodef(record: RecordView): boolean {
  const { block, start, end } = record.typePlace;
  return /iodef|\\/i.test(latin1(block.bytes, start, end));
}
