import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { suite, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { readCertificate } from '../../../../server/src/engine/mail/bimi/certificate.ts';
import { readPem } from '../../../../server/src/engine/mail/bimi/pem.ts';
import { BRAND_INDICATOR, makeCertificate, SERVER_AUTH } from '../../../support/certificates.ts';
import { PROPERTY } from '../../../support/properties.ts';

const authority = makeCertificate({ name: 'Authority', isAuthority: true });
const logo = gzipSync('<svg/>');
const mark = makeCertificate({
  name: 'Mark',
  issuer: authority,
  hosts: ['Example.COM', 'default._bimi.example.org'],
  purposes: [SERVER_AUTH, BRAND_INDICATOR],
  logo,
  from: new Date('2026-01-02T03:04:05Z'),
  until: new Date('2027-01-02T03:04:05Z'),
});

suite('certificates of logos', () => {
  test('what is in them', () => {
    const read = readCertificate(mark.der);
    assert.ok(read);
    const { subject, issuer, ...rest } = read;
    assert.deepEqual(rest, {
      from: Date.UTC(2026, 0, 2, 3, 4, 5),
      until: Date.UTC(2027, 0, 2, 3, 4, 5),
      domains: ['example.com', 'default._bimi.example.org'],
      isForLogos: true,
      hasLogotype: true,
      logo: logo.toString('base64'),
    });
    const above = readCertificate(authority.der);
    assert.equal(issuer, above?.subject);
    assert.equal(above?.issuer, above?.subject);
    assert.notEqual(subject, issuer);
    assert.equal(above?.isForLogos, undefined);
    assert.equal(above?.hasLogotype, false);
  });

  test('dates are those that Node reads', () => {
    for (const year of [1950, 1999, 2000, 2049]) {
      const { der } = makeCertificate({ name: 'x', until: new Date(Date.UTC(year, 5, 1)) });
      assert.equal(readCertificate(der)?.until, Date.parse(new X509Certificate(der).validTo));
    }
  });

  test('a certificate with a large logo', () => {
    const large = makeCertificate({ name: 'x', logo: Buffer.alloc(70_000, 1) });
    assert.equal(readCertificate(large.der)?.logo?.length, Math.ceil(70_000 / 3) * 4);
  });

  test('octets that are damaged or cut are no certificate, or one with less', () => {
    fc.assert(
      fc.property(fc.nat(mark.der.length - 1), fc.nat(255), fc.nat(mark.der.length), (at, octet, length) => {
        const damaged = Uint8Array.from(mark.der);
        damaged[at] = octet;
        readCertificate(damaged);
        readCertificate(mark.der.subarray(0, length));
      }),
      PROPERTY,
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (octets) => void readCertificate(octets)),
      PROPERTY,
    );
    assert.equal(readCertificate(mark.der.subarray(0, 20)), undefined);
  });
});

suite('PEM files', () => {
  test('blocks in their order, whatever stands between them', () => {
    const text = `Subject: x\r\n${mark.pem.replaceAll('\n', '\r\n')}\n\nBag Attributes\n${authority.pem}${mark.keyPem}`;
    const blocks = readPem(text);
    assert.deepEqual(
      blocks.map(({ label }) => label),
      ['CERTIFICATE', 'CERTIFICATE', 'PRIVATE KEY'],
    );
    assert.deepEqual(Buffer.from(blocks[0]?.octets ?? []), mark.der);
  });

  test('what has no end is left out', () => {
    assert.deepEqual(readPem('-----BEGIN CERTIFICATE-----\nMIIB\n'), []);
    assert.deepEqual(readPem('-----BEGIN CERTIFICATE-----\nMIIB\n-----END OTHER-----\n'), []);
    assert.deepEqual(readPem('-----BEGIN '), []);
    assert.equal(readPem(mark.pem.repeat(100)).length, 16);
  });

  test('hostile files are read in one pass', () => {
    for (const part of [
      '-----BEGIN ',
      '-----BEGIN A-----',
      '-----',
      '-----BEGIN A-----\n-----END B-----\n',
    ]) {
      readPem(part.repeat(50_000));
    }
  });
});
