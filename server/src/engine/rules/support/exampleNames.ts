import { rangeOf } from '../../mail/spf/networks.ts';
import { readNetwork } from '../../mail/spf/readNetwork.ts';
import type { Network } from '../../mail/spf/spfRecord.ts';

/** Names that are kept for examples and tests with all that is below them (RFC 2606 §2 and §3). */
export const EXAMPLE_NAMES: readonly string[] = [
  'example.com',
  'example.net',
  'example.org',
  'example',
  'test',
  'invalid',
  'localhost',
];
const EXAMPLE = new RegExp(
  `(?:^|\\.)(?:${EXAMPLE_NAMES.map((name) => name.replace('.', '\\.')).join('|')})$`,
);

/** Networks that are kept for examples: RFC 5737 §3, RFC 3849 §2, RFC 9637. */
export const DOCUMENTATION: readonly Network[] = [
  '192.0.2.0/24',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '2001:db8::/32',
  '3fff::/20',
].flatMap((text) => {
  const network = readNetwork(text, { start: 0, end: text.length }, text.includes(':') ? 6 : 4);
  return 'problem' in network ? [] : [network];
});

/** Whether a name, in lower case and without its final dot, is for examples and tests. */
export function isExampleName(name: string): boolean {
  return EXAMPLE.test(name);
}

/** Whether all addresses of a network are for examples. */
export function isDocumentation(network: Network): boolean {
  return DOCUMENTATION.some(
    (example) =>
      example.family === network.family &&
      example.prefix <= network.prefix &&
      rangeOf({ ...network, prefix: example.prefix }).first === example.address,
  );
}
