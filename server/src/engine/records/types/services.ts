import { field, optionalField, type RecordType } from '../field.ts';
import { characterStrings } from '../fields/characterString.ts';
import { u16, u64 } from '../fields/integer.ts';
import { name, quotableTarget, target } from '../fields/name.ts';
import { serviceParameters } from '../fields/serviceParameters.ts';

const SERVICE_BINDING = [
  field('SvcPriority', u16),
  field('TargetName', quotableTarget),
  optionalField('SvcParams', serviceParameters),
];

/** The types that lead to services and to people. */
export const SERVICE_TYPES: readonly RecordType[] = [
  {
    name: 'RP',
    number: 17,
    fields: [field('mbox-dname', name), field('txt-dname', name)],
    reference: 'RFC 1183 §2.2',
    meaning: 'Mailbox of the responsible person, and where to find more text',
  },
  {
    name: 'AFSDB',
    number: 18,
    fields: [field('subtype', u16), field('hostname', target)],
    reference: 'RFC 1183 §1',
    meaning: 'Server of an AFS cell (subtype 1) or DCE cell (subtype 2)',
  },
  {
    name: 'KX',
    number: 36,
    fields: [field('preference', u16), field('exchanger', target)],
    reference: 'RFC 2230 §3',
    meaning: 'Key exchanger for IPsec to the owner',
  },
  {
    name: 'SVCB',
    number: 64,
    fields: SERVICE_BINDING,
    reference: 'RFC 9460 §2',
    meaning: 'How to reach a service: alias (priority 0), or host with protocols, port and keys',
  },
  {
    name: 'HTTPS',
    number: 65,
    fields: SERVICE_BINDING,
    reference: 'RFC 9460 §9',
    meaning: 'How to reach a web site: alias (priority 0), or host with protocols, port and keys',
  },
  {
    name: 'RESINFO',
    number: 261,
    fields: [field('information', characterStrings)],
    reference: 'RFC 9606 §4',
    meaning: 'What a DNS resolver can do',
  },
  {
    name: 'WALLET',
    number: 262,
    fields: [field('wallet', characterStrings)],
    reference: 'IANA template WALLET/wallet-completed-template',
    meaning: 'Public address of a cryptocurrency wallet',
  },
  {
    name: 'CLA',
    number: 263,
    fields: [field('convergence layer adapter', characterStrings)],
    reference: 'draft-johnson-dns-ipn-cla §2',
    meaning: 'Protocols by which a delay-tolerant network node can be reached',
  },
  {
    name: 'IPN',
    number: 264,
    fields: [field('node number', u64)],
    reference: 'draft-johnson-dns-ipn-cla §2',
    meaning: 'Node number in a delay-tolerant network',
  },
];
