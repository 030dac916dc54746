import type { NameRule } from '../rule.ts';
import { SEVERAL } from '../signs.ts';
import { mergeFixes } from '../support/mergeSpf.ts';
import { spfRecordsAt } from '../support/spfRecordsAt.ts';
import { TXT } from '../support/textStrings.ts';

export const multipleRecords: NameRule = {
  id: 'spf/multiple-records',
  scope: 'name',
  severity: 'error',
  summary: 'Several SPF records at one name',
  why: 'A name has one SPF record at most. Of several, receivers do not choose one: they are a permanent error, and the domain has no valid SPF.',
  references: ['RFC 7208 §3.2', 'RFC 7208 §4.5'],
  fixable: true,
  types: [TXT],
  needs: SEVERAL,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx ~all"
@ TXT "v=spf1 include:_spf.example.net ~all"
; ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: spf/multiple-records
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx include:_spf.example.net ~all"
@ TXT "MS=ms12345678"
`,
    },
  ],
  check(name, zone, report) {
    if (zone.count(name, TXT) < 2) return;
    const records = spfRecordsAt(zone, name);
    const [first, ...others] = records;
    if (first === undefined) return;
    for (const other of others) {
      report({
        message: `${zone.text(name)} has ${records.length} SPF records, and receivers take that for an error: the domain has no valid SPF. Merge them into one.`,
        place: other.record.typePlace,
        related: [{ message: 'The first SPF record', place: first.record.typePlace }],
        fixes: () => mergeFixes(records),
      });
    }
  },
};
