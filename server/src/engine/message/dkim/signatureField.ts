import { readBase64 } from '../../mail/dkim/readBase64.ts';
import { readTagList, type TagRecord } from '../../mail/tags/tagList.ts';
import type { HeaderField } from '../message.ts';

export type Canonicalization = 'simple' | 'relaxed';

/** What a DKIM-Signature (RFC 6376 §3.5) or an ARC-Message-Signature (RFC 8617 §4.1.2) says; `undefined` for what it does not. */
export interface SignatureField {
  readonly field: HeaderField;
  readonly list: TagRecord;
  readonly version: string | undefined;
  /** In lower case: `rsa-sha256`. */
  readonly algorithm: string | undefined;
  readonly domain: string | undefined;
  readonly selector: string | undefined;
  /** With the escapes of `i=` undone (RFC 6376 §2.11). */
  readonly identity: string | undefined;
  /** Of the header and of the body; `undefined` where one is not known. */
  readonly header: Canonicalization | undefined;
  readonly body: Canonicalization | undefined;
  /** The names in `h=`, in lower case. */
  readonly names: readonly string[];
  readonly signature: Uint8Array;
  /** In base64, without blanks. */
  readonly bodyHash: string | undefined;
  /** Octets of the body that are signed, of `l=`. */
  readonly length: number | undefined;
  /** Seconds since 1970 UTC. */
  readonly time: number | undefined;
  readonly expires: number | undefined;
  /** Query methods in `q=`. */
  readonly queries: readonly string[];
  /** Fields as they were signed, of `z=`: by their name in lower case, as `name:value`. */
  readonly copies: ReadonlyMap<string, string>;
}

/** Of the drafts of RFC 4871; the first had none. */
const OLD_VERSIONS: ReadonlySet<string | undefined> = new Set([undefined, '0.5']);
/** Names in one `h=` that are read: no signer lists more than a hundred. */
const MOST_NAMES = 1000;

/** Reads a signature field, right or not: never fails. */
export function readSignature(field: HeaderField): SignatureField {
  const list = readTagList({ kind: 'dkim', text: field.text, owner: undefined });
  const tags = new Map(list.tags.map(({ name, value }) => [name, value]));
  // Blanks are no part of these values (RFC 6376 §3.5).
  const value = (name: string) => tags.get(name)?.replaceAll(/\s/g, '');
  const [header = 'simple', body = 'simple'] = value('c')?.toLowerCase().split('/') ?? [];
  const identity = value('i');
  return {
    field,
    list,
    version: value('v'),
    algorithm: value('a')?.toLowerCase(),
    domain: value('d') || undefined,
    selector: value('s') || undefined,
    identity: identity === undefined ? undefined : unescaped(identity),
    header: canonicalizationOf(header),
    body: canonicalizationOf(body),
    names: items(value('h')).slice(0, MOST_NAMES),
    signature: readBase64(value('b') ?? '').octets,
    bodyHash: value('bh'),
    length: numberOf(value('l')),
    time: numberOf(value('t')),
    expires: numberOf(value('x')),
    queries: items(value('q')),
    copies: copiesOf(value('z')),
  };
}

/** Why a verifier does not look at a signature any further (RFC 6376 §6.1.1), as a sentence; `undefined` where it does. */
export function signatureProblem(
  signature: SignatureField,
  { isArc = false, acceptsOld = false }: { readonly isArc?: boolean; readonly acceptsOld?: boolean } = {},
): string | undefined {
  const { algorithm, domain, identity, names, list } = signature;
  const seen = new Set<string>();
  const twice = list.tags.find(({ name }) => seen.size === seen.add(name).size);
  if (twice !== undefined)
    return `The tag "${twice.name}" is there twice, which makes the whole signature void (RFC 6376 §3.2).`;
  if (!isArc && signature.version !== '1' && !(acceptsOld && OLD_VERSIONS.has(signature.version))) {
    return signature.version === undefined
      ? 'The tag "v" is missing, without which the signature is void (RFC 6376 §3.5).'
      : `Its version is "${signature.version}"; there is no other than 1 (RFC 6376 §3.5).`;
  }
  const missing = ['a', 'b', 'bh', 'd', 'h', 's'].find(
    (name) => !list.tags.some((tag) => tag.name === name && tag.value !== ''),
  );
  if (missing !== undefined)
    return `The tag "${missing}" is missing, without which the signature is void (RFC 6376 §3.5).`;
  if (
    !/^(?:rsa-sha256|ed25519-sha256|rsa-sha1)$/.test(algorithm ?? '') ||
    (isArc && algorithm === 'rsa-sha1')
  ) {
    return `Its algorithm is "${algorithm}", which verifiers do not know. Sign with rsa-sha256 (RFC 8301 §3.1).`;
  }
  if (signature.header === undefined || signature.body === undefined)
    return 'Its canonicalization (the tag "c") is not known: there are only "simple" and "relaxed" (RFC 6376 §3.4).';
  if (!names.includes('from')) return 'The field From is not signed, which it must be (RFC 6376 §5.4).';
  if (
    signature.queries.length > 0 &&
    !signature.queries.some((query) => query === 'dns/txt' || (acceptsOld && query === 'dns'))
  )
    return `Its key is to be asked for by "${signature.queries.join(':')}"; there is no other way than "dns/txt" (RFC 6376 §3.5).`;
  if (
    !isArc &&
    identity !== undefined &&
    !isWithin(identity.slice(identity.lastIndexOf('@') + 1), domain ?? '')
  )
    return `The identity "${identity}" (tag "i") is not within the signing domain "${domain}" (tag "d") (RFC 6376 §3.5).`;
  if (signature.time !== undefined && signature.expires !== undefined && signature.expires < signature.time)
    return 'It expires (tag "x") before it was made (tag "t") (RFC 6376 §3.5).';
  return undefined;
}

/** Whether a name is another or below it. */
export function isWithin(name: string, domain: string): boolean {
  const [inner, outer] = [name, domain].map((each) => each.toLowerCase().replace(/\.$/, '')) as [
    string,
    string,
  ];
  return inner === outer || inner.endsWith(`.${outer}`);
}

/** Where the key of a signature is (RFC 6376 §3.6.2.1). */
export function keyName({ selector, domain }: SignatureField): string {
  return `${selector}._domainkey.${domain}`;
}

function canonicalizationOf(text: string): Canonicalization | undefined {
  return text === 'simple' || text === 'relaxed' ? text : undefined;
}

function items(value: string | undefined): string[] {
  return (value ?? '')
    .toLowerCase()
    .split(':')
    .filter((item) => item !== '');
}

function numberOf(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,76}$/.test(value) ? Number(value) : undefined;
}

function copiesOf(value: string | undefined): Map<string, string> {
  const copies = new Map<string, string>();
  for (const part of (value ?? '').split('|')) {
    const text = unescaped(part);
    const colon = text.indexOf(':');
    if (colon > 0) copies.set(text.slice(0, colon).trim().toLowerCase(), text);
  }
  return copies;
}

/** A text of dkim-quoted-printable (RFC 6376 §2.11), one unit for each octet. */
function unescaped(text: string): string {
  return text.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
