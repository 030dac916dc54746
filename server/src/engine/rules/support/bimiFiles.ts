import type { Dns } from '../../dns/dns.ts';
import type { Http, HttpAnswer } from '../../http/http.ts';
import type { BimiRecord } from '../../mail/bimi/bimiRecord.ts';
import { type Certificate, readCertificate } from '../../mail/bimi/certificate.ts';
import { readPem } from '../../mail/bimi/pem.ts';
import { readSvgLogo, type SvgLogo } from '../../mail/bimi/svgLogo.ts';
import { webAddress } from '../../mail/bimi/webAddress.ts';
import { type Tag, tagOf } from '../../mail/tags/tagList.ts';
import { decodeUtf8 } from '../../text/utf8.ts';
import { isFile } from './fetchedFile.ts';

/** The tags of a BIMI record that name files. */
export const FILE_TAGS = ['l', 'a'] as const;

/** A file is not read on behind this: many times what logos and certificates have. */
const MOST = 1024 * 1024;
const REDIRECTS = 5;

/** A file that a record names, and what came of fetching it. */
export interface NamedFile {
  readonly tag: Tag;
  readonly answer: HttpAnswer;
}

/** Fetches what `l` or `a` names; nothing where that is no address of a file. */
export async function fetchNamed(
  record: BimiRecord,
  name: (typeof FILE_TAGS)[number],
  dns: Dns,
  http: Http,
): Promise<NamedFile | undefined> {
  const tag = record.isReadable ? tagOf(record, name) : undefined;
  if (tag === undefined || tag.value === '' || webAddress(tag).problem !== undefined) return undefined;
  return { tag, answer: await http.fetch(tag.value, { dns, redirects: REDIRECTS, most: MOST }) };
}

/** The logo that a record names, unpacked. */
export interface LogoFile {
  readonly tag: Tag;
  /** As the server says. */
  readonly type: string | undefined;
  readonly octets: Uint8Array;
  readonly svg: SvgLogo;
}

/** Fetches and reads the logo; nothing where there is none. */
export async function fetchLogo(record: BimiRecord, dns: Dns, http: Http): Promise<LogoFile | undefined> {
  const named = await fetchNamed(record, 'l', dns, http);
  if (named === undefined || !isFile(named.answer)) return undefined;
  const { type, body } = named.answer;
  const octets = await unpackLogo(body, http);
  return { tag: named.tag, type, octets, svg: readSvgLogo(decodeUtf8(octets)) };
}

/** A logo as it is drawn: SVGZ is SVG packed as gzip. */
export async function unpackLogo(file: Uint8Array, http: Http): Promise<Uint8Array> {
  const isPacked = file[0] === 0x1f && file[1] === 0x8b;
  return (isPacked && (await http.unpack(file, MOST))) || file;
}

/** The evidence that a record names. */
export interface EvidenceFile {
  readonly tag: Tag;
  /** As they stand in the file; the first is that of the logo. */
  readonly certificates: readonly Certificate[];
  readonly hasPrivateKey: boolean;
  /** When it was fetched, in milliseconds since 1970. */
  readonly at: number;
}

/** Fetches and reads the evidence; nothing where there is no file. */
export async function fetchEvidence(
  record: BimiRecord,
  dns: Dns,
  http: Http,
): Promise<EvidenceFile | undefined> {
  const named = await fetchNamed(record, 'a', dns, http);
  if (named === undefined || !isFile(named.answer)) return undefined;
  const blocks = readPem(decodeUtf8(named.answer.body));
  return {
    tag: named.tag,
    certificates: blocks
      .filter(({ label }) => label === 'CERTIFICATE')
      .flatMap(({ octets }) => readCertificate(octets) ?? []),
    hasPrivateKey: blocks.some(({ label }) => label.endsWith('PRIVATE KEY')),
    at: named.answer.at,
  };
}
