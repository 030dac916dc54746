import type { Place } from '../finding.ts';
import { latin1 } from '../text/bytes.ts';
import { decodeUtf8 } from '../text/utf8.ts';
import type { Block } from '../zone/block.ts';
import type { Reading, Zone } from '../zone/zone.ts';
import { entryAt } from './entryAt.ts';

/** A place that leads somewhere: to a file by its identifier, or to an address. */
export interface ZoneLink {
  readonly place: Place;
  readonly target: string;
  readonly tooltip: string;
}

interface TextLink {
  readonly start: number;
  readonly end: number;
  readonly target: string;
  readonly tooltip: string;
}

/** Where a link may start: an address or, in a comment, an RFC. */
const START = /mailto:|\b[a-z][a-z0-9+.-]{1,15}:\/\/|\brfc[ -]?\d/gi;
/** What an address goes up to; in reporting addresses (RFC 9990, RFC 8460) a comma or "!" ends one, in text a ";". */
const ADDRESS = /^[^\s"'<>\\,;!()]+/;
/** The section sign is two octets, which stand as two characters where the text has any beyond ASCII. */
const RFC = /^rfc[ -]?(\d{1,5})(?:,?\s*(?:Â?§+|section|sec\.)\s*(\d+(?:\.\d+)*))?/i;

/**
 * The links of a file: the files that it includes, addresses (https, mailto and others) in data and comments, RFCs in
 * comments. Yields at short intervals.
 *
 * @param limit at most so many
 */
export function* linksOf(zone: Zone, reading: Reading, limit: number): Generator<void, ZoneLink[]> {
  const links: ZoneLink[] = [];
  for (const [index, block] of reading.blocks.entries()) {
    if (index % 64 === 63) yield;
    if (links.length >= limit) break;
    for (const { start, end, target, tooltip } of textLinks(zone, reading, block)) {
      links.push({ place: { block, start, end }, target, tooltip });
    }
    const included = block.include && reading.includes.get(block);
    if (block.include === undefined || included === undefined) continue;
    const { start, end } = block.include;
    links.push({ place: { block, start, end }, target: included.uri, tooltip: 'Open the included file' });
  }
  return links.slice(0, limit);
}

const linksByText = new WeakMap<Uint8Array, readonly TextLink[]>();

function textLinks(zone: Zone, reading: Reading, block: Block): readonly TextLink[] {
  const known = linksByText.get(block.bytes);
  if (known !== undefined) return known;
  const links = findLinks(zone, reading, block);
  linksByText.set(block.bytes, links);
  return links;
}

function findLinks(zone: Zone, reading: Reading, block: Block): TextLink[] {
  const { bytes } = block;
  const links: TextLink[] = [];
  const text = textOf(bytes);
  let behind = 0;
  for (const { index: start } of text.matchAll(START)) {
    if (start < behind) continue;
    const { parts } = entryAt(zone, reading, block, start);
    const part = parts.find((each) => each.start <= start && start < each.end);
    const isComment = part === undefined;
    if (!isComment && part.role !== 'field' && part.role !== 'rest') continue;
    const lineEnd = text.slice(start, start + 2048).search(/[\r\n]/);
    const rest = text.slice(start, part?.end ?? (lineEnd < 0 ? start + 2048 : start + lineEnd));
    const link = /^rfc/i.test(rest) ? (isComment ? rfcLink(rest) : undefined) : addressLink(rest);
    if (link === undefined) continue;
    behind = start + link.length;
    links.push({ start, end: behind, target: link.target, tooltip: link.tooltip });
  }
  return links;
}

/** The text with one character for each octet. */
function textOf(bytes: Uint8Array): string {
  const text = decodeUtf8(bytes);
  return text.length === bytes.length ? text : latin1(bytes, 0, bytes.length);
}

interface FoundLink {
  readonly length: number;
  readonly target: string;
  readonly tooltip: string;
}

function addressLink(rest: string): FoundLink | undefined {
  // The end of a sentence is not of the address.
  const address = (ADDRESS.exec(rest)?.[0] ?? '').replace(/[.:]+$/, '');
  const isMail = /^mailto:/i.test(address);
  if (isMail ? !/^mailto:[^@]+@[^@]+$/i.test(address) : !/:\/\/[^/]/.test(address)) return undefined;
  return {
    length: address.length,
    target: address,
    tooltip: isMail ? 'Write to this address' : 'Open this address',
  };
}

function rfcLink(rest: string): FoundLink | undefined {
  const [written, number, section] = RFC.exec(rest) ?? [];
  if (written === undefined) return undefined;
  const anchor = section === undefined ? '' : `#section-${section}`;
  return {
    length: written.length,
    target: `https://www.rfc-editor.org/rfc/rfc${Number(number)}${anchor}`,
    tooltip: `Open RFC ${Number(number)}${section === undefined ? '' : `, section ${section}`}`,
  };
}
