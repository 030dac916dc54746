/** How a zone file is known: the manifest's language `dns-zone` says the same to the editor, which a test holds it to. */

/** Ends of names that zone files alone have. */
export const ZONE_EXTENSIONS: readonly string[] = ['.zone', '.zonefile', '.dns', '.arpa'];

/** The start of the names that BIND's documentation and Debian give to zone files. */
export const ZONE_PREFIX = 'db.';

/** First lines that zone files alone have: a directive, the head of dig's output, or a SOA record. */
export const ZONE_FIRST_LINE =
  /^\s*\$(TTL|ORIGIN|INCLUDE|GENERATE)(\s|$)|^; <<>> DiG |^[^\s;]*\s+(?:\d\w*\s+)?(?:[Ii][Nn]\s+)?(?:\d\w*\s+)?[Ss][Oo][Aa]\s+\S+\s+\S+\s+[(\d]/;

/** Whether a file, told by its name without folders, is a zone file. */
export function isZoneFileName(name: string): boolean {
  const folded = name.toLowerCase();
  return folded.startsWith(ZONE_PREFIX) || ZONE_EXTENSIONS.some((extension) => folded.endsWith(extension));
}

/** Whether a file, told by its first line, is a zone file. */
export function startsZoneFile(firstLine: string): boolean {
  return ZONE_FIRST_LINE.test(firstLine);
}
