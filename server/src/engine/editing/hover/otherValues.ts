import type { FieldKind } from '../../records/field.ts';
import { algorithm, certificateAlgorithm, digestType } from '../../records/fields/dnssecNumbers.ts';
import type { NamedValue } from '../completion/namedValues.ts';

function value(number: number, name: string, meaning: string, obsolete?: string): NamedValue {
  return { value: String(number), name, meaning, ...(obsolete === undefined ? {} : { obsolete }) };
}

/** Algorithms that nobody is offered, but that are found in zones (IANA "DNS Security Algorithm Numbers"). */
const ALGORITHMS: readonly NamedValue[] = [
  value(0, 'none', 'no algorithm: in CDS and CDNSKEY it asks to remove the DS records (RFC 8078 §4)'),
  value(1, 'RSAMD5', 'RSA with MD5', 'must not be used (RFC 8624 §3.1)'),
  value(2, 'DH', 'Diffie-Hellman (RFC 2539); signs nothing'),
  value(3, 'DSA', 'DSA with SHA-1 (RFC 2536)', 'must not be used (RFC 8624 §3.1)'),
  value(6, 'DSA-NSEC3-SHA1', 'DSA with SHA-1, for zones with NSEC3', 'must not be used (RFC 8624 §3.1)'),
  value(17, 'SM2SM3', 'SM2 with SM3 (RFC 9563)'),
  value(23, 'ECC-GOST12', 'GOST R 34.10-2012 (RFC 9558)'),
  value(252, 'INDIRECT', 'reserved for indirect keys (RFC 4034 §A.1)'),
  value(253, 'PRIVATEDNS', 'private algorithm, by a domain name (RFC 4034 §A.1.1)'),
  value(254, 'PRIVATEOID', 'private algorithm, by an object identifier (RFC 4034 §A.1.1)'),
];

const DIGESTS: readonly NamedValue[] = [
  value(0, 'none', 'in CDS it asks to remove the DS records (RFC 8078 §4)'),
  value(3, 'GOST', 'GOST R 34.11-94 (RFC 5933)', 'deprecated (RFC 9906)'),
  value(5, 'GOST12', 'GOST R 34.11-2012 (RFC 9558)'),
  value(6, 'SM3', 'SM3 (RFC 9563)'),
];

/** Values that completion does not offer, by the kind of field. */
export const OTHER_VALUES: ReadonlyMap<FieldKind, readonly NamedValue[]> = new Map<
  FieldKind,
  readonly NamedValue[]
>([
  [algorithm, ALGORITHMS],
  [certificateAlgorithm, ALGORITHMS],
  [digestType, DIGESTS],
]);
