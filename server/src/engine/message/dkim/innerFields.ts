/** Parts are looked at up to this place of a body. */
const MOST = 64 * 1024;

/**
 * The fields of the first parts of a body with several, by their names in lower case: a list that wraps a message into a part
 * of another puts fields of its header there (Content-Type, Content-Transfer-Encoding).
 *
 * @param body its lines end in CRLF; one unit for each octet
 */
export function innerFields(body: string): ReadonlyMap<string, readonly string[]> {
  const fields = new Map<string, string[]>();
  const lines = body.slice(0, MOST).split('\r\n');
  let parts = 0;
  for (let at = 0; at < lines.length && parts < 4; at++) {
    if (!/^--\S/.test(lines[at] as string)) continue;
    parts++;
    // A header as long as that of any part.
    for (const line of headerAfter(lines, at + 1)) {
      const colon = line.indexOf(':');
      if (colon <= 0) break;
      const key = line.slice(0, colon).trim().toLowerCase();
      fields.set(key, [...(fields.get(key) ?? []), line.slice(colon + 1).trim()]);
    }
  }
  return fields;
}

/** The lines of a header, each with those that it goes on in. */
function headerAfter(lines: readonly string[], from: number): string[] {
  const header: string[] = [];
  for (const line of lines.slice(from, from + 20)) {
    if (line === '') break;
    if (/^[ \t]/.test(line) && header.length > 0) header[header.length - 1] += `\r\n${line}`;
    else header.push(line);
  }
  return header;
}
