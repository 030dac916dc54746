import { field, optionalField, type RecordType } from '../field.ts';
import { a6PrefixName, a6Suffix } from '../fields/a6.ts';
import { ipv4 } from '../fields/address.ts';
import { base64 } from '../fields/base64.ts';
import { characterString, characterStrings, optionalString } from '../fields/characterString.ts';
import { algorithm } from '../fields/dnssecNumbers.ts';
import { u8, u8AtMost, u16, u32 } from '../fields/integer.ts';
import { keyFlags, keyProtocol, optionalKey } from '../fields/keyFields.ts';
import { name, target } from '../fields/name.ts';
import { psdnAddress } from '../fields/networkAddress.ts';
import { opaque } from '../fields/opaque.ts';
import { calendarTime } from '../fields/time.ts';
import { nxtBitmap } from '../fields/typeBitmap.ts';
import { typeCoveredByNumber } from '../fields/typeCovered.ts';
import { ipProtocol, wellKnownPorts } from '../fields/wellKnownServices.ts';

/** Types of the early DNS that servers still read. */
export const HISTORIC_TYPES: readonly RecordType[] = [
  {
    name: 'MD',
    number: 3,
    fields: [field('MADNAME', name)],
    reference: 'RFC 1035 §3.3.4',
    meaning: 'Mail destination of the first mail routing',
    obsolete: 'MX replaced it in 1986 (RFC 973)',
    refused: 'servers refuse it; use MX',
  },
  {
    name: 'MF',
    number: 4,
    fields: [field('MADNAME', name)],
    reference: 'RFC 1035 §3.3.5',
    meaning: 'Mail forwarder of the first mail routing',
    obsolete: 'MX replaced it in 1986 (RFC 973)',
    refused: 'servers refuse it; use MX',
  },
  {
    name: 'MB',
    number: 7,
    fields: [field('MADNAME', name)],
    reference: 'RFC 1035 §3.3.3',
    meaning: 'Host of a mailbox (experimental)',
    obsolete: 'no mail server looks for it; use MX',
  },
  {
    name: 'MG',
    number: 8,
    fields: [field('MGMNAME', name)],
    reference: 'RFC 1035 §3.3.6',
    meaning: 'Member of a mail group (experimental)',
    obsolete: 'no mail server looks for it',
  },
  {
    name: 'MR',
    number: 9,
    fields: [field('NEWNAME', name)],
    reference: 'RFC 1035 §3.3.8',
    meaning: 'New name of a mailbox (experimental)',
    obsolete: 'no mail server looks for it',
  },
  {
    name: 'NULL',
    number: 10,
    fields: [field('data', opaque)],
    reference: 'RFC 1035 §3.3.10',
    meaning: 'Any data (experimental); only in the generic form',
    obsolete: 'RFC 1035 does not allow it in zone files; use TXT',
  },
  {
    name: 'WKS',
    number: 11,
    fields: [
      field('address', ipv4),
      field('protocol', ipProtocol),
      optionalField('services', wellKnownPorts),
    ],
    reference: 'RFC 1035 §3.4.2',
    meaning: 'Services that an address offers',
    obsolete: 'nothing looks for it (RFC 1123 §2.2); use SRV or HTTPS',
  },
  {
    name: 'HINFO',
    number: 13,
    fields: [field('CPU', characterString), field('OS', characterString)],
    reference: 'RFC 1035 §3.3.2',
    meaning:
      'Processor and operating system of a host; today also the short answer to ANY queries (RFC 8482)',
  },
  {
    name: 'MINFO',
    number: 14,
    fields: [field('RMAILBX', name), field('EMAILBX', name)],
    reference: 'RFC 1035 §3.3.7',
    meaning: 'Mailboxes for requests and errors of a mailing list (experimental)',
    obsolete: 'no mail server looks for it',
  },
  {
    name: 'X25',
    number: 19,
    fields: [field('PSDN-address', psdnAddress)],
    reference: 'RFC 1183 §3.1',
    meaning: 'Address in an X.25 network',
    obsolete: 'X.25 networks are gone',
  },
  {
    name: 'ISDN',
    number: 20,
    fields: [field('ISDN-address', characterString), optionalField('sa', optionalString)],
    reference: 'RFC 1183 §3.2',
    meaning: 'ISDN telephone number',
    obsolete: 'ISDN networks are gone',
  },
  {
    name: 'RT',
    number: 21,
    fields: [field('preference', u16), field('intermediate-host', target)],
    reference: 'RFC 1183 §3.3',
    meaning: 'Host that forwards to a host without a direct connection',
    obsolete: 'nothing looks for it',
  },
  {
    name: 'NSAP-PTR',
    number: 23,
    fields: [field('owner', name)],
    reference: 'RFC 1706 §6',
    meaning: 'From an OSI address to a host name',
    obsolete: 'OSI networks are gone (RFC 1706 is historic)',
  },
  {
    name: 'SIG',
    number: 24,
    fields: [
      field('type covered', typeCoveredByNumber),
      field('algorithm', algorithm),
      field('labels', u8),
      field('original TTL', u32),
      field('signature expiration', calendarTime),
      field('signature inception', calendarTime),
      field('key tag', u16),
      field("signer's name", name),
      field('signature', base64),
    ],
    reference: 'RFC 2535 §4',
    meaning: 'Signature of the first DNSSEC',
    obsolete: 'RRSIG replaced it (RFC 3755); SIG(0) in messages remains',
  },
  {
    name: 'KEY',
    number: 25,
    fields: [
      field('flags', keyFlags),
      field('protocol', keyProtocol),
      field('algorithm', algorithm),
      field('public key', optionalKey),
    ],
    reference: 'RFC 2535 §3, RFC 3445',
    meaning: 'Public key of a host for SIG(0), as dynamic updates use it',
    obsolete: 'DNSKEY replaced it for zones (RFC 3755); only SIG(0) still uses it',
  },
  {
    name: 'PX',
    number: 26,
    fields: [field('preference', u16), field('MAP822', name), field('MAPX400', name)],
    reference: 'RFC 2163 §4',
    meaning: 'Mapping between X.400 and Internet mail addresses',
    obsolete: 'X.400 gateways are gone',
  },
  {
    name: 'GPOS',
    number: 27,
    fields: [
      field('longitude', characterString),
      field('latitude', characterString),
      field('altitude', characterString),
    ],
    reference: 'RFC 1712 §3',
    meaning: 'Place on Earth in decimal degrees',
    obsolete: 'LOC replaced it (RFC 1876)',
  },
  {
    name: 'NXT',
    number: 30,
    fields: [field('next domain name', name), optionalField('type bit map', nxtBitmap)],
    reference: 'RFC 2535 §5',
    meaning: 'Proof of what does not exist in the first DNSSEC',
    obsolete: 'NSEC and NSEC3 replaced it (RFC 3755)',
  },
  {
    name: 'A6',
    number: 38,
    fields: [
      field('prefix length', u8AtMost(128)),
      field('address suffix', a6Suffix),
      field('prefix name', a6PrefixName),
    ],
    reference: 'RFC 2874 §3',
    meaning: 'IPv6 address in pieces',
    obsolete: 'AAAA replaced it (RFC 6563)',
  },
  ...[100, 101, 102, 103].map((number, i) => ({
    name: ['UINFO', 'UID', 'GID', 'UNSPEC'][i] ?? '',
    number,
    fields: [field('data', opaque)],
    reference: 'RFC 6895 §3.1 (reserved by IANA)',
    meaning: 'User data that BIND 4 could serve; only in the generic form',
    obsolete: 'nothing uses it',
  })),
  {
    name: 'NINFO',
    number: 56,
    fields: [field('ZS-data', characterStrings)],
    reference: 'IANA template NINFO/ninfo-completed-template',
    meaning: 'Status of the zone, as text',
    obsolete: 'never came into use; use TXT',
  },
  {
    name: 'SPF',
    number: 99,
    fields: [field('text', characterStrings)],
    reference: 'RFC 4408 §3.1.1',
    meaning: 'SPF policy in a type of its own',
    obsolete: 'RFC 7208 §3.1 ended it: mail servers look for SPF in TXT only',
  },
  {
    name: 'AVC',
    number: 258,
    fields: [field('data', characterStrings)],
    reference: 'IANA template AVC/avc-completed-template',
    meaning: 'Application visibility and control: which application a flow belongs to',
  },
];
