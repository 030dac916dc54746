import type { NameRule } from '../rule.ts';
import { fieldPlace } from '../support/rdataField.ts';

const NSEC3PARAM = 51;

/** Resolvers agreed on a limit of 150 at first; newer ones of BIND and Knot Resolver stop at 50 (RFC 9276 §3.2). */
const TOO_MANY = 50;

export const nsec3Iterations: NameRule = {
  id: 'zone/nsec3-iterations',
  scope: 'name',
  severity: 'warning',
  summary: 'NSEC3 with iterations or a salt',
  why: 'NSEC3 records hide the names of a zone behind hashes. Hashing them several times, or with a salt, was meant to make guessing harder; it hardly does, but costs each name server and resolver the time, at every question for a name that does not exist. So there are no iterations and no salt. Many resolvers take a zone with more than a few dozen iterations for unsigned, or answer with an error. A salt alone is a hint.',
  references: ['RFC 9276 §3.1', 'RFC 9276 §3.2', 'RFC 5155 §10.3'],
  fixable: false,
  types: [NSEC3PARAM],
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ NSEC3PARAM 1 0 10 AABBCCDD
;                ^^ warning: zone/nsec3-iterations
`,
    },
    {
      title: 'A salt',
      zone: `$ORIGIN example.com.
$TTL 1h
@ NSEC3PARAM 1 0 0 AABBCCDD
;                  ^^^^^^^^ hint: zone/nsec3-iterations
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ NSEC3PARAM 1 0 0 -
`,
    },
  ],
  check(name, zone, report) {
    for (const record of zone.recordsAt(name, NSEC3PARAM)) {
      const wire = record.wire();
      if (wire === undefined) continue;
      const iterations = ((wire[2] ?? 0) << 8) | (wire[3] ?? 0);
      if (iterations > 0) {
        const effect =
          iterations > TOO_MANY
            ? 'many resolvers take such a zone for unsigned, or answer with an error'
            : 'that costs servers and resolvers time and protects nothing';
        report({
          message: `Names are hashed with ${iterations} ${iterations === 1 ? 'iteration' : 'iterations'}: ${effect} (RFC 9276 §3.1). Sign the zone again with none, and without a salt.`,
          place: fieldPlace(record, 2),
        });
      } else if ((wire[4] ?? 0) > 0) {
        report({
          severity: 'hint',
          message:
            'The salt protects nothing, since each name is hashed with the name of its zone anyway (RFC 9276 §3.1). Sign the zone again without it ("-").',
          place: fieldPlace(record, 3),
        });
      }
    }
  },
};
