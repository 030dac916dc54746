/** How the value of a service parameter is written. */
export type ServiceValue =
  | 'keys'
  | 'alpn'
  | 'empty'
  | 'port'
  | 'ipv4'
  | 'ech'
  | 'ipv6'
  | 'dohpath'
  | 'groups'
  | 'segments'
  | 'shares'
  | 'text';

/** A registered SvcParamKey (IANA "DNS SVCB Service Parameter Keys"). */
export interface ServiceKey {
  readonly name: string;
  readonly number: number;
  readonly value: ServiceValue;
  readonly reference: string;
  readonly meaning: string;
}

export const MANDATORY = 0;
export const ALPN = 1;
export const NO_DEFAULT_ALPN = 2;

/** The registered keys, by number. */
export const SERVICE_KEYS: readonly ServiceKey[] = [
  {
    name: 'mandatory',
    number: MANDATORY,
    value: 'keys',
    reference: 'RFC 9460 §8',
    meaning: 'Keys that a client must understand to use the record',
  },
  {
    name: 'alpn',
    number: ALPN,
    value: 'alpn',
    reference: 'RFC 9460 §7.1',
    meaning: 'Protocols that the service speaks beside the default one, such as h2 and h3',
  },
  {
    name: 'no-default-alpn',
    number: NO_DEFAULT_ALPN,
    value: 'empty',
    reference: 'RFC 9460 §7.1',
    meaning: 'The default protocol is not spoken, only those in alpn',
  },
  { name: 'port', number: 3, value: 'port', reference: 'RFC 9460 §7.2', meaning: 'Port of the service' },
  {
    name: 'ipv4hint',
    number: 4,
    value: 'ipv4',
    reference: 'RFC 9460 §7.3',
    meaning: 'IPv4 addresses to try until the target is looked up',
  },
  {
    name: 'ech',
    number: 5,
    value: 'ech',
    reference: 'RFC 9848 §3',
    meaning: 'Keys for Encrypted ClientHello, which hides the server name in TLS',
  },
  {
    name: 'ipv6hint',
    number: 6,
    value: 'ipv6',
    reference: 'RFC 9460 §7.3',
    meaning: 'IPv6 addresses to try until the target is looked up',
  },
  {
    name: 'dohpath',
    number: 7,
    value: 'dohpath',
    reference: 'RFC 9461 §5',
    meaning: 'URI template of DNS over HTTPS, such as /dns-query{?dns}',
  },
  {
    name: 'ohttp',
    number: 8,
    value: 'empty',
    reference: 'RFC 9540 §4',
    meaning: 'The service can be reached through Oblivious HTTP',
  },
  {
    name: 'tls-supported-groups',
    number: 9,
    value: 'groups',
    reference: 'draft-ietf-tls-key-share-prediction §3.1',
    meaning: 'Key exchange groups that the server supports, by number',
  },
  {
    name: 'docpath',
    number: 10,
    value: 'segments',
    reference: 'RFC 9953 §3.2',
    meaning: 'Path segments of DNS over CoAP',
  },
  {
    name: 'pvd',
    number: 11,
    value: 'empty',
    reference: 'draft-ietf-intarea-proxy-config',
    meaning: 'The service has provisioning domain information',
  },
  {
    name: 'oots',
    number: 12,
    value: 'shares',
    reference: 'draft-johani-dnsop-svcb-oots §2',
    meaning: 'Share of its load, in percent, that a name server can take over each transport',
  },
];

/** Keys up to this one have names in print; for later ones BIND prints `keyNNN`, which every server reads. */
const LAST_PRINTED_NAME = 6;

/** The key's name in canonical text. */
export function serviceKeyText(number: number): string {
  const key = number <= LAST_PRINTED_NAME ? SERVICE_KEYS[number] : undefined;
  return key?.name ?? `key${number}`;
}

/** The registered key of a name, in any case. */
export function serviceKeyByName(name: string): ServiceKey | undefined {
  const lower = name.toLowerCase();
  return SERVICE_KEYS.find((key) => key.name === lower);
}

/** The number of `keyNNN`, in lower case and without leading zeros (RFC 9460 §2.1); -1 for any other text. */
export function genericServiceKey(name: string): number {
  const number = /^key(0|[1-9]\d{0,4})$/.exec(name)?.[1];
  return number === undefined || Number(number) > 0xffff ? -1 : Number(number);
}
