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

/** Ends that say that a file is something else; the end of other names may be a top-level domain. */
const OTHER_FILES =
  /\.(?:bash|c|cfg|conf|css|csv|diff|go|gz|h|html?|ini|java|jnl|js|json|key|log|md|patch|php|pl|py|rb|rs|sh|sql|svg|toml|ts|txt|xml|ya?ml|zip)$/i;

/**
 * Whether a file of a folder is a zone file: by its name without folders or, where that does not tell, by its first line.
 *
 * @param firstLine reads it; asked only where the name leaves it open
 */
export function isZoneFile(name: string, firstLine: () => string): boolean {
  return isZoneFileName(name) || (!OTHER_FILES.test(name) && ZONE_FIRST_LINE.test(firstLine()));
}
