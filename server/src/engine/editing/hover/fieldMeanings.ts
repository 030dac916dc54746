/** What fields are for, by type and field, as clauses in Markdown; the words are those of the types' RFCs. */
type Meanings = Readonly<Record<string, string>>;

const PREFERENCE = 'the lowest number is tried first';

const DELEGATION_SIGNER: Meanings = {
  'key tag': 'number by which the key is found among others; several keys may have the same (RFC 4034 §B)',
  algorithm: "the key's algorithm",
  'digest type': 'how the digest is made from the key',
  digest: "digest over the key's owner and its RDATA (RFC 4034 §5.1.4)",
};

const PUBLIC_KEY: Meanings = {
  flags: 'what the key may be used for (RFC 4034 §2.1.1)',
  protocol: 'always 3 (RFC 4034 §2.1.2)',
  algorithm: 'how the key signs',
  'public key': 'the key itself, in the form of its algorithm',
};

const SIGNATURE: Meanings = {
  'type covered': 'type of the records that are signed',
  algorithm: 'how they are signed',
  labels: "labels of the owner without a wildcard's `*` (RFC 4034 §3.1.3)",
  'original TTL': 'TTL of the records in the zone, which the signature covers (RFC 4034 §3.1.4)',
  'signature expiration': 'when the signature ends; resolvers refuse it from then on (RFC 4034 §3.1.5)',
  'signature inception': 'when the signature begins to hold (RFC 4034 §3.1.5)',
  'key tag': 'which key signed: the tag of a DNSKEY record of the signer',
  "signer's name": 'the zone whose DNSKEY records have the key',
  signature: 'the signature itself',
};

const CERTIFICATE_ASSOCIATION: Meanings = {
  'certificate usage': 'which certificate is meant, and whether public authorities count (RFC 6698 §2.1.1)',
  selector: 'what of the certificate is compared (RFC 6698 §2.1.2)',
  'matching type': 'how it is compared (RFC 6698 §2.1.3)',
  'certificate association data': 'what it is compared with: a digest, or the data itself',
};

const SERVICE_BINDING: Meanings = {
  SvcPriority: '0 makes the record an alias; else the lowest number is tried first (RFC 9460 §2.4.1)',
  TargetName: 'host of the service, or of the alias (RFC 9460 §2.5)',
  SvcParams: 'how the service is reached (RFC 9460 §7)',
};

const TEXT: Meanings = { text: 'strings of at most 255 octets; what reads them joins them without a blank' };

const NSEC3_PARAMETERS: Meanings = {
  'hash algorithm': 'how names are hashed',
  flags: '1 is opt-out: unsigned delegations may be left out (RFC 5155 §3.1.2)',
  iterations: 'how often the hash is made again beyond the first time; should be 0 (RFC 9276 §3.1)',
  salt: 'octets that go into each hash; `-` is none, as it should be (RFC 9276 §3.1)',
};

const ANY_DATA: Meanings = { data: 'octets of any form' };
const MAILBOX_HOST: Meanings = { MADNAME: 'host of the mailbox' };

export const FIELD_MEANINGS: Readonly<Record<string, Meanings>> = {
  A: { address: 'IPv4 address' },
  NS: {
    'name server': 'host that answers for the zone; a name with addresses, never an alias (RFC 2181 §10.3)',
  },
  MD: MAILBOX_HOST,
  MF: MAILBOX_HOST,
  CNAME: { 'canonical name': 'the name that has the records' },
  SOA: {
    MNAME: 'primary name server: where the zone is changed, and where dynamic updates go (RFC 2136)',
    RNAME: 'mailbox of who runs the zone: the first dot stands for the `@` (RFC 1035 §8)',
    serial: 'version of the zone: secondaries fetch it when the number has grown (RFC 1982)',
    refresh: 'how often secondaries ask for a newer serial, if no NOTIFY told them (RFC 1996)',
    retry: 'how long secondaries wait to ask again when the primary did not answer',
    expire: 'how long secondaries answer for the zone without hearing from the primary',
    minimum: 'how long resolvers remember that a name or type does not exist (RFC 2308 §4)',
  },
  MB: MAILBOX_HOST,
  MG: { MGMNAME: 'mailbox that is a member of the group' },
  MR: { NEWNAME: 'the new name of the mailbox' },
  NULL: ANY_DATA,
  WKS: {
    address: 'IPv4 address of the host',
    protocol: 'transport protocol',
    services: 'ports that are served',
  },
  PTR: { 'domain name': 'the name that the owner points to' },
  HINFO: { CPU: 'kind of processor, or `RFC8482`', OS: 'operating system' },
  MINFO: { RMAILBX: 'mailbox for requests', EMAILBX: 'mailbox for errors' },
  MX: {
    preference: `${PREFERENCE} (RFC 5321 §5.1)`,
    'mail exchange': 'host that accepts the mail; a name with addresses, never an alias (RFC 2181 §10.3)',
  },
  TXT: TEXT,
  RP: {
    'mbox-dname': 'mailbox of the person: the first dot stands for the `@`',
    'txt-dname': 'name whose TXT records say more; `.` for none',
  },
  AFSDB: { subtype: 'kind of server', hostname: 'the server' },
  X25: { 'PSDN-address': 'X.25 address, by X.121' },
  ISDN: { 'ISDN-address': 'number', sa: 'subaddress' },
  RT: { preference: PREFERENCE, 'intermediate-host': 'host that forwards' },
  NSAP: { address: 'OSI network address' },
  'NSAP-PTR': { owner: 'host of the OSI address' },
  SIG: SIGNATURE,
  KEY: { ...PUBLIC_KEY, flags: 'what the key may be used for (RFC 2535 §3.1.2, RFC 3445 §4)' },
  PX: { preference: PREFERENCE, MAP822: 'Internet mail domain', MAPX400: 'X.400 domain' },
  GPOS: { longitude: 'degrees, east positive', latitude: 'degrees, north positive', altitude: 'metres' },
  AAAA: { address: 'IPv6 address' },
  LOC: {
    latitude: 'degrees, minutes and seconds north or south of the equator',
    longitude: 'degrees, minutes and seconds east or west of Greenwich',
    altitude: 'metres above the WGS 84 reference spheroid, not above sea level',
    size: 'diameter of a sphere around what is described',
    'horizontal precision': 'diameter of the circle of horizontal error',
    'vertical precision': 'extent of vertical error',
  },
  NXT: { 'next domain name': 'the next name in the zone', 'type bit map': 'types at the owner' },
  EID: { 'endpoint identifier': 'identifier of the endpoint' },
  NIMLOC: { 'nimrod locator': 'locator' },
  SRV: {
    priority: `${PREFERENCE} (RFC 2782)`,
    weight: 'share of the load among records of one priority (RFC 2782)',
    port: 'port of the service',
    target: 'host of the service; a name with addresses, never an alias (RFC 2782)',
  },
  ATMA: { address: 'ATM address' },
  NAPTR: {
    order: 'the lowest order is done first, and ends the search once it fits (RFC 3403 §4.1)',
    preference: 'among equal orders the lowest is preferred',
    flags: 'what the result is (RFC 3404 §4.3)',
    services: 'service and protocol that the rule leads to',
    regexp: 'expression that makes the result out of the name that was asked for (RFC 3402 §3.2)',
    replacement: 'the result, where no expression makes it; `.` for none',
  },
  KX: { preference: PREFERENCE, exchanger: 'host that exchanges keys for the owner' },
  CERT: {
    type: 'form of the certificate (RFC 4398 §2.1)',
    'key tag': 'tag of the key in it, made as for DNSKEY; 0 where there is none',
    algorithm: "the key's algorithm, by its DNSSEC number; 0 where that is not known",
    certificate: 'certificate or revocation list, or its address',
  },
  A6: {
    'prefix length': 'bits that come from the prefix name',
    'address suffix': 'the other bits of the address',
    'prefix name': 'name with the first bits',
  },
  DNAME: { target: 'the name below which the subtree is found' },
  SINK: {
    meaning: 'what the data are',
    coding: 'how they are coded',
    subcoding: 'how they are coded, in detail',
    data: 'the data',
  },
  APL: { prefixes: 'family (1: IPv4, 2: IPv6), address and prefix length; `!` excludes (RFC 3123 §5)' },
  DS: DELEGATION_SIGNER,
  SSHFP: {
    algorithm: "the host key's algorithm (RFC 4255 §3.1.1)",
    'fingerprint type': 'how the fingerprint is made (RFC 4255 §3.1.2)',
    fingerprint: 'digest of the host key, as `ssh-keygen -r` prints it',
  },
  IPSECKEY: {
    precedence: PREFERENCE,
    'gateway type': 'form of the gateway field (RFC 4025 §2.3)',
    algorithm: "the key's algorithm (RFC 4025 §2.4)",
    gateway: 'where the tunnel to the owner ends; `.` for the owner itself',
    'public key': 'key of the gateway',
  },
  RRSIG: SIGNATURE,
  NSEC: {
    'next domain name': 'the next name in canonical order; there is none between (RFC 4034 §4.1.1)',
    'type bit maps': 'types that exist at the owner, and no others (RFC 4034 §4.1.2)',
  },
  DNSKEY: PUBLIC_KEY,
  DHCID: { digest: 'digest of who holds the name, as its DHCP client identifies itself (RFC 4701 §3)' },
  NSEC3: {
    ...NSEC3_PARAMETERS,
    'next hashed owner name': 'the next hash in order, in base32hex; there is none between',
    'type bit maps': 'types that exist at the name that was hashed',
  },
  NSEC3PARAM: { ...NSEC3_PARAMETERS, flags: 'always 0 here (RFC 5155 §4.1.2)' },
  TLSA: CERTIFICATE_ASSOCIATION,
  SMIMEA: CERTIFICATE_ASSOCIATION,
  HIP: {
    'PK algorithm': "the key's algorithm",
    HIT: 'host identity tag',
    'public key': 'host identity',
    'rendezvous servers': 'servers through which the host is reached, in order',
  },
  NINFO: { 'ZS-data': 'status of the zone' },
  RKEY: PUBLIC_KEY,
  TALINK: { 'start or previous': 'name before in the list', 'end or next': 'name behind in the list' },
  CDS: DELEGATION_SIGNER,
  CDNSKEY: PUBLIC_KEY,
  OPENPGPKEY: { key: 'OpenPGP key, without ASCII armour' },
  CSYNC: {
    'SOA serial': 'serial from which on the parent may copy, with the flag soaminimum',
    flags: 'when the parent may copy (RFC 7477 §2.1.1.2)',
    'type bit map': 'types that the parent is to copy',
  },
  ZONEMD: {
    serial: 'serial of the SOA record that the digest is made with',
    scheme: 'how the records are put together (RFC 8976 §2.2.2)',
    'hash algorithm': 'how the digest is made (RFC 8976 §2.2.3)',
    digest: 'digest over the zone',
  },
  SVCB: SERVICE_BINDING,
  HTTPS: SERVICE_BINDING,
  DSYNC: {
    RRtype: 'type whose changes are announced',
    scheme: 'how they are announced',
    port: 'port that is told',
    target: 'host that is told',
  },
  HHIT: { data: 'tag and certificate, in CBOR (RFC 9886 §5.1)' },
  BRID: { data: 'remote ID messages, in CBOR (RFC 9886 §5.2)' },
  SPF: TEXT,
  UINFO: ANY_DATA,
  UID: ANY_DATA,
  GID: ANY_DATA,
  UNSPEC: ANY_DATA,
  NID: { preference: PREFERENCE, 'node ID': '64-bit identifier of the node' },
  L32: { preference: PREFERENCE, locator: '32-bit locator of the network' },
  L64: { preference: PREFERENCE, locator: '64-bit locator of the network' },
  LP: { preference: PREFERENCE, FQDN: 'name with the L32 and L64 records' },
  EUI48: { address: 'hardware address, 48 bits' },
  EUI64: { address: 'hardware address, 64 bits' },
  URI: {
    priority: `${PREFERENCE} (RFC 7553 §4.2)`,
    weight: 'share of the load among records of one priority (RFC 7553 §4.3)',
    target: 'the address, in quotes',
  },
  CAA: {
    flags: '128 is critical: an authority that does not know the tag must not issue (RFC 8659 §4.1)',
    tag: 'what the record is about',
    value: 'what it says about that',
  },
  AVC: { data: 'what is known of the application' },
  DOA: {
    'DOA-ENTERPRISE': 'who defined the type',
    'DOA-TYPE': 'kind of object',
    'DOA-LOCATION': 'where the object is',
    'DOA-MEDIA-TYPE': 'its media type',
    'DOA-DATA': 'the object or its address',
  },
  AMTRELAY: {
    precedence: PREFERENCE,
    'discovery optional': 'whether the relay may be used without discovery (RFC 8777 §4.2.2)',
    type: 'form of the relay field (RFC 8777 §4.2.3)',
    relay: 'the relay; `.` for none',
  },
  RESINFO: { information: '`key=value` pairs on the resolver (RFC 9606 §5)' },
  WALLET: { wallet: 'currency and address' },
  CLA: { 'convergence layer adapter': 'protocols' },
  IPN: { 'node number': 'number of the node' },
  TA: DELEGATION_SIGNER,
  DLV: DELEGATION_SIGNER,
};
