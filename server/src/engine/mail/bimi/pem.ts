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
    const end = text.indexOf(DASHES, start);
    const label = end < 0 || end - start > LONGEST_LABEL ? '' : text.slice(start, end);
    const close = label === '' ? -1 : text.indexOf(`-----END ${label}-----`, end);
    if (close >= 0) {
      blocks.push({ label, octets: readBase64(text.slice(end + DASHES.length, close)).octets });
    }
    at = Math.max(start, close);
  }
  return blocks;
}
