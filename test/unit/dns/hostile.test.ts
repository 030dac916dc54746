import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encode } from 'dns-packet';
import fc from 'fast-check';
import { nameLabels } from '../../../server/src/engine/dns/dnsName.ts';
import { readMessage } from '../../../server/src/node/dns/message.ts';
import { createQuery } from '../../../server/src/node/dns/query.ts';
import { resolutionOf } from '../../../server/src/node/dns/resolution.ts';
import { PROPERTY } from '../../support/properties.ts';

const labels = nameLabels('www.example.com') ?? [];
const query = createQuery(labels, 'MX', { edns: true, isRandom: true });

/** An answer with records of many kinds. */
const ANSWER = encode({
  type: 'response',
  id: query.bytes.readUInt16BE(0),
  questions: [{ type: 'MX', name: 'www.example.com' }],
  answers: [
    { type: 'CNAME', name: 'www.example.com', ttl: 60, data: 'mail.example.com' },
    { type: 'MX', name: 'mail.example.com', ttl: 60, data: { preference: 10, exchange: 'mx.example.com' } },
    { type: 'TXT', name: 'mail.example.com', ttl: 60, data: ['one', 'two'] },
    { type: 'A', name: 'mail.example.com', ttl: 60, data: '192.0.2.1' },
    { type: 'AAAA', name: 'mail.example.com', ttl: 60, data: '2001:db8::1' },
  ],
  authorities: [
    { type: 'SOA', name: 'example.com', ttl: 60, data: { mname: 'ns', rname: 'hostmaster', minimum: 60 } },
    { type: 'NS', name: 'example.com', ttl: 60, data: 'ns.example.com' },
  ],
});
query.bytes.copy(ANSWER, 12, 12, query.end);

/** Reads octets as the client does. */
function read(bytes: Buffer): void {
  const reading = readMessage(bytes, query);
  if (reading.kind === 'message') resolutionOf(reading, labels, 'MX', 'test');
}

test('a message with any octets changed, or cut anywhere, is read without a fault', () => {
  assert.equal(readMessage(ANSWER, query).kind, 'message');
  const change = fc.tuple(fc.nat(ANSWER.length - 1), fc.integer({ min: 0, max: 255 }));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), fc.nat(ANSWER.length), (changes, end) => {
      const bytes = Buffer.from(ANSWER);
      for (const [at, octet] of changes) bytes[at] = octet;
      read(bytes);
      read(bytes.subarray(0, end));
    }),
    PROPERTY,
  );
});

test('any octets behind the question are read without a fault', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(20), { minLength: 3, maxLength: 3 }),
      fc.uint8Array({ maxLength: 300 }),
      (counts, rest) => {
        const bytes = Buffer.concat([ANSWER.subarray(0, query.end), rest]);
        for (const [i, count] of counts.entries()) bytes.writeUInt16BE(count, 6 + 2 * i);
        read(bytes);
      },
    ),
    PROPERTY,
  );
});

test('a name that is nothing but pointers, and one that points at itself, are refused', () => {
  const header = Buffer.from(ANSWER.subarray(0, query.end));
  header.writeUInt16BE(1, 6);
  header.writeUInt16BE(0, 8);
  const record = Buffer.from([0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 192, 0, 2, 1]);
  for (const target of [query.end, query.end + 2, 0x3fff]) {
    const pointer = Buffer.from([0xc0 | (target >> 8), target & 0xff]);
    assert.equal(readMessage(Buffer.concat([header, pointer, record]), query).kind, 'malformed');
  }
});

test('the largest message, of the longest names by pointers, is read in bounded time', () => {
  const header = Buffer.from(ANSWER.subarray(0, query.end));
  const long = Buffer.concat([
    ...Array.from({ length: 126 }, () => Buffer.from([1, 0x61])),
    Buffer.from([0]),
  ]);
  const data = Buffer.from([0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 192, 0, 2, 1]);
  const first = Buffer.concat([long, data]);
  const other = Buffer.concat([Buffer.from([0xc0 | (query.end >> 8), query.end & 0xff]), data]);
  const count = Math.floor((0xffff - header.length - first.length) / other.length);
  const bytes = Buffer.concat([header, first, ...Array.from({ length: count }, () => other)]);
  bytes.writeUInt16BE(count + 1, 6);
  bytes.writeUInt16BE(0, 8);
  assert.equal(readMessage(bytes, query).kind, 'message');
});
