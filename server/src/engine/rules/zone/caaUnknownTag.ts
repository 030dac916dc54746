import { shown } from '../../records/rdataInput.ts';
import { fixAt, type RecordRule } from '../rule.ts';
import { ODD_CAA } from '../signs.ts';
import { CAA, ISSUE_TAGS, readCaaProperty } from '../support/caaProperty.ts';
import { nearest } from '../support/nearest.ts';
import { fieldPlace, fieldToken } from '../support/rdataField.ts';

/** IANA "Certification Authority Restriction Properties"; auth, path and policy are reserved and mean nothing. */
const KNOWN_TAGS: ReadonlySet<string> = new Set([...ISSUE_TAGS, 'iodef', 'contactemail', 'contactphone']);

const CRITICAL = 0x80;

export const caaUnknownTag: RecordRule = {
  id: 'zone/caa-unknown-tag',
  scope: 'record',
  severity: 'warning',
  summary: 'CAA tag that is not registered',
  why: 'Certification authorities ignore a tag that they do not know, so a slip of the pen leaves the domain open: with `isue` instead of `issue`, every authority may issue certificates. With flag 128 (critical) the opposite holds: none may.',
  references: ['RFC 8659 §4.1', 'RFC 8659 §4.5', 'RFC 9495 §3'],
  fixable: true,
  types: [CAA],
  needs: ODD_CAA,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ CAA 0 isue "ca.example.net"
;       ^^^^ warning: zone/caa-unknown-tag
@ CAA 128 tbs "unknown"
;         ^^^ warning: zone/caa-unknown-tag
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ CAA 0 issue "ca.example.net"
@ CAA 0 issuewild ";"
@ CAA 0 issuemail ";"
@ CAA 0 contactemail "pki@example.com"
`,
    },
  ],
  check(record, _zone, report) {
    const property = readCaaProperty(record);
    if (property === undefined || KNOWN_TAGS.has(property.tag)) return;
    const { tag, flags } = property;
    const near = nearest(tag, KNOWN_TAGS);
    const effect =
      flags & CRITICAL
        ? 'and with flag 128 (critical) certification authorities that do not know it issue no certificate at all'
        : 'and certification authorities ignore it, so it restricts nothing';
    const advice = near ? `Did you mean "${near}"?` : `Known tags are ${[...KNOWN_TAGS].join(', ')}.`;
    const token = fieldToken(record, 1);
    report({
      message: `CAA tag ${shown(tag)} is not registered, ${effect}. ${advice}`,
      place: fieldPlace(record, 1),
      ...(near && token ? { fixes: [fixAt(`Replace by ${near}`, token.place, near)] } : {}),
    });
  },
};
