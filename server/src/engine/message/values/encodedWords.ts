import { readBase64 } from '../../mail/dkim/readBase64.ts';
import { concatBytes, hexDigit } from '../../text/bytes.ts';
import { encodeUtf8 } from '../../text/utf8.ts';
import { type Decode, hostDecode } from './charset.ts';

export interface DecodedWords {
  readonly text: string;
  /** What is wrong, a sentence each; the words meant are shown as they are written. */
  readonly problems: readonly string[];
}

/** Charset (with RFC 2231's language), encoding, text. Blanks in the text are wrong (RFC 2047 §2) but often there. */
const WORD = /=\?([^?*\s]{1,60})(?:\*[^?\s]{0,40})?\?([bq])\?([^?]*)\?=/gi;

/**
 * Decodes the encoded words (RFC 2047) of a text. Blanks between two of them go (§6.2); neighbours in one character set are
 * decoded together, as many programs split them within a character. Words that cannot be decoded stay as they are. Linear.
 */
export function decodeWords(text: string, decode: Decode = hostDecode): DecodedWords {
  if (!text.includes('=?')) return { text, problems: [] };
  const problems: string[] = [];
  let result = '';
  let at = 0;
  let run: { charset: string; octets: Uint8Array[]; start: number; end: number } | undefined;
  const flush = () => {
    if (run === undefined) return;
    const decoded = decode(run.charset, concatBytes(run.octets));
    if (decoded === undefined) {
      problems.push(
        `The character set "${run.charset}" is not known, so what is written in it is shown as it is (RFC 2047 §2).`,
      );
      result += text.slice(run.start, run.end);
    } else result += withoutControls(decoded);
    run = undefined;
  };
  for (const match of text.matchAll(WORD)) {
    const [whole, charset = '', encoding = '', content = ''] = match;
    const between = text.slice(at, match.index);
    const octets = octetsOf(encoding.toLowerCase(), content);
    const isNext = run !== undefined && between.trim() === '';
    if (isNext && octets !== undefined && run?.charset === charset.toLowerCase()) {
      run.octets.push(octets);
      run.end = match.index + whole.length;
    } else {
      flush();
      // Between encoded words, blanks only separate; beside other text they count.
      if (!(isNext && octets !== undefined)) result += between;
      if (octets === undefined) {
        problems.push('An encoded word is damaged and shown as it is: it is not in base64 (RFC 2047 §4.1).');
        result += whole;
      } else
        run = {
          charset: charset.toLowerCase(),
          octets: [octets],
          start: match.index,
          end: match.index + whole.length,
        };
    }
    at = match.index + whole.length;
  }
  flush();
  return { text: result + text.slice(at), problems };
}

function octetsOf(encoding: string, content: string): Uint8Array | undefined {
  if (encoding === 'q') return encodedOctets(content);
  // Padding carries nothing, and programs that cut words put too much or too little of it.
  let end = content.length;
  while (end > 0 && content[end - 1] === '=') end--;
  const { octets, fault } = readBase64(content.slice(0, end));
  return fault?.problem === 'character' ? undefined : octets;
}

/** The "Q" encoding (RFC 2047 §4.2): `=XX` is an octet, `_` a blank. */
function encodedOctets(content: string): Uint8Array {
  const raw = encodeUtf8(content);
  const out = new Uint8Array(raw.length);
  let length = 0;
  for (let at = 0; at < raw.length; at++) {
    const byte = raw[at] as number;
    const high = byte === 0x3d ? hexDigit(raw[at + 1] ?? 0) : -1;
    const low = high < 0 ? -1 : hexDigit(raw[at + 2] ?? 0);
    if (low >= 0) {
      out[length++] = high * 16 + low;
      at += 2;
    } else out[length++] = byte === 0x5f ? 0x20 : byte;
  }
  return out.subarray(0, length);
}

/** Line ends and other controls that were smuggled in by the encoding must not shape what is shown. */
function withoutControls(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ');
}
