import { field, optionalField, type RecordType } from '../field.ts';
import { optionalBase64 } from '../fields/base64.ts';
import { characterString } from '../fields/characterString.ts';
import { doaData } from '../fields/doaData.ts';
import { hexadecimal } from '../fields/hexadecimal.ts';
import { u8, u32 } from '../fields/integer.ts';
import { atmAddress, nsap } from '../fields/networkAddress.ts';
import { opaque } from '../fields/opaque.ts';

const HEXADECIMAL = hexadecimal('hexadecimal digits');

const NO_FORM = [field('data', opaque)];

/** Types of networks and plans that never spread, and those that no zone may hold. */
export const EXPERIMENTAL_TYPES: readonly RecordType[] = [
  {
    name: 'NSAP',
    number: 22,
    fields: [field('address', nsap)],
    reference: 'RFC 1706 §5',
    meaning: 'OSI network address of a host',
    obsolete: 'OSI networks are gone (RFC 1706 is historic)',
  },
  {
    name: 'EID',
    number: 31,
    fields: [field('endpoint identifier', HEXADECIMAL)],
    reference: 'Patton, "DNS Resource Records for Nimrod Routing Architecture" (1995)',
    meaning: 'Endpoint identifier of the Nimrod routing architecture',
    obsolete: 'Nimrod was never built',
  },
  {
    name: 'NIMLOC',
    number: 32,
    fields: [field('nimrod locator', HEXADECIMAL)],
    reference: 'Patton, "DNS Resource Records for Nimrod Routing Architecture" (1995)',
    meaning: 'Locator of the Nimrod routing architecture',
    obsolete: 'Nimrod was never built',
  },
  {
    name: 'ATMA',
    number: 34,
    fields: [field('address', atmAddress)],
    reference: 'ATM Forum, "ATM Name System V2.0" (2000)',
    meaning: 'Address in an ATM network',
    obsolete: 'ATM networks are gone',
  },
  {
    name: 'SINK',
    number: 40,
    fields: [
      field('meaning', u8),
      field('coding', u8),
      field('subcoding', u8),
      optionalField('data', optionalBase64),
    ],
    reference: 'draft-eastlake-kitchen-sink-02',
    meaning: 'Any data with a note on its coding',
    obsolete: 'never came into use',
  },
  {
    name: 'DOA',
    number: 259,
    fields: [
      field('DOA-ENTERPRISE', u32),
      field('DOA-TYPE', u32),
      field('DOA-LOCATION', u8),
      field('DOA-MEDIA-TYPE', characterString),
      field('DOA-DATA', doaData),
    ],
    reference: 'draft-durand-doa-over-dns-03 §3',
    meaning: 'Digital object: data of a media type, or where it is',
    obsolete: 'never came into use',
  },
  {
    name: 'OPT',
    number: 41,
    fields: NO_FORM,
    reference: 'RFC 6891 §6',
    meaning: 'EDNS: what both sides of a query can do',
    refused: 'only inside messages (EDNS), never in a zone file',
  },
  {
    name: 'NXNAME',
    number: 128,
    fields: NO_FORM,
    reference: 'RFC 9824 §2',
    meaning: 'Marks in NSEC records that a name does not exist',
    refused: 'only in the type list of NSEC records that a server makes itself',
  },
  {
    name: 'TKEY',
    number: 249,
    fields: NO_FORM,
    reference: 'RFC 2930',
    meaning: 'Exchange of a key between server and client',
    refused: 'only in queries and answers, never in a zone file',
  },
  {
    name: 'TSIG',
    number: 250,
    fields: NO_FORM,
    reference: 'RFC 8945 §4.2',
    meaning: 'Signature of a message with a shared key',
    refused: 'only in queries and answers, never in a zone file',
  },
  {
    name: 'IXFR',
    number: 251,
    fields: NO_FORM,
    reference: 'RFC 1995',
    meaning: 'Asks for the changes of a zone',
    refused: 'a type of query, never a record',
  },
  {
    name: 'AXFR',
    number: 252,
    fields: NO_FORM,
    reference: 'RFC 5936',
    meaning: 'Asks for a whole zone',
    refused: 'a type of query, never a record',
  },
  {
    name: 'ANY',
    number: 255,
    fields: NO_FORM,
    reference: 'RFC 1035 §3.2.3, RFC 8482',
    meaning: 'Asks for all types at a name',
    refused: 'a type of query, never a record',
  },
];
