import { field, optionalField, type RecordType } from '../field.ts';
import { ipv4, ipv6 } from '../fields/address.ts';
import { addressPrefixes } from '../fields/addressPrefixes.ts';
import { eui48, eui64 } from '../fields/eui.ts';
import { u16 } from '../fields/integer.ts';
import {
  altitude,
  horizontalPrecision,
  latitude,
  longitude,
  size,
  verticalPrecision,
} from '../fields/location.ts';
import { locator64 } from '../fields/locator64.ts';
import { target } from '../fields/name.ts';

/** The types that hold addresses of networks, interfaces and places. */
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
  {
    name: 'LOC',
    number: 29,
    fields: [
      field('latitude', latitude),
      field('longitude', longitude),
      field('altitude', altitude),
      optionalField('size', size),
      optionalField('horizontal precision', horizontalPrecision),
      optionalField('vertical precision', verticalPrecision),
    ],
    reference: 'RFC 1876 §2',
    meaning: 'Place on Earth: latitude, longitude, altitude and how exact they are',
  },
  {
    name: 'APL',
    number: 42,
    fields: [optionalField('prefixes', addressPrefixes)],
    reference: 'RFC 3123 §4',
    meaning: 'List of address prefixes, each included or, with "!", excluded',
  },
  {
    name: 'NID',
    number: 104,
    fields: [field('preference', u16), field('node ID', locator64)],
    reference: 'RFC 6742 §2.1',
    meaning: 'Node identifier for the Identifier-Locator Network Protocol',
  },
  {
    name: 'L32',
    number: 105,
    fields: [field('preference', u16), field('locator', ipv4)],
    reference: 'RFC 6742 §2.2',
    meaning: 'IPv4-sized network locator for the Identifier-Locator Network Protocol',
  },
  {
    name: 'L64',
    number: 106,
    fields: [field('preference', u16), field('locator', locator64)],
    reference: 'RFC 6742 §2.3',
    meaning: 'IPv6-sized network locator for the Identifier-Locator Network Protocol',
  },
  {
    name: 'LP',
    number: 107,
    fields: [field('preference', u16), field('FQDN', target)],
    reference: 'RFC 6742 §2.4',
    meaning: 'Name whose L32 and L64 records hold the locators of the owner',
  },
  {
    name: 'EUI48',
    number: 108,
    fields: [field('address', eui48)],
    reference: 'RFC 7043 §3',
    meaning: '48-bit hardware address (MAC) of an interface',
  },
  {
    name: 'EUI64',
    number: 109,
    fields: [field('address', eui64)],
    reference: 'RFC 7043 §4',
    meaning: '64-bit hardware address of an interface',
  },
];
