import type { RecordView } from '../../rules/recordView.ts';
import { decodeUtf8 } from '../../text/utf8.ts';

/** How an entry is laid out. */
export interface EntryStyle {
  /** What stands between owner and type, the blanks around included. */
  readonly header: string;
  /** Between type and data. */
  readonly gap: string;
  /** Where the header begins if owners are padded with blanks, else 0. */
  readonly column: number;
  readonly lineEnd: string;
}

const MAX_STRING = 255;
/** Characters of a key on a line. */
const PIECE = 128;
const CLASS = /^(?:IN|CH|HS|CLASS\d+)$/i;

/**
 * How a record is laid out.
 *
 * @param withTtl whether a TTL that it has belongs to the style
 * @param writesClass whether records have their class written, where this one does not tell
 */
export function entryStyle(record: RecordView, withTtl: boolean, writesClass: boolean): EntryStyle {
  const { block, start, end } = record.entryPlace;
  const typeAt = record.typePlace.start;
  const tokens = record.tokens();
  const type = tokens.find(({ place }) => place.start === typeAt);
  const data = tokens.find(({ place }) => place.start > typeAt);
  const ownerEnd = record.inheritsOwner ? start : (tokens[0]?.place.end ?? start);
  const between = decodeUtf8(block.bytes, ownerEnd, typeAt);
  const isPlain = /^[ \t]+(?:[\w]+[ \t]+)*$/.test(between);
  const words = isPlain
    ? between
        .trim()
        .split(/[ \t]+/)
        .filter((word) => word !== '')
    : [];
  const hasTtl = words.some((word) => !CLASS.test(word));
  const header = isPlain && (withTtl || !hasTtl) ? between : ` ${writesClass ? 'IN ' : ''}`;
  const lead = /^ */.exec(header)?.[0].length ?? 0;
  const gapText = type && data ? decodeUtf8(block.bytes, type.place.end, data.place.start) : ' ';
  const gap = /^(?:\t+| +)/.exec(gapText)?.[0] ?? ' ';
  const typeEnd = (type?.text.length ?? 3) + gap.length;
  return {
    header: header.slice(lead),
    gap: gap.startsWith(' ') ? ' '.repeat(Math.max(1, typeEnd - 3)) : gap,
    column: lead === 0 ? 0 : decodeUtf8(block.bytes, start, ownerEnd).length + lead,
    lineEnd: block.bytes[end - 2] === 0x0d ? '\r\n' : '\n',
  };
}

/** The entry of a key record: on one line where its text is one string, else in parentheses, a string on each line. */
export function layKeyEntry(
  { header, gap, column, lineEnd }: EntryStyle,
  owner: string,
  text: string,
): string {
  const padding = header.startsWith('\t') ? '' : ' '.repeat(Math.max(1, column - owner.length));
  const before = `${owner}${padding}${header.replace(/^ +/, '')}TXT${gap}`;
  if (text.length <= MAX_STRING) return `${before}"${text}"${lineEnd}`;
  const tags = text.slice(0, text.indexOf('p=') + 2);
  const pieces = text.slice(tags.length).match(new RegExp(`.{1,${PIECE}}`, 'g')) ?? [];
  const indent = `${before.replaceAll(/[^\t]/g, ' ')}  `;
  return `${before}( ${[tags, ...pieces].map((string) => `"${string}"`).join(`${lineEnd}${indent}`)} )${lineEnd}`;
}
