import type { NameId } from '../../zone/names.ts';
import type { RecordView } from '../recordView.ts';
import type { NameRule, Report } from '../rule.ts';
import { HTTPS, readServiceBinding, SVCB } from '../support/serviceBinding.ts';
import type { ZoneView } from '../zoneView.ts';

export const svcbModes: NameRule = {
  id: 'zone/svcb-modes',
  scope: 'name',
  severity: 'warning',
  summary: 'SVCB or HTTPS alias (priority 0) beside other records of its type',
  why: 'A set of SVCB or HTTPS records is either one alias (priority 0) or any number of services. Where an alias stands beside services, clients ignore the services; of several aliases, they take one at random.',
  references: ['RFC 9460 §2.4.1', 'RFC 9460 §2.4.2'],
  fixable: false,
  types: [SVCB, HTTPS],
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@   HTTPS 0 cdn.example.net.
@   HTTPS 1 . alpn=h2
;   ^^^^^^^^^^^^^^^^^ warning: zone/svcb-modes
www HTTPS 0 cdn.example.net.
www HTTPS 0 cdn.example.org.
;   ^^^^^^^^^^^^^^^^^^^^^^^^ warning: zone/svcb-modes
@   A     192.0.2.1
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@   HTTPS 1 . alpn=h2
@   HTTPS 2 cdn.example.net. alpn=h2
@   SVCB  0 cdn.example.net.
@   A     192.0.2.1
`,
    },
  ],
  check(name, zone, report) {
    checkType(name, SVCB, zone, report);
    checkType(name, HTTPS, zone, report);
  },
};

function checkType(name: NameId, type: number, zone: ZoneView, report: Report): void {
  const records = zone.recordsAt(name, type);
  if (records.length < 2) return;
  const aliases: RecordView[] = [];
  const services: RecordView[] = [];
  for (const record of records) {
    const priority = readServiceBinding(record)?.priority;
    if (priority !== undefined) (priority === 0 ? aliases : services).push(record);
  }
  const [alias] = aliases;
  if (alias === undefined) return;
  const related = { message: 'The alias', place: alias.place };
  for (const record of services) {
    report({
      message: `Clients ignore this record: ${zone.text(name)} also has an alias (priority 0), which takes the place of all others. Remove one of the two.`,
      place: record.typePlace,
      related: [related],
    });
  }
  for (const record of aliases.slice(1)) {
    if (record.hash === alias.hash) continue;
    report({
      message: `${zone.text(name)} has a second alias (priority 0): clients take one of them at random. Keep one, or write priorities from 1 to offer several services.`,
      place: record.typePlace,
      related: [related],
    });
  }
}
