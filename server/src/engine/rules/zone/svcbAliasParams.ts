import type { Fix, Place } from '../../finding.ts';
import { decodeUtf8 } from '../../text/utf8.ts';
import { fixAt, type RecordRule } from '../rule.ts';
import { fieldToken } from '../support/rdataField.ts';
import { HTTPS, readServiceBinding, SVCB } from '../support/serviceBinding.ts';

export const svcbAliasParams: RecordRule = {
  id: 'zone/svcb-alias-params',
  scope: 'record',
  severity: 'warning',
  summary: 'SVCB or HTTPS alias (priority 0) with parameters, which clients ignore',
  why: 'Priority 0 makes the record an alias for the target, and clients must ignore all parameters of an alias. Protocols, ports or hints that stand here have no effect. Usually the priority should be 1.',
  references: ['RFC 9460 §2.4.2'],
  fixable: true,
  types: [SVCB, HTTPS],
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ HTTPS 0 cdn.example.net. alpn=h2,h3
;                          ^^^^^^^^^^ warning: zone/svcb-alias-params
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@   HTTPS 0 cdn.example.net.
www HTTPS 1 cdn.example.net. alpn=h2,h3
`,
    },
  ],
  check(record, _zone, report) {
    const binding = readServiceBinding(record);
    if (binding === undefined || binding.priority !== 0 || binding.parameters.size === 0) return;
    const [priority, target, first] = [0, 1, 2].map((i) => fieldToken(record, i));
    const { block, end } = record.place;
    report({
      message:
        'Priority 0 makes this record an alias, and clients ignore the parameters of an alias. Write priority 1 if this is the service itself, or remove the parameters.',
      place: first ? { block, start: first.place.start, end } : record.typePlace,
      ...(priority && target ? { fixes: fixesFor(priority.place, target.place, end) } : {}),
    });
  },
};

/** Removing changes nothing that clients see, where no parenthesis or comment stands between the parameters. */
function fixesFor(priority: Place, target: Place, end: number): Fix[] {
  const { block } = target;
  const between = decodeUtf8(block.bytes, target.end, end);
  const remove = fixAt('Remove the parameters', { block, start: target.end, end }, '');
  const serve = fixAt('Write priority 1', priority, '1');
  return /[();\r\n]/.test(between) ? [serve] : [remove, serve];
}
