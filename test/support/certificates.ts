import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A certificate with its private key, both in PEM too. */
export interface Certificate {
  readonly name: string;
  readonly der: Buffer;
  readonly pem: string;
  readonly key: KeyObject;
  readonly keyPem: string;
}

export interface CertificateOptions {
  /** The common name of its subject. */
  readonly name: string;
  /** Who signs it; itself unless given. */
  readonly issuer?: Certificate;
  /** Domain names of the subject (RFC 5280 §4.2.1.6). */
  readonly hosts?: readonly string[];
  readonly isAuthority?: boolean;
  /** Object identifiers of what it may be used for (RFC 5280 §4.2.1.12). */
  readonly purposes?: readonly string[];
  /** An SVG or SVGZ file in its logotype extension (RFC 9399), as a data URI. */
  readonly logo?: Buffer;
  readonly from?: Date;
  readonly until?: Date;
}

/** For servers, and for logos of BIMI. */
export const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
export const BRAND_INDICATOR = '1.3.6.1.5.5.7.3.31';

let serial = 1;

/** Makes an X.509 certificate (RFC 5280 §4.1) with a new ECDSA key. */
export function makeCertificate({
  name,
  issuer,
  hosts = [],
  isAuthority = false,
  purposes = [],
  logo,
  from = new Date('2020-01-01T00:00:00Z'),
  until = new Date('2049-12-31T00:00:00Z'),
}: CertificateOptions): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(identifier('1.2.840.10045.4.3.2'));
  const extensions = [
    extension('2.5.29.19', sequence(...(isAuthority ? [der(0x01, Buffer.from([0xff]))] : [])), true),
    ...(hosts.length === 0
      ? []
      : [extension('2.5.29.17', sequence(...hosts.map((host) => der(0x82, Buffer.from(host)))))]),
    ...(purposes.length === 0 ? [] : [extension('2.5.29.37', sequence(...purposes.map(identifier)))]),
    ...(logo === undefined ? [] : [extension('1.3.6.1.5.5.7.1.12', logotype(logo))]),
  ];
  const body = sequence(
    der(0xa0, integer(2)),
    integer(serial++),
    algorithm,
    named(issuer?.name ?? name),
    sequence(utcTime(from), utcTime(until)),
    named(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  );
  const signature = sign('sha256', body, issuer?.key ?? privateKey);
  const whole = sequence(body, algorithm, der(0x03, Buffer.from([0]), signature));
  return {
    name,
    der: whole,
    pem: pemOf('CERTIFICATE', whole),
    key: privateKey,
    keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

export function pemOf(label: string, octets: Buffer): string {
  const lines = octets.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/** The subject's logo, given directly (RFC 9399 §4.1). */
function logotype(logo: Buffer): Buffer {
  const uri = `data:image/svg+xml;base64,${logo.toString('base64')}`;
  const hash = sequence(sequence(identifier('2.16.840.1.101.3.4.2.1')), der(0x04, Buffer.alloc(32)));
  const details = sequence(
    der(0x16, Buffer.from('image/svg+xml')),
    sequence(hash),
    sequence(der(0x16, Buffer.from(uri))),
  );
  return sequence(der(0xa2, der(0xa0, sequence(sequence(details)))));
}

function named(name: string): Buffer {
  return sequence(der(0x31, sequence(identifier('2.5.4.3'), der(0x0c, Buffer.from(name)))));
}

function extension(oid: string, value: Buffer, isCritical = false): Buffer {
  return sequence(identifier(oid), ...(isCritical ? [der(0x01, Buffer.from([0xff]))] : []), der(0x04, value));
}

function utcTime(date: Date): Buffer {
  const digits = date.toISOString().replaceAll(/\D/g, '');
  return der(0x17, Buffer.from(`${digits.slice(2, 14)}Z`));
}

function integer(value: number): Buffer {
  const octets = value < 0x80 ? [value] : [value >> 8, value & 0xff];
  return der(0x02, Buffer.from(octets));
}

function identifier(oid: string): Buffer {
  const [first = 0, second = 0, ...rest] = oid.split('.').map(Number);
  const octets = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) {
      groups.unshift((left & 0x7f) | 0x80);
    }
    return groups;
  });
  return der(0x06, Buffer.from(octets));
}

function sequence(...parts: Buffer[]): Buffer {
  return der(0x30, ...parts);
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 0x80
      ? [length]
      : length < 0x100
        ? [0x81, length]
        : length < 0x1_0000
          ? [0x82, length >> 8, length & 0xff]
          : [0x83, length >> 16, (length >> 8) & 0xff, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
