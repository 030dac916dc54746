import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCommand } from '../../scripts/setup/tools.ts';

/** Signs a zone with a program of others, with keys of its own. */
export interface Signer {
  readonly name: string;
  /**
   * @param folder an empty one, for keys and files
   * @returns the signed zone, one record to a line
   */
  sign(zone: string, origin: string, folder: string): string;
}

/** Programs that sign, each in another way, so that all algorithms and kinds of chains have their turn. */
export const SIGNERS: readonly Signer[] = [
  {
    name: 'ldns-signzone: ECDSA P-256, NSEC',
    sign: (zone, origin, folder) => ldns(zone, origin, folder, 'ECDSAP256SHA256', []),
  },
  {
    name: 'ldns-signzone: Ed25519, NSEC3 with iterations and salt, digests',
    sign: (zone, origin, folder) =>
      ldns(zone, origin, folder, 'ED25519', ['-n', '-t', '3', '-s', 'abcd', '-z', '1:1', '-z', '1:2']),
  },
  {
    name: 'dnssec-signzone: RSA/SHA-256, NSEC3 with opt-out',
    sign: (zone, origin, folder) => bind(zone, origin, folder, ['RSASHA256'], ['-3', '-', '-A']),
  },
  {
    name: 'dnssec-signzone: Ed448 and ECDSA P-384, NSEC',
    sign: (zone, origin, folder) => bind(zone, origin, folder, ['ED448', 'ECDSAP384SHA384'], []),
  },
  {
    name: 'kzonesign: ECDSA P-256, NSEC3, CDS and CDNSKEY',
    sign: knot,
  },
];

function ldns(zone: string, origin: string, folder: string, algorithm: string, options: string[]): string {
  const zonePath = join(folder, 'zone');
  writeFileSync(zonePath, zone);
  const keys = [['-k'], []].map((kind) =>
    run('ldns-keygen', ['-a', algorithm, ...kind, origin], folder).trim(),
  );
  run('ldns-signzone', [...options, '-o', origin, '-f', 'signed', 'zone', ...keys], folder);
  return readFileSync(join(folder, 'signed'), 'utf8');
}

function bind(zone: string, origin: string, folder: string, algorithms: string[], options: string[]): string {
  writeFileSync(join(folder, 'zone'), zone);
  for (const algorithm of algorithms) {
    const size = algorithm.startsWith('RSA') ? ['-b', '2048'] : [];
    for (const kind of [['-f', 'KSK'], []])
      run('dnssec-keygen', ['-q', '-a', algorithm, ...size, ...kind, origin], folder);
  }
  const output = ['-O', 'full', '-f', 'signed', 'zone'];
  run('dnssec-signzone', ['-q', '-x', '-S', '-o', origin, ...options, ...output], folder);
  return readFileSync(join(folder, 'signed'), 'utf8');
}

function knot(zone: string, origin: string, folder: string): string {
  for (const name of ['keys', 'out']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'zone'), zone);
  const config = `
database:
    storage: "${join(folder, 'keys')}"
policy:
  - id: own
    algorithm: ecdsap256sha256
    nsec3: on
    nsec3-iterations: 0
    nsec3-salt-length: 0
zone:
  - domain: "${origin}"
    storage: "${folder}"
    file: zone
    dnssec-signing: on
    dnssec-policy: own
`;
  writeFileSync(join(folder, 'knot.conf'), config);
  run('kzonesign', ['-r', '-c', 'knot.conf', '-o', 'out', origin], folder);
  return readFileSync(join(folder, 'out', 'zone'), 'utf8');
}

function run(command: string, args: readonly string[], cwd: string): string {
  const path = findCommand(command);
  if (path === undefined) {
    throw new Error(
      `${command} is not installed, and zones are signed with it here: run "npm run setup", which installs it.`,
    );
  }
  return execFileSync(path, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
