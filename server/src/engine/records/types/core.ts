import { field, type RecordType } from '../field.ts';
import { caaTag } from '../fields/caaTag.ts';
import {
  characterString,
  characterStrings,
  restOfQuotedText,
  restOfText,
} from '../fields/characterString.ts';
import { u8, u16, u32 } from '../fields/integer.ts';
import { name, target } from '../fields/name.ts';
import { period } from '../fields/period.ts';
import { substitution } from '../fields/substitution.ts';

/** The types that every zone uses. */
export const CORE_TYPES: readonly RecordType[] = [
  {
    name: 'NS',
    number: 2,
    fields: [field('name server', target)],
    reference: 'RFC 1035 §3.3.11',
    meaning: 'Authoritative name server of the zone or of a delegated one',
  },
  {
    name: 'CNAME',
    number: 5,
    fields: [field('canonical name', target)],
    reference: 'RFC 1035 §3.3.1',
    meaning: 'Alias: the owner is another name for the target',
  },
  {
    name: 'SOA',
    number: 6,
    fields: [
      field('MNAME', name),
      field('RNAME', name),
      field('serial', u32),
      field('refresh', period),
      field('retry', period),
      field('expire', period),
      field('minimum', period),
    ],
    reference: 'RFC 1035 §3.3.13',
    meaning: 'Start of the zone: primary server, mailbox of the operator, serial number and timers',
  },
  {
    name: 'PTR',
    number: 12,
    fields: [field('domain name', target)],
    reference: 'RFC 1035 §3.3.12',
    meaning: 'Points to another name; in reverse zones, from an address to its host name',
  },
  {
    name: 'MX',
    number: 15,
    fields: [field('preference', u16), field('mail exchange', target)],
    reference: 'RFC 1035 §3.3.9',
    meaning: 'Host that accepts mail for the owner; the lowest preference is tried first',
  },
  {
    name: 'TXT',
    number: 16,
    fields: [field('text', characterStrings)],
    reference: 'RFC 1035 §3.3.14',
    meaning: 'Text, such as an SPF, DKIM or DMARC policy or a proof of ownership',
  },
  {
    name: 'SRV',
    number: 33,
    fields: [field('priority', u16), field('weight', u16), field('port', u16), field('target', target)],
    reference: 'RFC 2782',
    meaning: 'Host and port of a service; the lowest priority is tried first, the weight shares the load',
  },
  {
    name: 'NAPTR',
    number: 35,
    fields: [
      field('order', u16),
      field('preference', u16),
      field('flags', characterString),
      field('services', characterString),
      field('regexp', substitution),
      field('replacement', target),
    ],
    reference: 'RFC 3403 §4.1',
    meaning: 'Rule that rewrites a name or number into a URI or another name, as used by ENUM and SIP',
  },
  {
    name: 'DNAME',
    number: 39,
    fields: [field('target', target)],
    reference: 'RFC 6672 §2.1',
    meaning: 'Alias for everything below the owner: the subtree is found below the target',
  },
  {
    name: 'URI',
    number: 256,
    fields: [field('priority', u16), field('weight', u16), field('target', restOfQuotedText)],
    reference: 'RFC 7553 §4',
    meaning: 'URI of a service; the lowest priority is tried first, the weight shares the load',
  },
  {
    name: 'CAA',
    number: 257,
    fields: [field('flags', u8), field('tag', caaTag), field('value', restOfText)],
    reference: 'RFC 8659 §4',
    meaning: 'Which certification authorities may issue certificates for the owner',
  },
];
