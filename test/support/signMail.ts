import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createRequire } from 'node:module';

interface Signer {
  readonly signingDomain: string;
  readonly selector: string;
  readonly privateKey: string;
  readonly maxBodyLength?: number;
}

const load = createRequire(import.meta.url);
// By their files: the library's main module loads an HTTP client that is of no use here.
const { dkimSign } = load('mailauth/lib/dkim/sign.js') as {
  dkimSign(
    message: Buffer,
    options: {
      readonly canonicalization?: string;
      readonly algorithm?: string;
      readonly headerList?: readonly string[];
      readonly signTime?: Date;
      readonly expires?: Date;
      readonly signatureData: readonly Signer[];
    },
  ): Promise<{ readonly signatures: string; readonly errors: readonly unknown[] }>;
};
const { sealMessage } = load('mailauth/lib/arc/index.js') as {
  sealMessage(
    message: Buffer,
    seal: Signer & {
      readonly authResults: string;
      readonly cv: string;
      readonly i: number;
      readonly signTime: Date;
    },
  ): Promise<Buffer>;
};

/** A key pair, and the record that publishes it. */
export interface SigningKey {
  readonly domain: string;
  readonly selector: string;
  readonly object: KeyObject;
  readonly pem: string;
  readonly record: string;
}

/** Makes a key: of RSA with so many bits, or of Ed25519. */
export function signingKey(
  domain: string,
  selector: string,
  type: number | 'ed25519',
  tags = '',
): SigningKey {
  const { privateKey, publicKey } =
    type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('rsa', { modulusLength: type });
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const p = (type === 'ed25519' ? spki.subarray(-32) : spki).toString('base64');
  const record = `v=DKIM1; ${type === 'ed25519' ? 'k=ed25519; ' : ''}${tags}p=${p}`;
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;
  return { domain, selector, object: privateKey, pem, record };
}

/** Signs a message by mailauth; lines end in CRLF, one unit for each octet. */
export async function signMail(
  message: string,
  { domain, selector, pem }: SigningKey,
  options: {
    readonly canonicalization?: string;
    readonly algorithm?: string;
    readonly headerList?: readonly string[];
    readonly signTime?: Date;
    readonly expires?: Date;
    readonly maxBodyLength?: number;
  } = {},
): Promise<string> {
  const { maxBodyLength, ...others } = options;
  const data = {
    signingDomain: domain,
    selector,
    privateKey: pem,
    ...(maxBodyLength !== undefined && { maxBodyLength }),
  };
  const { signatures, errors } = await dkimSign(Buffer.from(message, 'latin1'), {
    ...others,
    signatureData: [data],
  });
  if (errors.length > 0) throw new Error(`The message cannot be signed: ${JSON.stringify(errors)}`);
  return signatures + message;
}

/** Adds an ARC set to a message by mailauth. */
export async function sealMail(
  message: string,
  { domain, selector, pem }: SigningKey,
  i: number,
  cv: string,
  signTime: Date,
): Promise<string> {
  const set = await sealMessage(Buffer.from(message, 'latin1'), {
    signingDomain: domain,
    selector,
    privateKey: pem,
    authResults: `${domain}; dkim=pass header.d=example.com`,
    cv,
    i,
    signTime,
  });
  return set.toString('latin1') + message;
}

/**
 * Signs a message with tags that no library writes: `relaxed` for the header, `simple` for the body, whose lines end in CRLF
 * and which ends in one line end.
 */
export function signByHand(
  message: string,
  { domain, selector, object }: SigningKey,
  { h, tags = '' }: { readonly h: readonly string[]; readonly tags?: string },
): string {
  const end = message.indexOf('\r\n\r\n');
  const bh = createHash('sha256')
    .update(message.slice(end + 4), 'latin1')
    .digest('base64');
  const fields = message.slice(0, end).split('\r\n');
  const names = h.map((name) =>
    fields.findLast((field) => field.toLowerCase().startsWith(`${name.toLowerCase()}:`)),
  );
  const used = new Set<string>();
  const signed = names.flatMap((field) => {
    if (field === undefined || used.has(field)) return [];
    used.add(field);
    const colon = field.indexOf(':');
    return `${field.slice(0, colon).toLowerCase()}:${field.slice(colon + 1).trim()}\r\n`;
  });
  const own = `v=1; a=rsa-sha256; c=relaxed/simple; d=${domain}; s=${selector}; h=${h.join(':')}; bh=${bh}; ${tags}b=`;
  const octets = Buffer.from(`${signed.join('')}dkim-signature:${own}`, 'latin1');
  return `DKIM-Signature: ${own}${sign('sha256', octets, object).toString('base64')}\r\n${message}`;
}
