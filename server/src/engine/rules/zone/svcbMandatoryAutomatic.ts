import { SERVICE_KEYS } from '../../records/fields/serviceKeys.ts';
import type { RecordRule } from '../rule.ts';
import { HTTPS, parameterPlace, readServiceBinding } from '../support/serviceBinding.ts';

const MANDATORY = 0;
/** no-default-alpn and port are mandatory in HTTPS records wherever they stand (RFC 9460 §9). */
const AUTOMATIC: ReadonlySet<number> = new Set([2, 3]);

export const svcbMandatoryAutomatic: RecordRule = {
  id: 'zone/svcb-mandatory-automatic',
  scope: 'record',
  severity: 'hint',
  summary: 'HTTPS record that lists a key as mandatory which always is',
  why: 'In HTTPS records `port` and `no-default-alpn` are mandatory wherever they stand. Listing them in `mandatory` has no effect and should be left out.',
  references: ['RFC 9460 §8', 'RFC 9460 §9'],
  fixable: false,
  types: [HTTPS],
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ HTTPS 1 www mandatory=alpn,port alpn=h2 port=8443
;             ^^^^^^^^^^^^^^^^^^^ hint: zone/svcb-mandatory-automatic
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ HTTPS 1 www mandatory=alpn alpn=h2 port=8443
`,
    },
  ],
  check(record, _zone, report) {
    const keys = readServiceBinding(record)?.parameters.get(MANDATORY);
    if (keys === undefined) return;
    for (let at = 0; at + 1 < keys.length; at += 2) {
      const key = (keys[at] as number) * 256 + (keys[at + 1] as number);
      if (!AUTOMATIC.has(key)) continue;
      report({
        message: `mandatory lists ${SERVICE_KEYS[key]?.name}, which is always mandatory in HTTPS records: this has no effect. Leave it out.`,
        place: parameterPlace(record, MANDATORY),
      });
      return;
    }
  },
};
