import { latin1 } from '../../text/bytes.ts';
import { decodeUtf8 } from '../../text/utf8.ts';

// Present in every host (Node, browsers, workers); declared here because the engine compiles without host types.
declare class TextDecoder {
  constructor(label: string);
  decode(bytes: Uint8Array): string;
}

/** The port for character sets: the text of octets; `undefined` where the host does not know the character set. */
export type Decode = (charset: string, octets: Uint8Array) => string | undefined;

/** Names of practice that the WHATWG's Encoding Standard, which hosts follow, does not know. */
const ALIASES: Readonly<Record<string, string>> = {
  utf: 'utf-8',
  cp932: 'shift_jis',
  'windows-31j': 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  'iso-2022-jp-ms': 'iso-2022-jp',
};

/** Character sets as the host knows them, by their names in mail (RFC 2978, and those that programs use). */
export const hostDecode: Decode = (charset, octets) => {
  const name = charset.trim().toLowerCase();
  const label = ALIASES[name] ?? name.replace(/^cp(125\d)$/, 'windows-$1');
  // Senders that say US-ASCII or nothing often write UTF-8.
  if (label === '' || label === 'us-ascii' || label === 'utf-8' || label === 'utf8') {
    const text = decodeUtf8(octets);
    return text.includes('\ufffd') && label !== 'utf-8' && label !== 'utf8'
      ? latin1(octets, 0, octets.length)
      : text;
  }
  try {
    return new TextDecoder(label).decode(octets);
  } catch {
    return undefined;
  }
};
