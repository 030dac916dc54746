/** A zone without findings, whose own lines follow; the first of them is line 8, counted from 1. */
export function zoneText(...lines: string[]): string {
  return [
    '$ORIGIN example.com.',
    '$TTL 3600',
    '@ IN SOA ns1 hostmaster 2026112401 7200 3600 1209600 3600',
    '@ IN NS ns1',
    '@ IN NS ns2',
    'ns1 IN A 192.0.2.1',
    'ns2 IN A 198.51.100.1',
    ...lines,
    '',
  ].join('\n');
}

/** A record with an address that is none: one finding, at column 10. */
export const BAD = 'www IN A 192.0.2.300';
export const GOOD = 'www IN A 192.0.2.30';
