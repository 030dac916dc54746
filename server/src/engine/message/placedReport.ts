import { plain } from '../text/plain.ts';
import { decodeUtf8 } from '../text/utf8.ts';
import { mimeParts } from './dsn/mimeParts.ts';
import type { ByteSpan, Message, MessageFinding } from './message.ts';
import type { MessageReport } from './messageReport.ts';
import { allFindings } from './render/allFindings.ts';

/** A report, and where in the text of the message stands what it speaks of. Plain data: it survives JSON. */
export interface PlacedReport {
  /** Texts in it are cut where they are very long. */
  readonly report: MessageReport;
  /** Of each header field, by its index. */
  readonly fields: readonly PlacedField[];
  /** All findings, each once. */
  readonly findings: readonly PlacedFinding[];
  /** What the body consists of; empty where there is none. */
  readonly parts: readonly PlacedPart[];
  /** Whether the text had to be repaired before it could be read: then places are whole lines of it. */
  readonly isRepaired: boolean;
  /** Octets of the message. */
  readonly size: number;
}

/** A place in a text, as editors count: lines and UTF-16 units from 0. */
export interface TextPlace {
  readonly line: number;
  readonly character: number;
}

export interface PlacedField {
  readonly start: TextPlace;
  readonly end: TextPlace;
  /** As it is written, with its name and its line ends as LF; cut where it is very long. */
  readonly raw: string;
}

export interface PlacedFinding extends MessageFinding {
  /** Of what it speaks of; the first line where it speaks of the whole message. */
  readonly start: TextPlace;
  readonly end: TextPlace;
}

/** A part of the body that is no multipart (RFC 2046 §5.1); the body itself, where it has none. */
export interface PlacedPart {
  /** `text/plain` and so on, in lower case. */
  readonly type: string;
  /** `base64` and so on, in lower case; empty where nothing is said. */
  readonly encoding: string;
  readonly fileName: string | null;
  /** As they are written. */
  readonly octets: number;
  /** From its delimiter on. */
  readonly start: TextPlace;
  readonly end: TextPlace;
}

/** At the end of a line, as the Language Server Protocol takes what is behind it. */
const LINE_END = 1_000_000;

/** UTF-16 units that are kept of one text, and octets of all fields as they are written. */
const LONGEST = 8192;
const LONGEST_NAME = 200;
const MOST_RAW = 4 * 1024 * 1024;

/** Finds the places of a report in the text of its message, in time linear in both. */
export function placeReport(message: Message, report: MessageReport): PlacedReport {
  const { bytes, fields, isRepaired } = message;
  const findings = allFindings(report);
  const parts = message.body === undefined ? [] : mimeParts(message).parts;
  const spans = [
    ...fields,
    ...findings.flatMap(({ at }) => at ?? []),
    ...parts.map(({ start, body: { end } }) => ({ start, end })),
  ];
  const rangeOf = isRepaired ? givenLines(message, placesIn(bytes, spans)) : ranges(placesIn(bytes, spans));
  const top = { line: 0, character: 0 };
  let left = MOST_RAW;
  return {
    report: clipped(report) as MessageReport,
    fields: fields.map((field) => {
      const length = Math.min(field.end - field.start, LONGEST, left);
      left -= length;
      const raw = decodeUtf8(bytes, field.start, field.start + length)
        .replaceAll(/\r\n?/g, '\n')
        .trimEnd();
      return { ...rangeOf(field), raw: length < field.end - field.start ? `${raw}…` : raw };
    }),
    findings: findings.map((finding) => {
      const at = finding.at ?? (finding.field === undefined ? undefined : fields[finding.field]);
      return { ...finding, ...(at === undefined ? { start: top, end: top } : rangeOf(at)) };
    }),
    parts: parts.map(({ type, encoding, fileName, start, body }) => ({
      type: plain(type.slice(0, LONGEST_NAME)),
      encoding: plain(encoding.slice(0, LONGEST_NAME)),
      fileName: fileName === undefined ? null : plain(fileName.slice(0, LONGEST_NAME)),
      octets: body.end - body.start,
      ...rangeOf({ start, end: body.end }),
    })),
    isRepaired,
    size: bytes.length,
  };
}

type RangeOf = (span: ByteSpan) => { readonly start: TextPlace; readonly end: TextPlace };

function ranges(placeOf: (offset: number) => TextPlace): RangeOf {
  return ({ start, end }) => ({ start: placeOf(start), end: placeOf(end) });
}

/** Of a text that was repaired, the whole lines of the given one: columns are others there. */
function givenLines({ givenLines: lines }: Message, placeOf: (offset: number) => TextPlace): RangeOf {
  const given = (line: number) => lines?.[line] ?? line;
  return ({ start, end }) => {
    const first = given(placeOf(start).line);
    const { line, character } = placeOf(end);
    // A line may have been several.
    const last = character === 0 && end > start ? given(line) - 1 : given(line + 1) - 1;
    return {
      start: { line: first, character: 0 },
      end: { line: Math.max(first, last), character: LINE_END },
    };
  };
}

/** The places of the ends of spans. Lines end as they do for editors: with CR LF, LF or CR. */
function placesIn(bytes: Uint8Array, spans: readonly ByteSpan[]): (offset: number) => TextPlace {
  // A byte order mark is no part of the text (RFC 3629 §6).
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const offsets = [...new Set(spans.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const places = new Map<number, TextPlace>();
  let line = 0;
  let lineStart = mark;
  let from = mark;
  let units = 0;
  let at = mark;
  for (const offset of offsets) {
    for (; at < offset && at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte !== 0x0a && !(byte === 0x0d && bytes[at + 1] !== 0x0a)) continue;
      line++;
      lineStart = at + 1;
    }
    // What was decoded of the line for the place before is not decoded again.
    if (from < lineStart) {
      from = lineStart;
      units = 0;
    }
    units += decodeUtf8(bytes, from, Math.max(from, Math.min(offset, bytes.length))).length;
    from = Math.max(from, offset);
    places.set(offset, { line, character: units });
  }
  return (offset) => places.get(offset) ?? { line: 0, character: 0 };
}

/** A value with no text in it that is very long. */
function clipped(value: unknown): unknown {
  if (typeof value === 'string') return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
  if (Array.isArray(value)) return value.map(clipped);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, clipped(each)]));
}
