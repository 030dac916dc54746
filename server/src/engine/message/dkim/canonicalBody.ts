import type { Canonicalization } from './signatureField.ts';

/**
 * The lines of a body in canonical form (RFC 6376 §3.4.3, §3.4.4), without their line ends; empty ones at the end are left
 * out. One unit for each octet.
 *
 * @param body its lines end in CRLF
 */
export function canonicalLines(body: string, canonicalization: Canonicalization): string[] {
  const lines = body.split('\r\n');
  const canonical = canonicalization === 'simple' ? lines : lines.map(relaxed);
  while (canonical.length > 0 && canonical.at(-1) === '') canonical.pop();
  return canonical;
}

/** A body in canonical form: that of an empty one is a line end alone by "simple" (RFC 6376 §3.4.3), nothing by "relaxed". */
export function canonicalBody(body: string, canonicalization: Canonicalization): string {
  const lines = canonicalLines(body, canonicalization);
  if (lines.length === 0) return canonicalization === 'simple' ? '\r\n' : '';
  return `${lines.join('\r\n')}\r\n`;
}

function relaxed(line: string): string {
  const reduced = line.replaceAll(/[ \t]+/g, ' ');
  return reduced.endsWith(' ') ? reduced.slice(0, -1) : reduced;
}
