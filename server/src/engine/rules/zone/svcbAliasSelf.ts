import { ROOT } from '../../zone/names.ts';
import type { RecordRule } from '../rule.ts';
import { fieldPlace } from '../support/rdataField.ts';
import { HTTPS, readServiceBinding, SVCB } from '../support/serviceBinding.ts';

export const svcbAliasSelf: RecordRule = {
  id: 'zone/svcb-alias-self',
  scope: 'record',
  severity: 'error',
  summary: 'SVCB or HTTPS alias (priority 0) that points at itself',
  why: 'An alias whose target is its own owner is a loop: clients follow it until they give up and act as if the record did not exist.',
  references: ['RFC 9460 §2.4.2'],
  fixable: false,
  types: [SVCB, HTTPS],
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ HTTPS 0 example.com.
;         ^^^^^^^^^^^^ error: zone/svcb-alias-self
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@   A     192.0.2.1
@   HTTPS 1 example.com. alpn=h2
www HTTPS 0 example.com.
off HTTPS 0 .
`,
    },
  ],
  check(record, zone, report) {
    const { names } = zone;
    // "." says that there is no such service (RFC 9460 §2.5.1).
    if (record.target === ROOT || names.fold(record.target) !== names.fold(record.owner)) return;
    if (readServiceBinding(record)?.priority !== 0) return;
    report({
      message: `This alias (priority 0) points at its own name, ${zone.text(record.owner)}: clients run in a circle and give up. Give it the name that has the service, or write priority 1 if the service is here.`,
      place: fieldPlace(record, 1),
    });
  },
};
