import { suite, test } from 'node:test';
import { SIGNED_ZONE, signedLine, signedZone } from '../../server/src/engine/rules/support/signedExample.ts';
import { check } from './check.ts';

const HEAD = `$ORIGIN example.com.
$TTL 1h
@ SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@ NS  ns1.example.net.
@ NS  ns2.example.net.
`;

const DIGEST = '0EF0B6B2CE957DE364639A018AE08774D8D9360C0B0C5EF47F4A50405D9963FE';

suite('DS records and keys of zones at hand', () => {
  const branch = `${HEAD}branch NS ns1.example.net.\nbranch NS ns2.example.net.\n`;
  const child = (keys: string, origin = 'branch.example.com.') => ({
    'child.zone': `$ORIGIN ${origin}
$TTL 1h
@ SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
@ NS ns1.example.net.
@ NS ns2.example.net.
${keys}`,
  });
  const key = '@ DNSKEY 257 3 15 rZY++wc3/e3uqAJh4VHFDhnF60XVLvuxcNsNUpyhPE4=\n';
  const right = `branch DS 47674 15 2 ${DIGEST}\n`;
  const other = `branch DS 12345 13 2 ${DIGEST}\n`;
  const quiet: readonly (readonly [title: string, zone: string, others: Readonly<Record<string, string>>])[] =
    [
      ['the digest is that of the key', branch + right, child(key)],
      ['one of two is', branch + other + right, child(key)],
      ['the digest is of a type that is not known', `${branch}branch DS 47674 15 250 ABCD\n`, child(key)],
      ['the zone is not signed in its file', branch + other, child('')],
      ['the key cannot be read', branch + other, child('@ DNSKEY 257 3 15 ?\n')],
      ['the other zone is another one', branch + other, child(key, 'branch.example.org.')],
      ['the zone is delegated without a DS record', branch, child(key)],
      ['the zone is below the delegated one', branch + other, child(key, 'below.branch.example.com.')],
    ];
  for (const [title, zone, others] of quiet) test(`fit where ${title}`, () => void check(zone, { others }));
});

suite('DS records and delegations', () => {
  test('a DS record below another delegation or out of the zone is reported as that', () => {
    check(`${HEAD}branch NS ns1.example.net.
branch NS ns2.example.net.
x.branch DS 47674 15 2 ${DIGEST}
; @1-${23 + 64} warning: zone/occluded
example.org. DS 47674 15 2 ${DIGEST}
; @1-12 error: zone/out-of-zone
`);
  });

  test('NS records that cannot be read delegate all the same', () => {
    check(`${HEAD}branch NS
; @8-9 error: zone/rdata-invalid
branch DS 47674 15 2 ${DIGEST}
`);
  });
});

suite('zones that are signed in part', () => {
  test('keys without signatures are for a server that signs by itself', () => {
    check(`${HEAD}@ DNSKEY 257 3 15 rZY++wc3/e3uqAJh4VHFDhnF60XVLvuxcNsNUpyhPE4=\nwww A 192.0.2.1\n`);
  });

  test('a record that cannot be read is not said to be missing, nor its RRset to be changed', () => {
    check(
      signedZone(['www A ', 'www A      192.0.2.300\n;          ^^^^^^^^^^^ error: zone/rdata-invalid\n']),
    );
    check(signedZone(['www A ', 'www AX     192.0.2.1\n;   ^^ error: zone/unknown-type\n']));
    check(
      signedZone(['@   DNSKEY', '@   DNSKEY 257 3 15 ?\n;                   ^ error: zone/rdata-invalid\n']),
    );
  });

  test('nothing is said of a zone of which a file is missing', () => {
    check(
      `${SIGNED_ZONE.replace('192.0.2.1', '192.0.2.2')}$INCLUDE hosts.zone\n;        ^^^^^^^^^^ error: zone/include-missing\n`,
    );
  });

  test('an old signature beside a new one by the same algorithm is none that has expired', () => {
    const old =
      'www RRSIG  A 15 3 3600 20261201000000 20261101000000 47674 @ qU1FubiNQKLNpOhkdLXOLkjUBfuyqXFVsM5cLcixcEMGaQRa0HnM9Ruv5Ag4B4K5s2Id3ak9zXRPQ8YjDFp3CQ==\n';
    check(SIGNED_ZONE + old);
    check(signedZone(['www RRSIG  A', old]).replace(old, `${old}; @24-37 warning: 30 days ago\n`));
  });

  test('owners are the same in upper and lower case', () => {
    check(SIGNED_ZONE.replaceAll(/^www/gm, 'WwW'));
  });

  test('a duplicate is in the RRset once', () => {
    check(`${SIGNED_ZONE}${signedLine('www A ')}; @1-20 warning: zone/duplicate-record\n`);
  });

  test('a comment suppresses what verification finds', () => {
    check(
      `${signedZone(['www A ', 'www A      192.0.2.2\n'], ['www RRSIG  A', `; hostmaster-disable-next-line zone/dnssec-signature -- a test\n${signedLine('www RRSIG  A')}`])}`,
    );
  });
});
