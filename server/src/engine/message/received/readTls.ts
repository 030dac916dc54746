import type { Token } from './tokens.ts';

/** What a field says of the encryption of its hop; `null` for the part that it does not say. */
export interface HopTls {
  readonly version: string | null;
  readonly cipher: string | null;
}

const VERSION = /^(tls|ssl)[v_-]?(\d)(?:[._](\d))?$/i;
/** How ciphers are named: in parts with hyphens (OpenSSL) or underscores (IANA), of which one is an algorithm. */
const CIPHER =
  /(?:^|[-_])(?:AES(?:128|256)?|CHACHA20|DES|3DES|RC4|ARC4|ARCFOUR|CAMELLIA(?:128|256)?|ARIA(?:128|256)?|SEED|IDEA|NULL)(?:$|[-_])/i;

/**
 * Reads what the parts of a comment, or those behind `with`, say of encryption, in all the ways that mail programs write it;
 * `undefined` if they say nothing of it.
 */
export function readTls(tokens: readonly Token[]): HopTls | undefined {
  const words = tokens
    .filter(({ kind }) => kind === 'word' || kind === 'angle')
    .map(({ text }) => text)
    .slice(0, 40);
  return named(words) ?? sentence(words) ?? colons(words) ?? slashes(words) ?? labelled(words);
}

/** `version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384`, as Sendmail, Gmail and Exchange do. */
function named(words: readonly string[]): HopTls | undefined {
  const value = (key: string) =>
    words.find((word) => word.toLowerCase().startsWith(key))?.slice(key.length) || undefined;
  const version = value('version=');
  const cipher = value('cipher=');
  return tls(
    version !== undefined && version.length < 20 && /^(?:tls|ssl)/i.test(version) ? version : undefined,
    cipher,
  );
}

/** `using TLSv1.3 with cipher X`, as Postfix does; `X encrypted`, as qmail does; `tls X`, as Exim and Haraka do. */
function sentence(words: readonly string[]): HopTls | undefined {
  const after = (word: string) => {
    const at = words.findIndex((each) => each.toLowerCase() === word);
    return at < 0 ? undefined : words[at + 1];
  };
  const using = after('using');
  if (using !== undefined && isVersion(using)) return tls(using, after('cipher'));
  const encrypted = words.findIndex((word) => word.toLowerCase() === 'encrypted');
  const before = encrypted > 0 ? words[encrypted - 1] : undefined;
  if (before !== undefined && CIPHER.test(before)) return tls(words.find(isVersion), before);
  const cipher = after('tls');
  return cipher !== undefined && CIPHER.test(cipher) ? tls(words.find(isVersion), cipher) : undefined;
}

/** `TLS1.2:ECDHE_RSA_AES_256_GCM_SHA384:256`, as Exim and OpenSMTPD do. */
function colons(words: readonly string[]): HopTls | undefined {
  for (const word of words) {
    const [first = '', second] = word.replace(/^X=/i, '').split(':', 3);
    if (second !== undefined && second !== '' && isVersion(first)) return tls(first, second);
  }
  return undefined;
}

/** `ESMTP/TLS/ECDHE-RSA-AES128-GCM-SHA256`, as IronPort does. */
function slashes(words: readonly string[]): HopTls | undefined {
  for (const word of words) {
    const parts = word.split('/', 4);
    if (parts.length === 3 && /^(?:tls|ssl)/i.test(parts[1] ?? '') && CIPHER.test(parts[2] ?? ''))
      return tls(isVersion(parts[1] ?? '') ? parts[1] : undefined, parts[2]);
  }
  return undefined;
}

/** `TLS: TLSv1.3,256bits,TLS_AES_256_GCM_SHA384`, as Courier does; a version or a cipher alone. */
function labelled(words: readonly string[]): HopTls | undefined {
  const label = words.findIndex((word) => /^(?:ssl|tls):$/i.test(word));
  if (label >= 0) {
    const [version, ...others] = words.slice(label + 1);
    return tls(
      version,
      others.find((word) => CIPHER.test(word)),
    );
  }
  const [only] = words;
  if (words.length !== 1 || only === undefined) return undefined;
  // Exchange says no more than that there was encryption.
  if (/^tls$/i.test(only)) return { version: null, cipher: null };
  if (isVersion(only)) return tls(only, undefined);
  return only.includes('@') || only.includes('.') || !CIPHER.test(only) ? undefined : tls(undefined, only);
}

function isVersion(word: string): boolean {
  return VERSION.test(word);
}

function tls(version: string | undefined, cipher: string | undefined): HopTls | undefined {
  if (version === undefined && cipher === undefined) return undefined;
  return { version: version === undefined ? null : versionName(version), cipher: cipher ?? null };
}

/** In the one form that is shown: `TLSv1.3`; what is in no known form as it stands. */
function versionName(written: string): string {
  const parts = VERSION.exec(written);
  if (parts === null) return written;
  const [, protocol = '', major = '', minor] = parts;
  return protocol.toLowerCase() === 'ssl' ? `SSLv${major}` : `TLSv${major}.${minor ?? '0'}`;
}
