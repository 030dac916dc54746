import { readBase64 } from '../dkim/readBase64.ts';

/** What stands between two lines of PEM (RFC 7468 §2). */
export interface PemBlock {
  /** Of its first line: `CERTIFICATE`. */
  readonly label: string;
  readonly octets: Uint8Array;
}

const BEGIN = '-----BEGIN ';
const DASHES = '-----';
/** A chain has three certificates or four. */
const MOST = 16;
const LONGEST_LABEL = 64;

/** Reads the blocks of a PEM file (RFC 7468); what stands between them is explanation (§5.2). */
export function readPem(text: string): PemBlock[] {
  const blocks: PemBlock[] = [];
  for (let at = text.indexOf(BEGIN); at >= 0 && blocks.length < MOST; at = text.indexOf(BEGIN, at)) {
    const start = at + BEGIN.length;
    const length = text.slice(start, start + LONGEST_LABEL + DASHES.length).indexOf(DASHES);
    at = start;
    if (length < 0) continue;
    const label = text.slice(start, start + length);
    const body = start + length + DASHES.length;
    // There are no dashes in base64: the next ones end the block, or it has no end.
    const end = text.indexOf(DASHES, body);
    if (end < 0) break;
    at = end;
    if (!text.startsWith(`-----END ${label}-----`, end)) continue;
    blocks.push({ label, octets: readBase64(text.slice(body, end)).octets });
  }
  return blocks;
}
