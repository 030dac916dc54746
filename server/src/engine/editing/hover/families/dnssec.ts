import { keyTag } from '../../../dnssec/keyTag.ts';
import { durationWords } from '../../duration.ts';
import { spanWords, timeWords } from '../../spans.ts';
import { digestsOfKey, keyOfDigest } from '../delegationSigner.ts';
import { type Decoder, type RecordValue, recordValue, type TypeDecoder } from '../fieldValue.ts';
import { type HoverContext, placeText, soughtText } from '../hoverContext.ts';
import { recordsAt, recordsEverywhere } from '../lookUp.ts';
import { code } from '../markdown.ts';
import { keyBits } from '../publicKey.ts';

const SOA = 6;
const DNSKEY = 48;

/** Flags of DNSKEY (RFC 4034 §2.1.1, RFC 5011 §7). */
const ZONE_KEY = 0x0100;
const REVOKED = 0x0080;
const ENTRY_POINT = 0x0001;

const flags: Decoder = ({ words: [word] }) => {
  const bits = Number(word);
  if ((bits & ZONE_KEY) === 0) return 'not a zone key: nothing that it signs counts';
  const kind =
    bits & ENTRY_POINT
      ? '**KSK**: secure entry point, the key that the parent zone vouches for'
      : '**ZSK**: zone key, which signs the records';
  const unknown = bits & ~(ZONE_KEY | REVOKED | ENTRY_POINT);
  return `${kind}${bits & REVOKED ? '; revoked (RFC 5011)' : ''}${unknown ? '; other flags are not defined' : ''}`;
};

const publicKey: Decoder = ({ octets }, _, record) => {
  const bits = keyBits(record.number('algorithm'), octets);
  return bits === undefined ? undefined : `${bits} bits`;
};

function aboutKey(record: RecordValue, context: HoverContext): string[] {
  if (record.number('algorithm') === 0)
    return ['It asks the parent zone to remove all DS records (RFC 8078 §4).'];
  const tag = `Key tag **${keyTag(record.wire)}**.`;
  const isEntryPoint = (record.number('flags') & ENTRY_POINT) !== 0;
  return [tag, ...(isEntryPoint ? digestsOfKey(record, context) : [])];
}

const KEY: TypeDecoder = {
  fields: { flags, 'public key': publicKey },
  notes: aboutKey,
  notedAt: ['flags', 'public key'],
};

const DELEGATION_SIGNER: TypeDecoder = {
  notes: (record, context) => [keyOfDigest(record, context)],
  notedAt: ['key tag', 'digest'],
};

/** The moment nearest to now that 32 bits of a time mean (RFC 4034 §3.1.5), in seconds since 1970. */
function momentOf(octets: Uint8Array, now: number): number {
  const value = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  return now + ((value - now) | 0);
}

function moment(past: string, future: string): Decoder {
  return ({ octets }, { sources }) => {
    if (octets.length !== 4) return undefined;
    const now = Math.floor(sources.now / 1000);
    const time = momentOf(octets, now);
    const away = durationWords(Math.abs(time - now));
    return `${timeWords(time)}: ${time < now ? `${past} ${away} ago` : `${future} in ${away}`}`;
  };
}

const labels: Decoder = (_, { zone: { names } }, record) => {
  const count = record.number('labels');
  const own = names.labelCount(record.owner) - (names.isWildcard(record.owner) ? 1 : 0);
  if (count === own) return 'as many as the owner has';
  if (count > own) return 'more than the owner has, so the signature is not valid';
  return 'fewer than the owner has: made from a wildcard, as in an answer';
};

/** The key that made a signature, as far as the keys are known. */
const signingKey: Decoder = (_, context, record) => {
  const signer = soughtText(record.text("signer's name"));
  const keys = recordsEverywhere(context, signer, [DNSKEY]).flatMap(
    ({ record: key }) => recordValue(key) ?? [],
  );
  if (keys.length === 0) return undefined;
  const found = keys.find(
    (key) =>
      keyTag(key.wire) === record.number('key tag') && key.number('algorithm') === record.number('algorithm'),
  );
  return found === undefined
    ? `**none** of the ${keys.length} DNSKEY records of ${code(signer.text)} has it`
    : `that of the DNSKEY record in ${placeText(context, found.view.place)}`;
};

const SIGNATURE: TypeDecoder = {
  fields: {
    labels,
    'original TTL': ({ words: [word] }) => spanWords(Number(word)),
    'signature expiration': moment('**expired**', 'expires'),
    'signature inception': moment('began', '**does not hold yet**: begins'),
    'key tag': signingKey,
  },
};

const iterations: Decoder = ({ words: [word] }) =>
  word === '0'
    ? 'none, as it should be'
    : 'resolvers may treat the zone as unsigned; should be 0 (RFC 9276 §3.1)';

const optOut: Decoder = ({ words: [word] }) =>
  Number(word) & 1 ? 'opt-out: delegations without DS may be missing here' : 'no opt-out';

const NSEC3: TypeDecoder = { fields: { flags: optOut, iterations } };

/** Whether a serial is that of the zone as it is. */
const zoneSerial: Decoder = ({ words: [word] }, { known: [own] }) => {
  if (own === undefined) return undefined;
  const apex = { text: own.view.text(own.view.apex), find: () => own.view.apex };
  const soa = recordsAt(own, apex, [SOA]).flatMap((record) => recordValue(record) ?? [])[0];
  if (soa === undefined) return undefined;
  return soa.text('serial') === word
    ? 'that of the SOA record'
    : `not that of the SOA record, ${code(soa.text('serial'))}`;
};

export const DNSSEC: Readonly<Record<string, TypeDecoder>> = {
  DNSKEY: KEY,
  CDNSKEY: KEY,
  DS: DELEGATION_SIGNER,
  CDS: DELEGATION_SIGNER,
  TA: DELEGATION_SIGNER,
  DLV: DELEGATION_SIGNER,
  RRSIG: SIGNATURE,
  NSEC3,
  NSEC3PARAM: { fields: { iterations } },
  ZONEMD: { fields: { serial: zoneSerial } },
};
