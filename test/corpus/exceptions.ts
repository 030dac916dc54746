/** Why a file's makers and BIND, whose grammar is followed, judge it differently; by file. */
export const DIFFERENT_FILES: Readonly<Record<string, string>> = {
  'bind9-master/testdata/master/master15.data':
    'one RRset of 65,536 octets, which no message can carry: a matter of the zone, not of its text',
  'bind9-masterfile/zone/inheritownerafterinclude.db':
    'includes a file by its path from the folder of the original test',
  'nsd-svcb/svcb/svcb.success-cases.zone':
    'uses the key echconfig of a draft, and a dohpath that is no URI template; BIND refuses both',
  'nsd-misc/unknown_rr/unknown_rr.zone': 'types from 128 to 255, which are for messages; BIND refuses them',
  'nsd-misc/rr-test/rr-test.zone':
    'MD and MF records, an X25 address that is no number, SINK fields in the wrong order; BIND refuses them',
  'dnspython/example': 'a NAPTR expression without delimiters, NSEC3 with a short hash; BIND refuses both',
  'ldns/08-zonereader.inputzone': 'an A record of no octets in generic form; BIND refuses it',
  'ldns-zonemd/A.3.EXAMPLE-Zone-with-multiple-digests': 'a SHA-384 digest of 20 octets; BIND refuses it',
  'hickory/example.com.zone': 'type ANAME, which only hickory has',
  'hickory/dnssec/example.com.zone': 'type ANAME, which only hickory has',
};

/** Lines of the test suite of Knot's zone scanner on which BIND differs from Knot: file, lines, difference. */
export const DIFFERENT_LINES: readonly (readonly [file: string, lines: readonly number[], reason: string])[] =
  [
    ['00-0_general', [27], 'BIND nests parentheses'],
    ['00-2_general', [1], 'BIND reads CRLF'],
    ['01_owner', [27, 31, 32, 33, 34, 36], 'BIND takes any character in a name; "@" is special alone'],
    ['02_class', [10], 'BIND knows CLASS1'],
    ['04-1_ORIGIN', [4], 'BIND reads a relative $ORIGIN'],
    ['04-2_ORIGIN', [4], 'BIND takes any character in a name'],
    ['06-1_INCLUDE', [5], 'BIND reads a relative origin behind $INCLUDE'],
    ['06-2_INCLUDE', [5], 'BIND takes any character in a name'],
    ['06-6_INCLUDE', [1], 'the line is one of the included file'],
    ['06-7_INCLUDE', [1], 'the line is one of the included file'],
    ['28_TYPE', [5], 'BIND refuses type 0'],
    ['12_TXT', [24, 25], 'BIND ends a quoted string at the end of its line'],
    ['12_TXT', [27, 28, 31], 'BIND refuses strings over 255 octets, Knot splits them; BIND takes "a""b"'],
    ['14_NS', [31, 32, 37, 38, 39], 'BIND takes any character in a name'],
    ['18_MX', [22], 'BIND takes any character in a name'],
    ['26_SRV', [20], 'BIND takes any character in a name'],
    ['29_CERT', [21, 22, 25], 'mnemonics of algorithms that BIND does not know'],
    ['29_CERT', [52], 'BIND reads padding as a word of its own'],
    ['30_KEY', [6], 'KEY without a key, as its flags say'],
    ['30_KEY', [25], 'BIND reads padding as a word of its own'],
    ['31_DNSKEY', [26], 'BIND reads padding as a word of its own'],
    ['34_SSHFP', [21], 'BIND takes SSHFP without a fingerprint'],
    ['35_IPSECKEY', [5, 7, 8, 9, 14], 'BIND wants a public key'],
    ['35_IPSECKEY', [25], 'BIND takes a key with algorithm 0'],
    ['36_RRSIG', [33], 'BIND reads dates after 2106, modulo 2^32'],
    ['36_RRSIG', [40], 'BIND reads padding as a word of its own'],
    ['36_RRSIG', [12], 'BIND wants the signing zone to hold the owner'],
    ['37_NSEC', [5, 6, 11, 12, 13], 'BIND wants at least one type'],
    ['38_DHCID', [21], 'BIND reads padding as a word of its own'],
    [
      '39_NSEC3',
      [5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17, 19, 20],
      'BIND wants the 20 octets of a SHA-1 hash, without padding',
    ],
    ['42_LOC', [18], 'BIND wants no minutes at 90 degrees'],
    ['42_LOC', [34, 35], 'BIND wants coordinates within their range in generic data too'],
    ['42_LOC', [53, 55, 57], 'BIND takes sizes up to 90000000.99 m'],
    ['47_L64', [20], 'BIND takes groups of fewer than four digits'],
    ['50_CDNSKEY', [26], 'BIND reads padding as a word of its own'],
    ['51_URI', [5, 6, 8, 10, 11], 'BIND wants the target in quotes'],
    ['52_CAA', [14, 15], 'BIND wants a tag, and without quotes'],
    ['56_ZONEMD', [5, 6, 7, 8, 9, 10], 'BIND wants at least twelve octets of digest (RFC 8976 §2.2.4)'],
    ['57_SVCB', [14, 30], 'BIND wants alpn beside no-default-alpn, and a URI template in key7'],
    ['57_SVCB', [72, 73, 74], 'BIND takes a backslash before any character of an alpn'],
    ['57_SVCB', [88, 89], 'BIND takes an empty ech'],
    ['58_HTTPS', [9], 'BIND wants a URI template in key7'],
    ['62_ALIAS', [7, 8, 10, 11], 'a type that only some programs have'],
    ['63_DELEG', [5, 6, 7, 8, 9, 10, 11], 'a draft that BIND does not read'],
  ];

/** The same where BIND cannot decide: it does not know what the line is about. */
export const OWN_LINES: readonly (readonly [file: string, lines: readonly number[], reason: string])[] = [
  ['00-1_general', [8], 'the parenthesis that is never closed is reported where it stands, on line 5'],
  ['57_SVCB', [98], 'an empty value is no value, as BIND has it for no-default-alpn'],
];
