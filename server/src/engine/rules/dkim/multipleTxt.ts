import { UNDERSCORE } from '../../zone/labelTraits.ts';
import type { NameRule } from '../rule.ts';
import { SEVERAL } from '../signs.ts';
import { ED25519, ED25519_OTHER } from '../support/keyExample.ts';
import { selectorName } from '../support/selectorName.ts';
import { TXT } from '../support/textStrings.ts';

export const multipleTxt: NameRule = {
  id: 'dkim/multiple-txt',
  scope: 'name',
  severity: 'error',
  summary: 'Several TXT records at one selector',
  why: 'A selector has one record. What verifiers do with several is not defined: some take the first of the answer, whose order changes, some none, so that signatures fail now and then. A new key gets a selector of its own; that is what selectors are for.',
  references: ['RFC 6376 §3.6.2.2'],
  fixable: false,
  types: [TXT],
  needs: SEVERAL,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
s1._domainkey TXT "v=DKIM1; k=ed25519; p=${ED25519}"
s1._domainkey TXT "v=DKIM1; k=ed25519; p=${ED25519_OTHER}"
; @15-86 error: dkim/multiple-txt
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
s1._domainkey TXT "v=DKIM1; k=ed25519; p=${ED25519}"
s2._domainkey TXT "v=DKIM1; k=ed25519; p=${ED25519_OTHER}"
`,
    },
  ],
  check(name, zone, report) {
    if ((zone.names.traits(name) & UNDERSCORE) === 0 || zone.count(name, TXT) < 2) return;
    if (selectorName(zone, name) === undefined) return;
    // Equal ones are one record to a server: `zone/duplicate-record` says so.
    const hashes = new Set<number>();
    const records = zone.recordsAt(name, TXT).filter(({ hash }) => {
      const isNew = !hashes.has(hash);
      hashes.add(hash);
      return isNew;
    });
    const [first, ...others] = records;
    const last = others.pop();
    if (first === undefined || last === undefined) return;
    report({
      message: `${zone.text(name)} has ${records.length} TXT records, but a selector has one: verifiers take any of them or none, so signatures fail now and then. Give each key a selector of its own; if a key was cut into several records, join them in one.`,
      place: last.typePlace,
      related: [first, ...others].map((record) => ({ message: 'Another one', place: record.typePlace })),
    });
  },
};
