/** Zones that are labelled good, and that BIND refuses as well as we do: why. */
export const REFUSED_ZONES: Readonly<Record<string, string>> = {
  'validns/t/issues/36-include/include.zone': 'its name server has no address',
  'validns/t/zones/example.sec.signed': 'IPSECKEY records without a public key',
  'validns/t/zones/example.sec':
    'includes keys that are not in the corpus; IPSECKEY records without a public key',
  'validns/t/zones/1035-with-include':
    'the included file starts its lines with a blank, so the owners stand where types belong',
};

/**
 * What is wrong with the zones that are labelled bad or dubious: the rule that finds it, and the lines, from 1, that it
 * finds it on. The labels are messages without lines, so these say which lines they are about.
 */
export const LABELLED_DEFECTS: Readonly<
  Record<string, readonly (readonly [rule: string, lines: readonly number[]])[]>
> = {
  'validns/t/zones/mx-ns-alias': [
    ['zone/ns-cname', [9]],
    ['zone/mx-cname', [10]],
  ],
  'validns/t/zones/rp-policy': [['zone/rp-no-txt', [12]]],
  'validns/t/issues/29-slash/example.com': [['zone/hostname-syntax', [12, 16, 17, 18]]],
  'validns/t/issues/policy-permit-starting-hyphen/example.com': [['zone/hostname-syntax', [16, 17]]],
  'validns/t/issues/36-include/empty-include.zone': [['zone/syntax', [4]]],
  'validns/t/issues/36-include/missing-include.zone': [['zone/include-missing', [4]]],
  'validns/t/zones/ipseckey-errors': [
    ['zone/rdata-invalid', [10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]],
  ],
  'validns/t/zones/dnskey-exponent.zone': [['zone/dnskey-invalid', [10, 20]]],
  'validns/t/issues/nsec-chain/example.com.signed-without-first-nsec': [['zone/nsec-chain', [3]]],
  'validns/t/issues/nsec-chain/example.com.signed-without-last-nsec': [['zone/nsec-chain', [72]]],
  'validns/t/zones/example.sec.signed.with-errors': [
    ['zone/nsec-chain', [186, 360, 625, 699]],
    ['zone/dnssec-signature', [187, 361, 669]],
    ['zone/rrsig-missing', [492, 695, 698]],
    ['zone/rrsig-mismatch', [669, 682, 700]],
  ],
  // Its comments say what is wrong with each line; types and algorithms of CERT records that are not assigned are read.
  'validns/t/zones/manyerrors.zone': [
    ['zone/unknown-directive', [1, 3, 4, 8, 9, 15, 16, 17, 18]],
    ['zone/syntax', [5, 6, 10, 14]],
    ['zone/ttl-invalid', [11, 12, 13]],
    [
      'zone/rdata-invalid',
      [
        22, 43, 44, 47, 48, 49, 50, 53, 54, 55, 56, 59, 60, 61, 81, 88, 96, 104, 138, 139, 142, 143, 144, 159,
        170, 171, 172, 173, 174, 175, 176, 177, 178, 180,
      ],
    ],
    ['zone/duplicate-record', [29, 201]],
    ['zone/soa-multiple', [35]],
    ['zone/ns-no-address', [63]],
    ['zone/ttl-mismatch', [65]],
    ['zone/tlsa-data', [69, 74, 85, 93]],
    ['zone/tlsa-parameters', [85, 93, 101]],
    ['zone/tlsa-owner', [108]],
    ['zone/smimea-owner', [116, 119, 122]],
    ['zone/out-of-zone', [126, 127, 128]],
    ['zone/cname-multiple', [134]],
    ['zone/cname-and-other', [136]],
    ['zone/soa-not-apex', [148]],
    ['zone/hostname-syntax', [154, 155]],
    ['zone/empty-label', [156, 157]],
    ['zone/dname-multiple', [161]],
    ['zone/dname-and-children', [162, 166]],
    ['zone/dname-and-cname', [165]],
    ['zone/caa-issue-value', [194]],
  ],
};
