import type { RecordRule } from '../rule.ts';
import { fieldPlace } from '../support/rdataField.ts';

const SSHFP = 44;

/** IANA "SSHFP RR Types for public key algorithms": 5 was never given out. */
const ALGORITHMS: ReadonlySet<number> = new Set([1, 2, 3, 4, 6]);
const FINGERPRINTS: ReadonlySet<number> = new Set([1, 2]);

export const sshfpParameters: RecordRule = {
  id: 'zone/sshfp-parameters',
  scope: 'record',
  severity: 'warning',
  summary: 'SSHFP record with an algorithm or fingerprint type that is not registered',
  why: 'SSH clients skip fingerprints with numbers that they do not know, so the host key is not verified. Name servers accept any number from 0 to 255. `ssh-keygen -r` writes the right ones.',
  references: ['RFC 4255 §3.1', 'RFC 6594 §3', 'RFC 7479 §2', 'RFC 8709 §8'],
  fixable: false,
  types: [SSHFP],
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
host SSHFP 5 1 123456789ABCDEF67890123456789ABCDEF67890
;          ^ warning: zone/sshfp-parameters
host SSHFP 4 3 123456789ABCDEF67890123456789ABCDEF67890
;            ^ warning: zone/sshfp-parameters
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
host SSHFP 4 2 123456789ABCDEF67890123456789ABCDEF67890123456789ABCDEF123456789
`,
    },
  ],
  check(record, _zone, report) {
    const wire = record.wire();
    if (wire === undefined) return;
    const [algorithm, fingerprint] = [wire[0] as number, wire[1] as number];
    if (!ALGORITHMS.has(algorithm)) {
      report({
        message: `SSHFP algorithm ${algorithm} is not registered: SSH clients ignore the record. Write 1 (RSA), 2 (DSA), 3 (ECDSA), 4 (Ed25519) or 6 (Ed448).`,
        place: fieldPlace(record, 0),
      });
    }
    if (!FINGERPRINTS.has(fingerprint)) {
      report({
        message: `SSHFP fingerprint type ${fingerprint} is not registered: SSH clients ignore the record. Write 1 (SHA-1) or 2 (SHA-256).`,
        place: fieldPlace(record, 1),
      });
    }
  },
};
