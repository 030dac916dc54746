/** The tags of a DMARC record, in the order in which they are usually written (RFC 9989 §4.7). */
export const DMARC_TAGS = ['v', 'p', 'sp', 'np', 't', 'psd', 'adkim', 'aspf', 'rua', 'ruf', 'fo'] as const;

/** Tags of RFC 7489 that RFC 9989 dropped (appendix C.5.2). */
export const HISTORIC_TAGS = ['pct', 'rf', 'ri'] as const;

const KNOWN: ReadonlySet<string> = new Set([...DMARC_TAGS, ...HISTORIC_TAGS]);

/** Whether a name is that of a tag, historic ones included. */
export function isKnownTag(name: string): boolean {
  return KNOWN.has(name);
}
