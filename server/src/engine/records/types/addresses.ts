import { field, type RecordType } from '../field.ts';
import { ipv4, ipv6 } from '../fields/address.ts';

/** The types that hold network addresses. */
export const ADDRESS_TYPES: readonly RecordType[] = [
  {
    name: 'A',
    number: 1,
    fields: [field('address', ipv4)],
    reference: 'RFC 1035 §3.4.1',
    meaning: 'IPv4 address of the host',
  },
  {
    name: 'AAAA',
    number: 28,
    fields: [field('address', ipv6)],
    reference: 'RFC 3596 §2.1',
    meaning: 'IPv6 address of the host',
  },
];
