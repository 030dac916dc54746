/**
 * A zone that was signed on 20 December 2026 for a month, with a key of its own that is used nowhere else: what rules about
 * signed zones show in their examples.
 */
export const SIGNED_ZONE = `$ORIGIN example.com.
$TTL 1h
@   SOA    ns1.example.net. hostmaster.example.com. 2026122001 4h 1h 2w 1h
@   NS     ns1.example.net.
@   NS     ns2.example.net.
@   DNSKEY 257 3 15 rZY++wc3/e3uqAJh4VHFDhnF60XVLvuxcNsNUpyhPE4=
@   NSEC   www SOA NS RRSIG NSEC DNSKEY
www A      192.0.2.1
www NSEC   @ A RRSIG NSEC
@   RRSIG  SOA 15 2 3600 20270120000000 20261220000000 47674 @ Td3nEOnJ1uSVV2nr/MckjSEPer+LI3bZ96SuFr0NWh68OB0i5TFiQO0+ot3jP245yDuD+Dy6zaaWrNeF5LULBQ==
@   RRSIG  NS 15 2 3600 20270120000000 20261220000000 47674 @ xYOWeqis5ZO2/8dTbeE0VP7BojDI3pIN5/epE/XqcmxkJz1usRqoyn8QASs4OJEDR2hqs3NNjp7WULdqihN0DA==
@   RRSIG  DNSKEY 15 2 3600 20270120000000 20261220000000 47674 @ WyOBNw5M7LDuY87rQiXmnjUJI4JNCvIi138mWyP91IZkr5+4vfELOaX/WoOlirbLrNP8xJliCmktWdeHziJyCA==
@   RRSIG  NSEC 15 2 3600 20270120000000 20261220000000 47674 @ gWgSGPf6kadnxix0qcZSo3BWn+lqbjbNsfbY0Czjn0/YNAIecqcerTDsIBHsOpvmERXg38NpVLkXfgPKjtTPDg==
www RRSIG  A 15 3 3600 20270120000000 20261220000000 47674 @ PlkPL1mvc2H5C2n/nrjQSmN5TPbAzLqxdim1LL0zDhMEmP9C/Wc9ldSG+ehpJjdsDCezorP21tPkbC50JYdwAQ==
www RRSIG  NSEC 15 3 3600 20270120000000 20261220000000 47674 @ PwbC6KXkPgk/3s5TD5Z7s7PzKJIs36ZFrKBe8uF9tWs81OFRWMz1TGAVbhpJSy7eHBxL8YTbj776z7bBh2skAg==
`;

/**
 * The signed zone with something changed.
 *
 * @param changes the start of a line, and what stands in place of that line: none, one or several, or markers with them
 */
export function signedZone(...changes: readonly (readonly [start: string, lines: string])[]): string {
  return changes.reduce((text, [start, lines]) => {
    const at = text.indexOf(`\n${start}`) + 1;
    return text.slice(0, at) + lines + text.slice(text.indexOf('\n', at) + 1);
  }, SIGNED_ZONE);
}

/** The line of the signed zone that starts so. */
export function signedLine(start: string): string {
  const at = SIGNED_ZONE.indexOf(`\n${start}`) + 1;
  return SIGNED_ZONE.slice(at, SIGNED_ZONE.indexOf('\n', at) + 1);
}

/** Signatures over the address of www for other times: over and done in November, until New Year, and from 10 January on. */
export const SIGNED_UNTIL_DECEMBER =
  'www RRSIG  A 15 3 3600 20261201000000 20261101000000 47674 @ qU1FubiNQKLNpOhkdLXOLkjUBfuyqXFVsM5cLcixcEMGaQRa0HnM9Ruv5Ag4B4K5s2Id3ak9zXRPQ8YjDFp3CQ==\n';
export const SIGNED_UNTIL_NEW_YEAR =
  'www RRSIG  A 15 3 3600 20270101000000 20261201000000 47674 @ PfOZeh5ErE9rfJQVPbQjvKz5a6YtPfuqpc7XdntXCFR1jp3RHVBSMZ3K/sLhSEkoA4vSeah4hvIhSpn1FPotCg==\n';
export const SIGNED_FROM_JANUARY =
  'www RRSIG  A 15 3 3600 20270210000000 20270110000000 47674 @ 2wy2TzYe6ftgVUL/w/G+vIBCIZkXvgSzCjBqe5LW+EaWomwvXYXPNK6OV58FSpj4fsPAGiZoiSTELG6z+r4TBA==\n';
