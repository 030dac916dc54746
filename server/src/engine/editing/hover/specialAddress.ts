interface Network {
  /** Its first octets, and how many bits of them count. */
  readonly octets: readonly number[];
  readonly bits: number;
  readonly meaning: string;
}

function network(octets: readonly number[], bits: number, meaning: string): Network {
  return { octets, bits, meaning };
}

/** Addresses that are not of the public Internet (IANA special-purpose registries, RFC 6890), the narrower first. */
const IPV4: readonly Network[] = [
  network([255, 255, 255, 255], 32, 'limited broadcast (RFC 919 §7)'),
  network([192, 0, 2], 24, 'for documentation (RFC 5737)'),
  network([198, 51, 100], 24, 'for documentation (RFC 5737)'),
  network([203, 0, 113], 24, 'for documentation (RFC 5737)'),
  network([10], 8, 'private (RFC 1918 §3)'),
  network([172, 16], 12, 'private (RFC 1918 §3)'),
  network([192, 168], 16, 'private (RFC 1918 §3)'),
  network([100, 64], 10, 'shared address space behind carrier-grade NAT (RFC 6598)'),
  network([127], 8, 'loopback: the host itself (RFC 1122 §3.2.1.3)'),
  network([169, 254], 16, 'link-local (RFC 3927)'),
  network([198, 18], 15, 'for benchmarks (RFC 2544)'),
  network([0], 8, '"this network": no destination (RFC 1122 §3.2.1.3)'),
  network([224], 4, 'multicast (RFC 5771)'),
  network([240], 4, 'reserved (RFC 1112 §4)'),
];

const IPV6: readonly Network[] = [
  network(
    [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
    128,
    'loopback: the host itself (RFC 4291 §2.5.3)',
  ),
  network([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 128, 'unspecified (RFC 4291 §2.5.2)'),
  network([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff], 96, 'IPv4-mapped (RFC 4291 §2.5.5.2)'),
  network([0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0], 96, 'an IPv4 address behind NAT64 (RFC 6052 §2.1)'),
  network([0x20, 0x01, 0x0d, 0xb8], 32, 'for documentation (RFC 3849)'),
  network([0x3f, 0xff, 0x00], 20, 'for documentation (RFC 9637)'),
  network([0x20, 0x02], 16, '6to4 (RFC 3056), which is no longer used'),
  network([0xfe, 0x80], 10, 'link-local (RFC 4291 §2.5.6)'),
  network([0xfc], 7, 'unique local: private (RFC 4193)'),
  network([0xff], 8, 'multicast (RFC 4291 §2.7)'),
];

/** What an address is reserved for; `undefined` for one of the public Internet. */
export function specialAddress(address: Uint8Array): string | undefined {
  const networks = address.length === 4 ? IPV4 : IPV6;
  return networks.find(({ octets, bits }) => isIn(address, octets, bits))?.meaning;
}

function isIn(address: Uint8Array, octets: readonly number[], bits: number): boolean {
  for (let i = 0; i * 8 < bits; i++) {
    const mask = (0xff00 >>> Math.min(8, bits - i * 8)) & 0xff;
    if ((((address[i] ?? 0) ^ (octets[i] ?? 0)) & mask) !== 0) return false;
  }
  return true;
}
