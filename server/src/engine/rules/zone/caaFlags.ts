import { fixAt, type RecordRule } from '../rule.ts';
import { ODD_CAA } from '../signs.ts';
import { CAA, readCaaProperty } from '../support/caaProperty.ts';
import { fieldPlace, fieldToken } from '../support/rdataField.ts';

const CRITICAL = 0x80;

export const caaFlags: RecordRule = {
  id: 'zone/caa-flags',
  scope: 'record',
  severity: 'warning',
  summary: 'CAA flags other than 0 and 128',
  why: 'Only one flag is defined: critical, the highest bit, written 128. The others have no meaning. A 1 usually stands where critical was meant, but has no effect.',
  references: ['RFC 8659 §4.1'],
  fixable: true,
  types: [CAA],
  needs: ODD_CAA,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ CAA 1 issue "ca.example.net"
;     ^ warning: zone/caa-flags
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ CAA 0   issue "ca.example.net"
@ CAA 128 issuewild ";"
`,
    },
  ],
  check(record, _zone, report) {
    const flags = readCaaProperty(record)?.flags;
    if (flags === undefined || (flags & ~CRITICAL) === 0) return;
    const token = fieldToken(record, 0);
    const same = String(flags & CRITICAL);
    const fixes = token
      ? [
          fixAt(`Write ${same}, which has the same effect`, token.place, same),
          ...(flags & CRITICAL ? [] : [fixAt('Write 128 (critical)', token.place, '128')]),
        ]
      : [];
    report({
      message: `CAA flags ${flags}: only 0 and 128 (critical) have a meaning, all other bits are ignored, so this is read as ${same}. Write 0, or 128 if authorities that do not know the tag must not issue.`,
      place: fieldPlace(record, 0),
      fixes,
    });
  },
};
